import type { Copy } from '../../database/imports/bulk-transaction.ts';
import type { Transaction } from '../../database/connection.ts';
import {
  activityRow,
  applyActivities,
  createStagedActivities,
  dropRepeatedActivities,
  STAGED_ACTIVITIES,
} from '../../database/imports/activities.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import { hideErasedOwners } from '../../database/privacy/owners.ts';
import type { Activity } from '../../domain/pipeline/activity.ts';
import { copyRows, type ImportRows } from './import-rows.ts';

/** Imports calls, meetings and mails; those that are known and not in the file stay. */
export async function importActivities(
  { transaction, copy }: { transaction: Transaction; copy: Copy },
  rows: ImportRows<Activity>,
): Promise<ImportCounts> {
  await createStagedActivities(transaction);
  await copy(STAGED_ACTIVITIES.table, STAGED_ACTIVITIES.columns, copyRows(rows, activityRow));
  for (const { line, first_line } of await dropRepeatedActivities(transaction)) {
    const reason = `is the record of line ${first_line} again`;
    rows.withdraw({ line, column: undefined, value: undefined, reason });
  }
  const written = await applyActivities(transaction);
  await hideErasedOwners(transaction);
  const { accepted, rejectedCount: rejected } = rows;
  return {
    accepted,
    rejected,
    ...written,
    unchanged: accepted - written.added - written.changed,
  };
}
