import type { Database } from '../../database/connection.ts';
import { writeGroupSignals } from '../../database/signals/group-signals.ts';
import { isOvertaken } from '../../database/signals/pending-detection.ts';
import { lockCompany } from '../../database/signals/signals.ts';
import type { DetectionBasis } from './detect-in-teams.ts';

/** Brings what is kept of the whole company up to date. */
export async function saveCompanySignals(
  database: Database,
  { company, exportAsOf, version }: Pick<DetectionBasis, 'company' | 'exportAsOf' | 'version'>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockCompany(transaction);
    if (await isOvertaken(transaction, version)) return;
    await writeGroupSignals(transaction, undefined, company, exportAsOf);
  });
}
