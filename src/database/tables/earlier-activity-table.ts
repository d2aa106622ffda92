import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId } from '../../domain/ids.ts';

export interface EarlierActivityTable {
  opportunity_id: OpportunityId;
  held_on: CalendarDate;
}
