import type { Generated, JSONColumnType } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId, SignalId } from '../../domain/ids.ts';
import type { ClearedEvidence, Evidence } from '../../domain/signals/evidence.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';

/** One episode of one rep's signal. At most one episode of a kind is open at a time. */
export interface SignalTable {
  id: Generated<SignalId>;
  rep_id: PersonId;
  kind: SignalKind;
  episode: number;
  state: Generated<'raised' | 'cleared'>;
  severity: number;
  evidence: JSONColumnType<Evidence>;
  /** How its measure stood when it cleared; null while it is raised, and where it is unknown. */
  cleared_evidence: JSONColumnType<ClearedEvidence> | null;
  first_seen_on: CalendarDate;
  last_seen_on: CalendarDate;
  cleared_on: CalendarDate | null;
  dismissed_on: CalendarDate | null;
  dismissed_severity: number | null;
  snoozed_until: CalendarDate | null;
  fading_since: CalendarDate | null;
}
