import { addDays, DAYS_A_WEEK, daysBetween, type CalendarDate } from '../calendar.ts';
import type { PersonId, SignalId } from '../ids.ts';
import type { ItemContent } from './checklist.ts';
import { progressKey, type RepProgress } from './progress.ts';

/** An item of one of the manager's earlier lists. */
export interface EarlierItem {
  /** The Monday of its list. */
  readonly week: CalendarDate;
  readonly content: ItemContent;
}

/** For so long the same question about the same person and kind isn't asked again, and as far back lists are read. */
export const REMEMBERED_WEEKS = 10;

/** The questions that were asked about what `isAbout` says, in lists less than ten weeks before this one. */
export function askedLately(
  earlier: readonly EarlierItem[],
  week: CalendarDate,
  isAbout: (content: ItemContent) => boolean,
): ReadonlySet<string> {
  const lately = earlier.filter(
    (item) => weeksAgo(item, week) < REMEMBERED_WEEKS && isAbout(item.content),
  );
  return new Set(
    lately.flatMap(({ content }) => ('questions' in content ? content.questions.slice(0, 1) : [])),
  );
}

/** The Mondays of the earlier lists that had this signal, the newest first. */
export function weeksListed(earlier: readonly EarlierItem[], signal: SignalId): CalendarDate[] {
  return earlier
    .filter(({ content }) => content.kind === 'signal' && content.signalId === signal)
    .map(({ week }) => week)
    .toSorted()
    .toReversed();
}

/** For how many weeks running, up to the one before this, a rep was named as whose turn it is. */
export function weeksRunning(
  earlier: readonly EarlierItem[],
  rep: PersonId,
  week: CalendarDate,
): number {
  const named = new Set(
    earlier
      .filter(
        ({ content }) => content.kind === 'longest-without-a-one-on-one' && content.rep.id === rep,
      )
      .map((item) => item.week),
  );
  let weeks = 0;
  while (named.has(addDays(week, -(weeks + 1) * DAYS_A_WEEK))) weeks += 1;
  return weeks;
}

/** Whether an earlier list said it. */
export function wasSaid(earlier: readonly EarlierItem[], { rep, progress }: RepProgress): boolean {
  const key = progressKey(progress);
  return earlier.some(
    ({ content }) =>
      content.kind === 'progress' &&
      content.rep.id === rep.id &&
      progressKey(content.progress) === key,
  );
}

function weeksAgo({ week: then }: EarlierItem, week: CalendarDate): number {
  return daysBetween(then, week) / DAYS_A_WEEK;
}
