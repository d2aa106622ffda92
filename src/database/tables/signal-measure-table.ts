import type { CalendarDate } from '../../domain/calendar.ts';
import type { SignalId } from '../../domain/ids.ts';

/** A signal's measure as one export had it. */
export interface SignalMeasureTable {
  signal_id: SignalId;
  as_of: CalendarDate;
  observed: number;
  usual: number;
  better_when: 'higher' | 'lower';
}
