import { loadCompany, type Company } from '../../database/signals/company.ts';
import type { Database } from '../../database/connection.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { clearWithoutTeam } from '../../database/signals/group-signals.ts';
import { managersWithReports } from '../../database/signals/rep-histories.ts';
import { clearUnmanaged } from '../../database/signals/signals.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { companySignals } from '../../domain/signals/group-signals.ts';
import { saveCompanySignals } from './save-company-signals.ts';
import { detectInTeams, type Written } from './detect-in-teams.ts';
import { detectInProcesses } from './detect-in-processes.ts';
import { readSeason } from './read-season.ts';

/** What one detection wrote: signals raised, still there, and cleared. */
export interface Detection {
  /** The date of the export that was read. */
  readonly exportAsOf: CalendarDate;
  readonly raised: number;
  readonly confirmed: number;
  readonly cleared: number;
}

/** So many teams are judged sooner than a process for them starts. */
const FEW_TEAMS = 24;

/**
 * Judges every team as it was known at the end of `asOf`, by default the newest export, and brings
 * its signals up to date, team by team. Twice, or in two replicas at once, is the same as once; an older
 * export changes nothing that a newer one said, and a detection of an older `version` of the data nothing once a newer one
 * has begun. Undefined without any export.
 */
export async function detectSignals(
  database: Database,
  asOf?: CalendarDate,
  version?: number,
): Promise<Detection | undefined> {
  const exportAsOf = await newestExportDate(database, asOf);
  if (exportAsOf === undefined) return undefined;
  const company = await loadCompany(database, exportAsOf);
  const unmanaged = await clearUnmanaged(database, exportAsOf);
  const managers = await managersWithReports(database);
  await clearWithoutTeam(database, managers, exportAsOf);
  const { raise, confirm, clear } =
    managers.length <= FEW_TEAMS
      ? await detectInOneProcess(database, company, exportAsOf, version)
      : await detectInProcesses(database, managers, company, { exportAsOf, version });
  return { exportAsOf, raised: raise, confirmed: confirm, cleared: unmanaged + clear };
}

async function detectInOneProcess(
  database: Database,
  company: Company,
  exportAsOf: CalendarDate,
  version: number | undefined,
): Promise<Written> {
  const { season, managers, teamOf } = await readSeason(database, company, exportAsOf);
  const basis = { exportAsOf, season, company: companySignals(season, exportAsOf), version };
  await saveCompanySignals(database, basis);
  return detectInTeams(database, managers, basis, teamOf);
}
