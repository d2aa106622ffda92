import { addDays, DAYS_A_WEEK, daysBetween, weekStart, type CalendarDate } from '../calendar.ts';
import type { CoachingStreak } from '../second-line/coaching-streak.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { Checklist } from '../checklists/checklist.ts';
import type { Expectation } from '../one-on-ones/expectation.ts';
import type { PersonId } from '../ids.ts';
import type { Initiative } from '../programme/initiative.ts';
import type { Recap } from '../recaps/recap.ts';
import type { CoachingDigest } from '../second-line/digest.ts';
import type { TeamGlance } from './team-glance.ts';

/** A manager's App Home: the week, the streak and the team. */
export interface ManagerHome {
  readonly week: WeekAtHome;
  /** When the next checklist comes; undefined where no working day is known. */
  readonly next: { readonly on: CalendarDate; readonly hour: number } | undefined;
  readonly pause:
    | { readonly until: CalendarDate; readonly cover: NamedPerson | undefined }
    | undefined;
  /** For whom the manager got this week's list as cover. */
  readonly coversFor: readonly NamedPerson[];
  readonly streak: CoachingStreak;
  readonly glance: TeamGlance;
  /** Each rep's one-on-ones with this manager, week by week, this week last. */
  readonly oneOnOnes: ReadonlyMap<PersonId, readonly number[]>;
  /** How the managers below coach; undefined for somebody to whom none reports. */
  readonly managers: CoachingDigest | undefined;
  /** The newest recap shared with the manager, who is somebody's report as well; undefined for none. */
  readonly agreed: Recap | undefined;
}

/** This week's checklist, or why there is none. */
export type WeekAtHome =
  | {
      readonly state: 'sent';
      readonly checklist: Checklist;
      readonly lastWeek: { readonly logged: number; readonly of: number } | undefined;
      /** What was agreed as good, by rep; shown beside signals. */
      readonly expectations: ReadonlyMap<PersonId, readonly Expectation[]>;
      /** What is rolled out in this week. */
      readonly initiatives: readonly Initiative[];
      /** The cover who got it. */
      readonly cover: NamedPerson | undefined;
    }
  | { readonly state: 'stale-export'; readonly exportAsOf: CalendarDate }
  /** Only managers report to this one, who gets the digest about them instead. */
  | { readonly state: 'digest' }
  | { readonly state: 'none' };

/** The weeks of a quarter: what came before is not today's habit. */
const WEEKS_SHOWN = 12;

/** How many of the dates lie in each of the last weeks, this week last. */
export function countByWeek(dates: readonly CalendarDate[], today: CalendarDate): number[] {
  const first = addDays(weekStart(today), -(WEEKS_SHOWN - 1) * DAYS_A_WEEK);
  const counts = Array.from({ length: WEEKS_SHOWN }, () => 0);
  for (const date of dates) {
    const week = Math.floor(daysBetween(first, date) / DAYS_A_WEEK);
    if (week >= 0 && week < WEEKS_SHOWN) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}
