import { loadCompany } from '../../database/signals/company.ts';
import type { Database } from '../../database/connection.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import { judgeTeam, type Judgement } from '../../domain/signals/judge-team.ts';
import { readSeason } from './read-season.ts';

/**
 * What every detector says as of an export, without writing anything: of all reps team by team, or of one
 * rep only. Nothing about a rep without a manager, who has no team to be compared with.
 */
export async function* detectAfterImport(
  database: Database,
  asOf: CalendarDate,
  rep?: Person,
): AsyncGenerator<Judgement> {
  const company = await loadCompany(database, asOf);
  const { season, managers, teamOf } = await readSeason(database, company, asOf);
  const one = rep?.managerId === undefined ? [] : [rep.managerId];
  for (const manager of rep === undefined ? managers : one) {
    for (const judgement of judgeTeam(await teamOf(manager), asOf, season)) {
      if (rep === undefined || judgement.rep.id === rep.id) yield judgement;
    }
  }
}
