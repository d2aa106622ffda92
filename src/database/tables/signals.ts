import type { CalendarDate } from '../../domain/calendar.ts';
import type { GroupSignalId, PersonId, SignalId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/signals/evidence.ts';
import type { IssueKind, SignalKind } from '../../domain/signals/kinds.ts';
import type { StoredJson } from './stored-json.ts';
import type { Generated } from 'kysely';

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
  /** When it was last there again, less than a quarter after it had been called over; null for never. */
  came_back_on: CalendarDate | null;
}

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

/** One episode of what a team has in common, or the company, where there is no manager. */
export interface GroupSignalTable {
  id: Generated<GroupSignalId>;
  manager_id: PersonId | null;
  kind: IssueKind;
  episode: number;
  severity: number;
  /** Read by `readGroupFacts`. */
  facts: StoredJson;
  first_seen_on: CalendarDate;
  last_seen_on: CalendarDate;
  cleared_on: CalendarDate | null;
  snoozed_until: CalendarDate | null;
  dismissed_on: CalendarDate | null;
  dismissed_severity: number | null;
}

/** How far a new rep's ramp had come as of one export. */
export interface RampTable {
  rep_id: PersonId;
  as_of: CalendarDate;
  record: StoredJson;
  /** Null once the ramp is over. */
  standing: StoredJson<null>;
}

/** One row: a detection is pending while the data have a later version than the one that was detected. */
export interface DetectionTable {
  /** How often anything that detectors read was changed. */
  data_version: number;
  /** Up to which of these versions signals are up to date. */
  detected_version: number;
  /** The newest of these versions that a detection has begun with. */
  begun_version: Generated<number>;
}
