import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId, OpportunityId } from '../../domain/ids.ts';
import type { TrackedField } from '../../domain/pipeline/opportunity.ts';

export interface OpportunityChangeTable {
  opportunity_id: OpportunityId;
  field: TrackedField;
  old_value: string | null;
  new_value: string | null;
  seen_on: CalendarDate;
  source: 'export' | 'history';
  import_id: ImportId;
}
