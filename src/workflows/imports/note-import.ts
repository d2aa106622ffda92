import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../database/connection.ts';
import {
  ownersNotifiedOf,
  saveNotice,
  stagesNotifiedOf,
} from '../../database/imports/import-notices.ts';
import { rejectedOf } from '../../database/imports/rejected-rows.ts';
import { ownersWithoutPerson } from '../../database/imports/owners-without-person.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import {
  hasWork,
  type DoneNotice,
  type ImportNotice,
  type NoticedRow,
} from '../../domain/imports/import-notice.ts';
import type { RejectedRow } from '../../crm/cell-reader.ts';
import type { ImportReport } from './import-report.ts';

/** What became of a file that arrived. */
export type IngestedFile =
  | { readonly outcome: 'imported'; readonly report: ImportReport }
  | { readonly outcome: 'refused'; readonly file: string; readonly reason: string };

/** Who gave a file in Slack, and the file's id there. */
export interface Asked {
  readonly by: SlackAccountId;
  readonly slackFile: string;
}

/** So many rejected rows are reported one by one; the rest is counted. */
const ROWS_SHOWN = 5;

/** Notes what there is to report about a file, once. Where nothing is to be done, nothing is reported unless asked for. */
export async function noteImport(
  database: Database,
  path: string,
  ingested: IngestedFile,
  asked: Asked | undefined,
): Promise<void> {
  if (asked === undefined && isWithoutWork(ingested)) return;
  const hash = await hashOf(path);
  const notice: ImportNotice =
    ingested.outcome === 'refused' ? ingested : await noticeOf(database, hash, ingested.report);
  if (asked === undefined && !hasWork(notice)) return;
  const day = ingested.outcome === 'refused' ? 'refused' : ingested.report.asOf;
  await saveNotice(database, asked?.slackFile ?? `${hash}:${day}`, notice, asked?.by);
}

/** Notes for who gave a file in Slack that it could not be read, and why. */
export async function noteRefusal(
  database: Database,
  file: string,
  reason: string,
  asked: Asked,
): Promise<void> {
  await saveNotice(database, asked.slackFile, { outcome: 'refused', file, reason }, asked.by);
}

/** Whether that is plain from the report alone, so that the file need not be read again. */
function isWithoutWork(ingested: IngestedFile): boolean {
  if (ingested.outcome === 'refused') return false;
  const { type, wasImportedBefore, rejected, unreadable, pipeline } = ingested.report;
  // The process that imported it may have died before it could note what there was to report.
  if (wasImportedBefore && type === 'opportunities') return false;
  const { ownersWithoutPerson = [], unsureStages = [] } = pipeline ?? {};
  return rejected + unreadable + ownersWithoutPerson.length + unsureStages.length === 0;
}

async function noticeOf(
  database: Database,
  hash: string,
  report: ImportReport,
): Promise<DoneNotice> {
  const { file, type, asOf, wasImportedBefore } = report;
  const { accepted, rejected, added, changed, unchanged } = report;
  const stored = (what: 'rows' | 'cells') => rejectedOf(database, hash, asOf, what);
  const rows = wasImportedBefore ? await stored('rows') : report.rejectedRows;
  const cells = wasImportedBefore ? await stored('cells') : report.unreadableCells;
  const owners =
    wasImportedBefore && type === 'opportunities'
      ? await ownersWithoutPerson(database)
      : (report.pipeline?.ownersWithoutPerson ?? []);
  const reported = await ownersNotifiedOf(database);
  const asked = await stagesNotifiedOf(database);
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
    rejectedRows: rows.slice(0, ROWS_SHOWN).map(noticed),
    unreadable: wasImportedBefore ? cells.length : report.unreadable,
    unreadableCells: cells.slice(0, ROWS_SHOWN).map(noticed),
    stages: (report.pipeline?.unsureStages ?? []).filter(
      ({ stage }) => !asked.has(stage.toLowerCase()),
    ),
    owners: owners.flatMap(({ owner, opportunities, open }) =>
      owner === null || reported.has(owner) ? [] : [{ owner, opportunities, open }],
    ),
  };
}

function noticed({ line, column, value, reason }: RejectedRow): NoticedRow {
  return { line, column: column ?? null, value: value ?? null, reason };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
