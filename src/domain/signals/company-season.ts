import type { CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { CompanySeason, CountedTeams, TeamHistory } from '../pipeline/rep-history.ts';
import { addedUp, type WeekSums } from '../statistics/season.ts';
import { teamTimeline } from '../team/team-timeline.ts';
import type { Detector } from './detector.ts';
import { DETECTORS } from './detectors.ts';
import { teamMembers, type TeamMembers } from './team-members.ts';

const ALL: readonly Detector[] = DETECTORS;

/** What one team tells of its company's season, as it was known at the end of `asOf`. */
export function teamSeason(team: TeamHistory, asOf: CalendarDate): CompanySeason {
  const timeline = teamTimeline(team, asOf);
  const weeks = new Map(
    timeline === undefined
      ? []
      : ALL.flatMap(({ countWeeks }) => [...(countWeeks?.(timeline) ?? [])]),
  );
  const teams = new Map(
    (timeline === undefined ? [] : teamMembers(timeline))
      .filter(({ reps }) => reps.length > 0)
      .map((one) => [one.name, countedOf(one)]),
  );
  return { reps: new Set(team.reps.map(({ id }) => id)), weeks, teams };
}

function countedOf({ kind, stage, noun, direction, team }: TeamMembers): CountedTeams {
  return { kind, stage, noun, direction, teams: [team] };
}

/** What different teams of one company tell together. */
export function joinedSeasons(seasons: readonly CompanySeason[]): CompanySeason {
  const reps = new Set<PersonId>();
  const weeks = new Map<string, WeekSums>();
  const teams = new Map<string, CountedTeams>();
  for (const season of seasons) {
    for (const rep of season.reps) reps.add(rep);
    for (const [name, counted] of season.teams) {
      const before = teams.get(name)?.teams ?? [];
      teams.set(name, { ...counted, teams: [...before, ...counted.teams] });
    }
    for (const [counted, sums] of season.weeks) {
      const before = weeks.get(counted);
      weeks.set(counted, before === undefined ? sums : addedUp(before, sums));
    }
  }
  return { reps, weeks, teams };
}
