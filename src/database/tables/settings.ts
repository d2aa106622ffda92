import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Sensitivity } from '../../domain/settings/preference.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { Generated } from 'kysely';

/** How somebody wants their checklists; no row for the usual. */
export interface PreferenceTable {
  person_id: PersonId;
  weekday: number;
  hour: number;
  max_items: number;
  muted_kinds: SignalKind[];
  sensitivity: Sensitivity;
  paused_until: CalendarDate | null;
  cover_id: PersonId | null;
  midweek_reminder: boolean;
  /** Whether the manager had the whole log modal open last. */
  logs_in_full: Generated<boolean>;
  country: string | null;
  region: string | null;
  changed_at: Generated<Date>;
}
