import { setImmediate } from 'node:timers/promises';
import type { Company } from '../database/company.ts';
import type { Database } from '../database/connection.ts';
import { loadTeamHistory, managersWithReports } from '../database/rep-histories.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import type { CompanySeason, TeamHistory } from '../domain/rep-history.ts';
import { joinedSeasons, teamSeason } from '../domain/signals/company-season.ts';
import { readAhead } from './each-of.ts';

/** So many teams tell what the company's weeks have in common; more would hardly tell more, and cost time and memory. */
const MOST_TEAMS = 12;

/** The company's season, and its teams. */
export interface SeasonReading {
  readonly season: CompanySeason;
  /** Everybody who has a team. */
  readonly managers: readonly PersonId[];
  /** Reads a team, or gives the one that was read for the season; those are kept where they are all, or they'd fill the memory. */
  teamOf(manager: PersonId): Promise<TeamHistory>;
}

/** Learns the company's season as it was known at the end of `asOf`, from all its teams or an even choice of them. */
export async function readSeason(
  database: Database,
  company: Company,
  asOf: CalendarDate,
): Promise<SeasonReading> {
  const managers = await managersWithReports(database);
  const read = (manager: PersonId) => loadTeamHistory(database, manager, company, asOf);
  const kept = new Map<PersonId, TeamHistory>();
  let season: CompanySeason = { reps: new Set(), weeks: new Map() };
  const chosen = evenChoice(managers, MOST_TEAMS);
  const reading = readAhead(chosen, 1, async (manager) => ({ manager, team: await read(manager) }));
  for (const next of reading) {
    const { manager, team } = await next;
    season = joinedSeasons(season, teamSeason(team, asOf));
    if (managers.length <= MOST_TEAMS) kept.set(manager, team);
    await setImmediate();
  }
  return { season, managers, teamOf: async (manager) => kept.get(manager) ?? read(manager) };
}

/** All, or as many as there may be from the first to the last, always the same ones. */
function evenChoice<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = items.length / most;
  return step <= 1 ? items : items.filter((_, index) => index % step < 1);
}
