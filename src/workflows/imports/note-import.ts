import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../database/connection.ts';
import { ownersToldOf, saveNotice } from '../../database/imports/import-notices.ts';
import { rejectedRowsOf } from '../../database/imports/rejected-rows.ts';
import { ownersWithoutPerson } from '../../database/imports/owners-without-person.ts';
import type { SlackUserId } from '../../domain/ids.ts';
import { hasWork, type DoneNotice, type ImportNotice } from '../../domain/imports/import-notice.ts';
import type { ImportReport } from './import-report.ts';
import type { TakenFile } from './take-file.ts';

/** Who gave a file in Slack, and the file's id there. */
export interface Asked {
  readonly by: SlackUserId;
  readonly slackFile: string;
}

/** As many rejected rows are told one by one; the rest is counted. */
const ROWS_TOLD = 5;

/** Notes what there is to tell about a file that was taken, once for each file. Nothing to do is not told, unless asked. */
export async function noteImport(
  database: Database,
  path: string,
  taken: TakenFile,
  asked: Asked | undefined,
): Promise<void> {
  if (asked === undefined && isWithoutWork(taken)) return;
  const hash = await hashOf(path);
  const notice: ImportNotice =
    taken.outcome === 'refused' ? taken : await noticeOf(database, hash, taken.report);
  if (asked === undefined && !hasWork(notice)) return;
  const day = taken.outcome === 'refused' ? 'refused' : taken.report.asOf;
  await saveNotice(database, asked?.slackFile ?? `${hash}:${day}`, notice, asked?.by);
}

/** Notes for who gave a file in Slack that it could not be taken, and why. */
export async function noteRefusal(
  database: Database,
  file: string,
  reason: string,
  asked: Asked,
): Promise<void> {
  await saveNotice(database, asked.slackFile, { outcome: 'refused', file, reason }, asked.by);
}

/** Whether that is plain from the report alone, so that the file need not be read again. */
function isWithoutWork(taken: TakenFile): boolean {
  if (taken.outcome === 'refused') return false;
  const { type, wasImportedBefore, rejected, pipeline } = taken.report;
  // Whoever imported it may have died before it could note what there was to tell.
  if (wasImportedBefore && type === 'opportunities') return false;
  return rejected === 0 && (pipeline?.ownersWithoutPerson.length ?? 0) === 0;
}

async function noticeOf(
  database: Database,
  hash: string,
  report: ImportReport,
): Promise<DoneNotice> {
  const { file, type, asOf, wasImportedBefore } = report;
  const { accepted, rejected, added, changed, unchanged } = report;
  const rows = wasImportedBefore ? await rejectedRowsOf(database, hash, asOf) : report.rejectedRows;
  const owners =
    wasImportedBefore && type === 'opportunities'
      ? await ownersWithoutPerson(database)
      : (report.pipeline?.ownersWithoutPerson ?? []);
  const told = await ownersToldOf(database);
  return {
    outcome: 'imported',
    file,
    type,
    asOf,
    wasImportedBefore,
    accepted,
    rejected,
    added,
    changed,
    unchanged,
    rejectedRows: rows.slice(0, ROWS_TOLD).map(({ line, column, value, reason }) => ({
      line,
      column: column ?? null,
      value: value ?? null,
      reason,
    })),
    owners: owners.flatMap(({ owner, opportunities, open }) =>
      owner === null || told.has(owner) ? [] : [{ owner, opportunities, open }],
    ),
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
