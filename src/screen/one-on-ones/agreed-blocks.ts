import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import type { Recap } from '../../domain/recaps/recap.ts';
import { COMMAND } from '../ids.ts';
import { safe, section } from '../parts/mrkdwn.ts';

/** What is still open from the newest one-on-one that was shared with a manager; nothing where none was. */
export function agreedBlocks(recap: Recap | undefined, today: CalendarDate): KnownBlock[] {
  if (recap === undefined) return [];
  const open = recap.commitments.filter(({ state }) => state === 'open');
  return [
    section(
      `*What ${safe(firstName(recap.manager.name), 60)} agreed with you*, ${formatDay(recap.heldOn, today)}`,
      ...open.map(({ action, owner, dueOn }) => {
        const due = dueOn === undefined ? '' : `, due ${formatDay(dueOn, today)}`;
        return `• ${safe(action, 100)} (${owner === 'rep' ? 'you' : 'they'} do${due})`;
      }),
      `${open.length === 0 ? 'Nothing of it is open. ' : ''}\`${COMMAND} agreed\` shows all of it.`,
    ),
  ];
}
