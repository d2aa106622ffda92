import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate, formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { count } from '../../domain/text.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';

export interface LoggedViewInput {
  readonly rep: { readonly name: string };
  readonly heldOn: CalendarDate;
  /** How many things were agreed, and when the first of them is due. */
  readonly agreed: number;
  readonly dueOn: CalendarDate | undefined;
  readonly isShared: boolean;
  readonly today: CalendarDate;
}

/** A word that it was saved, in place of the modal, for whoever has no list in sight that says so. */
export function loggedView(input: LoggedViewInput): ModalView {
  const { rep, heldOn, agreed, dueOn, isShared, today } = input;
  const name = safe(firstName(rep.name), 60);
  const due = dueOn === undefined ? '' : `, due ${formatDate(dueOn, today)}`;
  return {
    type: 'modal',
    title: plain('Log one-on-one', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*✓ Saved: your one-on-one with ${name}, ${formatDay(heldOn, today)}*`,
        agreed === 0 ? undefined : `${count(agreed, 'commitment')}${due}.`,
        isShared ? `${name} gets the recap.` : undefined,
        'Your lists and your Home say so too.',
      ),
    ],
  };
}
