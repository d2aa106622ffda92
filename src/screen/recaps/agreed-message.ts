import type { KnownBlock } from '@slack/types';
import { localTime } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import type { Recap } from '../../domain/recaps/recap.ts';
import type { Reader } from '../parts/reader.ts';
import { context, safe, section } from '../parts/mrkdwn.ts';
import { addPointButton, recapBlocks } from './recap-message.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** What was agreed with somebody, as far as it is shared with them. */
export interface Agreed {
  /** Undefined for somebody who reports to nobody. */
  readonly manager: NamedPerson | undefined;
  /** The newest first. */
  readonly recaps: readonly Recap[];
}

/** So many recaps are within Slack's 13,200 characters of a message, however long they are. */
export const MAX_RECAPS = 5;
/** The notes are in the message that shared them; here there is room for what was agreed. */
const LIMITS = { words: 400, notes: 0 };

/** What a rep finds on `/coach` and on the App Home: what was agreed with them, and nothing else. */
export function agreedMessage({ manager, recaps }: Agreed, reader: Reader): SlackMessage {
  const today = localTime(reader.now, reader.timeZone).date;
  const name = manager === undefined ? 'Your manager' : safe(firstName(manager.name), 60);
  const heading = 'What was agreed with you';
  const none = `Nothing is shared with you yet. When ${name} shares a recap of a one-on-one, what you two agreed is here, for you to tick off and add to.`;
  const adding: KnownBlock[] =
    manager === undefined ? [] : [{ type: 'actions', elements: [addPointButton()] }];
  if (recaps.length === 0) {
    return { text: `${heading}: ${none}`, blocks: [section(`*${heading}*`, none), ...adding] };
  }
  const shown = recaps.slice(0, MAX_RECAPS);
  const titles = shown.map(
    (recap) => `${safe(firstName(recap.manager.name), 60)}, ${formatDay(recap.heldOn, today)}`,
  );
  return {
    text: `${heading}: ${titles.join('; ')}`,
    blocks: [
      section(`*${heading}*`),
      ...shown.flatMap((recap, index): KnownBlock[] => [
        { type: 'divider' },
        section(`*With ${titles[index] ?? ''}*`),
        ...recapBlocks(recap, reader, LIMITS),
      ]),
      context('Only what your manager chose to share. There is no score of you anywhere.'),
      ...adding,
    ],
  };
}
