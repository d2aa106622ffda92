import type { CalendarDate } from '../../domain/calendar.ts';
import type { SignalId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/signals/evidence.ts';

/** A signal's measure as one export had it. */
export interface SignalMeasureTable {
  signal_id: SignalId;
  as_of: CalendarDate;
  observed: number;
  usual: number;
  better_when: 'higher' | 'lower';
  /** Null, as the unit, in exports from before it was kept. */
  name: string | null;
  unit: Measure['unit'] | null;
}
