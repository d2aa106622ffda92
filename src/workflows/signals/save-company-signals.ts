import type { Database } from '../../database/connection.ts';
import { writeGroupSignals } from '../../database/signals/group-signals.ts';
import type { DetectionBasis } from './detect-in-teams.ts';

/** Brings what is kept of the whole company up to date. */
export async function saveCompanySignals(
  database: Database,
  { company, exportAsOf }: Pick<DetectionBasis, 'company' | 'exportAsOf'>,
): Promise<void> {
  await database
    .transaction()
    .execute((transaction) => writeGroupSignals(transaction, undefined, company, exportAsOf));
}
