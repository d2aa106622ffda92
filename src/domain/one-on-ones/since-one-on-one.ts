import type { CalendarDate } from '../calendar.ts';
import type { ClearedEvidence, Measure } from '../signals/evidence.ts';

/** What became of a signal since the one-on-one about it: `Since your talk on 12 Nov: coverage 1.8× → 2.6×, better`. */
export interface SinceOneOnOne {
  readonly on: CalendarDate;
  /** Absent where the measures of then and now can't be compared. */
  readonly change?: {
    readonly name: string;
    readonly unit: Measure['unit'];
    readonly before: number;
    readonly now: number;
    readonly verdict: 'better' | 'same' | 'worse';
  };
}

/** Less than this share of the way back to the usual counts as unchanged. */
const CLEAR_SHARE_OF_GAP = 0.25;
/** Or, where there was no way to go, by a tenth of the usual. */
const CLEAR_SHARE_OF_USUAL = 0.1;
/** What is lost in binary fractions. */
const ROUNDING = 1e-9;

/** Compares the measure at the one-on-one with what the exports say now. */
export function sinceOneOnOne(
  on: CalendarDate,
  before: Measure | undefined,
  now: ClearedEvidence,
): SinceOneOnOne {
  const { measure } = now;
  if (before === undefined || measure === undefined) return { on };
  if (before.name !== measure.name || before.unit !== measure.unit) return { on };
  const [was, is] = [before.observed, levelSince(on, now, measure)];
  if (!Number.isFinite(was) || !Number.isFinite(is)) return { on };
  const { name, unit } = measure;
  return { on, change: { name, unit, before: was, now: is, verdict: verdictOf(before, is) } };
}

/** What is counted by weeks is counted over the whole weeks since the one-on-one; anything else as it is now. */
function levelSince(on: CalendarDate, { series }: ClearedEvidence, measure: Measure): number {
  if (measure.unit !== 'count' || series?.label !== measure.name) return measure.observed;
  const values = series.points.flatMap(({ week, value }) =>
    week >= on && value !== null ? [value] : [],
  );
  if (values.length === 0) return measure.observed;
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function verdictOf(before: Measure, now: number): 'better' | 'same' | 'worse' {
  const gap = Math.abs(before.usual - before.observed);
  const clear =
    Number.isFinite(gap) && gap > 0
      ? gap * CLEAR_SHARE_OF_GAP
      : Math.abs(before.usual) * CLEAR_SHARE_OF_USUAL;
  const gain = (now - before.observed) * (before.betterWhen === 'higher' ? 1 : -1);
  if (Math.abs(gain) < clear - ROUNDING || gain === 0) return 'same';
  return gain > 0 ? 'better' : 'worse';
}
