import { loadCompany } from '../database/company.ts';
import type { Database } from '../database/connection.ts';
import { loadTeamHistory, managersWithReports } from '../database/rep-histories.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import { judgeTeam, type Judgement } from '../domain/signals/judge-team.ts';
import { readSeason } from './read-season.ts';

/**
 * What every detector says as of an export, without writing anything: of all reps team by team, or of one
 * rep only. Nothing of a rep without a manager, who has no team to be compared with.
 */
export async function* lookForSignals(
  database: Database,
  asOf: CalendarDate,
  rep?: Person,
): AsyncGenerator<Judgement> {
  const company = await loadCompany(database, asOf);
  const one = rep?.managerId === undefined ? [] : [rep.managerId];
  const managers = rep === undefined ? await managersWithReports(database) : one;
  const { season, teams } = await readSeason(database, company, asOf);
  for (const manager of managers) {
    const team = teams.get(manager) ?? (await loadTeamHistory(database, manager, company, asOf));
    for (const judgement of judgeTeam(team, asOf, season)) {
      if (rep === undefined || judgement.rep.id === rep.id) yield judgement;
    }
  }
}
