import type { CalendarDate } from '../calendar.ts';
import type { GroupSignalId, SignalId } from '../ids.ts';
import type { Measure } from '../signals/evidence.ts';

/** What a signal's exports said of it while it was raised. */
export interface SignalSpan {
  readonly firstSeenOn: CalendarDate;
  /** Undefined while it is raised. */
  readonly clearedOn: CalendarDate | undefined;
  /** The oldest first. */
  readonly measures: readonly { readonly asOf: CalendarDate; readonly measure: Measure }[];
}

/** A one-on-one with the signal's rep. */
interface Held {
  readonly heldOn: CalendarDate;
  /** Undefined where no item led to it. */
  readonly signalId: SignalId | undefined;
  /** Of a talk with a team about what it has in common. */
  readonly groupSignalId?: GroupSignalId | undefined;
}

/**
 * The last one-on-one that was about no signal and took place while this one was raised, with the signal's figures as the
 * newest export before it had them: with the one-on-one itself none were kept. Undefined where there was none.
 */
export function lastMeanwhile(
  { firstSeenOn, clearedOn, measures }: SignalSpan,
  oneOnOnes: readonly Held[],
): { readonly on: CalendarDate; readonly measure: Measure | undefined } | undefined {
  let last: CalendarDate | undefined;
  for (const { heldOn, signalId, groupSignalId } of oneOnOnes) {
    if ((signalId ?? groupSignalId) !== undefined || heldOn < firstSeenOn) continue;
    if (clearedOn !== undefined && heldOn >= clearedOn) continue;
    if (last === undefined || heldOn > last) last = heldOn;
  }
  if (last === undefined) return undefined;
  const on = last;
  return { on, measure: measures.findLast(({ asOf }) => asOf <= on)?.measure };
}
