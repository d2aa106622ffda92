import type { CalendarDate } from '#src/domain/calendar.ts';
import type { CompanySeason, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { joinedSeasons, teamSeason } from '#src/domain/signals/company-season.ts';

/** What these teams show of their company's season. */
export function seasonOfTeams(teams: readonly TeamHistory[], asOf: CalendarDate): CompanySeason {
  return joinedSeasons(teams.map((team) => teamSeason(team, asOf)));
}
