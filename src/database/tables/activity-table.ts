import type { ActivityKind } from '../../domain/pipeline/activity.ts';
import type { CalendarDate } from '../../domain/calendar.ts';

export interface ActivityTable {
  id: string;
  opportunity_id: string;
  owner_key: string | null;
  held_on: CalendarDate;
  kind: ActivityKind;
}
