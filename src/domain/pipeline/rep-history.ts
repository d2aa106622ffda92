import type { CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Opportunity, OpportunityChange } from './opportunity.ts';
import type { Person } from '../people/person.ts';
import type { Quota } from './quota.ts';
import type { RampRecord } from './ramp-record.ts';
import type { WeekSums } from '../statistics/season.ts';
import type { Direction, Member } from '../statistics/shared-change.ts';

/** A rep, and the team that the rep is compared with; what the rep sold is found among the team's. */
export interface RepHistory {
  readonly rep: Person;
  readonly team: TeamHistory;
  /** What the company's weeks have in common; absent where only the team is known. */
  readonly season?: CompanySeason;
}

/**
 * What the weeks of a company have in common, by what is counted: a market, holidays and quarter ends are the same for
 * all teams, and one small team shows little of them.
 */
export interface CompanySeason {
  /** Whose weeks these are. */
  readonly reps: ReadonlySet<PersonId>;
  readonly weeks: ReadonlyMap<string, WeekSums>;
  /** By what is counted: each team's reps of today together. */
  readonly teams: ReadonlyMap<string, CountedTeams>;
}

/** What teams had of one thing that is counted. */
export interface CountedTeams {
  /** The kind of issue that counts it. */
  readonly kind: string;
  /** The stage that is counted; undefined for all together. */
  readonly stage: string | undefined;
  /** As `new deals`. */
  readonly noun: string;
  /** Which way it goes when something is wrong. */
  readonly direction: Direction;
  readonly teams: readonly Member[];
}

/** What is known of the reps of one manager, and what the exports cover. */
export interface TeamHistory {
  /** Those who left are among them: their past is part of what is usual. */
  readonly reps: readonly Person[];
  /** Opportunities that one of the reps owns or has owned. */
  readonly opportunities: readonly OpportunityHistory[];
  readonly quotas: readonly Quota[];
  /** When they are away, as far as a file says it; absent where it was not recorded. */
  readonly absences?: readonly Absence[];
  /** How far back detectors look from the newest export; the same for all teams of a company. */
  readonly weeksOfHistory: number;
  /** The dates of the imported exports, oldest first. */
  readonly exportDates: readonly CalendarDate[];
  /** Up to this day the CRM's own history has every change; undefined where none was imported. */
  readonly historyUntil: CalendarDate | undefined;
  /** Up to this day activities are known; undefined where no export has any. */
  readonly activitiesUntil: CalendarDate | undefined;
  /** Before this day each deal's last activity is all that exports show; absent where all are known. */
  readonly activitiesFrom?: CalendarDate | undefined;
  /** How the ramps of the company's other reps went, according to earlier exports; absent where it was not recorded. */
  readonly starters?: readonly Starter[];
}

/** A time that a rep is away. */
export interface Absence {
  readonly personId: PersonId;
  readonly from: CalendarDate;
  /** The last day away; undefined where the end is open. */
  readonly until: CalendarDate | undefined;
}

export interface Starter {
  readonly personId: PersonId;
  readonly record: RampRecord;
}

/** An opportunity as the last import left it, with every change that led there, oldest first. */
export interface OpportunityHistory {
  readonly opportunity: Opportunity;
  /** Who owned it, oldest first; never empty. */
  readonly owners: readonly Ownership[];
  readonly firstSeenOn: CalendarDate;
  readonly changes: readonly OpportunityChange[];
  /** The day numbers on which anybody did something for it, as far as they are known, oldest first. */
  readonly activityDays: readonly number[];
}

/** Whose an opportunity is from a day on. */
export interface Ownership {
  /** Undefined for an owner who is not in the roster. */
  readonly personId: PersonId | undefined;
  /** Undefined for the first owner: from the beginning. */
  readonly since: CalendarDate | undefined;
}
