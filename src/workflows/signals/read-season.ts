import { setImmediate } from 'node:timers/promises';
import type { Company } from '../../database/signals/company.ts';
import type { Database } from '../../database/connection.ts';
import { loadTeamHistory, managersWithReports } from '../../database/signals/rep-histories.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CompanySeason, TeamHistory } from '../../domain/pipeline/rep-history.ts';
import { joinedSeasons, teamSeason } from '../../domain/signals/company-season.ts';
import { readAhead, TEAMS_AHEAD } from '../each-of.ts';

/** So many teams show what the company's weeks have in common; more would hardly show more, and cost time and memory. */
const MAX_TEAMS = 12;

/** The company's season, and its teams. */
export interface SeasonReading {
  readonly season: CompanySeason;
  /** Everybody who has a team. */
  readonly managers: readonly PersonId[];
  /** Reads a team, or returns the one that was read for the season; kept only where these are all teams, to save memory. */
  teamOf(manager: PersonId): Promise<TeamHistory>;
}

/** The company's season as known at the end of `asOf`, from all its teams or an even choice of them. */
export async function readSeason(
  database: Database,
  company: Company,
  asOf: CalendarDate,
): Promise<SeasonReading> {
  const managers = await managersWithReports(database);
  const chosen = managersOfSeason(managers);
  const read = (manager: PersonId) => loadTeamHistory(database, manager, company, asOf);
  const kept = new Map<PersonId, TeamHistory>();
  const seasons = await teamSeasons(chosen, asOf, async (manager) => {
    const team = await read(manager);
    if (managers.length <= MAX_TEAMS) kept.set(manager, team);
    return team;
  });
  return {
    season: joinedSeasons(seasons),
    managers,
    teamOf: async (manager) => kept.get(manager) ?? read(manager),
  };
}

/** Whose teams the season is read from: all, or as many as there may be from the first to the last, always the same ones. */
export function managersOfSeason(managers: readonly PersonId[]): readonly PersonId[] {
  const step = managers.length / MAX_TEAMS;
  return step <= 1 ? managers : managers.filter((_, index) => index % step < 1);
}

/** What each of these managers' teams adds to the season, in their order. */
export async function teamSeasons(
  managers: readonly PersonId[],
  asOf: CalendarDate,
  teamOf: (manager: PersonId) => Promise<TeamHistory>,
): Promise<readonly CompanySeason[]> {
  const seasons: CompanySeason[] = [];
  for (const reading of readAhead(managers, TEAMS_AHEAD, teamOf)) {
    seasons.push(teamSeason(await reading, asOf));
    // Judging blocks everything else.
    await setImmediate();
  }
  return seasons;
}
