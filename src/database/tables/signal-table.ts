import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId, SignalId } from '../../domain/ids.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { StoredJson } from './stored-json.ts';

/** One episode of one rep's signal. At most one episode of a kind is open at a time. */
export interface SignalTable {
  id: Generated<SignalId>;
  rep_id: PersonId;
  kind: SignalKind;
  episode: number;
  state: Generated<'raised' | 'cleared'>;
  severity: number;
  /** Read by `readEvidence`. */
  evidence: StoredJson;
  /** How its measure stood when it cleared; null while it is raised, and where it is unknown. */
  cleared_evidence: StoredJson<null>;
  first_seen_on: CalendarDate;
  last_seen_on: CalendarDate;
  cleared_on: CalendarDate | null;
  dismissed_on: CalendarDate | null;
  dismissed_severity: number | null;
  snoozed_until: CalendarDate | null;
  fading_since: CalendarDate | null;
}
