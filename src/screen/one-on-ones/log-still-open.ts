import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { aWeekLater } from '../../domain/one-on-ones/commitment-move.ts';
import { formatDate, formatDay } from '../../domain/dates-in-words.ts';
import type { CommitmentId } from '../../domain/ids.ts';
import { BECAME, LOG_BLOCKS } from '../ids.ts';
import { option, selectInput } from '../parts/input-blocks.ts';
import { context, section } from '../parts/mrkdwn.ts';
import { optional } from './log-question.ts';

/** A commitment that is open from an earlier one-on-one. */
export interface OpenAction {
  readonly id: CommitmentId;
  readonly action: string;
  readonly dueOn: CalendarDate | undefined;
}

/** More doesn't fit into a one-on-one; what is left out stays open. */
const MAX_OPEN = 10;

/** The part of the log modal that asks what became of what was agreed before. */
export function stillOpen(open: readonly OpenAction[], today: CalendarDate): KnownBlock[] {
  if (open.length === 0) return [];
  const left = open.length - MAX_OPEN;
  return [
    section('*Open from last time*'),
    ...open.slice(0, MAX_OPEN).map((one) => whatBecameOf(one, today)),
    ...(left > 0 ? [context(`${left} more ${left === 1 ? 'stays' : 'stay'} open.`)] : []),
  ];
}

function whatBecameOf({ id, action, dueOn }: OpenAction, today: CalendarDate): KnownBlock {
  const later = aWeekLater(dueOn, today);
  const open = option(BECAME.open, 'Leave it open');
  const hint = dueOn && `Due ${formatDate(dueOn, today)}`;
  const question = optional(LOG_BLOCKS.openCommitment(id), action, hint);
  return selectInput(question, {
    options: [
      open,
      option(BECAME.kept, 'Done'),
      // The day itself is sent, so that the same choice twice is the same day.
      option(`${BECAME.moved}:${later}`, `Move to ${formatDay(later, today)}`),
      option(BECAME.dropped, 'Drop'),
    ],
    initial_option: open,
  });
}
