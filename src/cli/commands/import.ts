import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Option, type Command } from 'commander';
import type { RejectedRow } from '../../crm/cell-reader.ts';
import { FILE_TYPES, type FileType } from '../../crm/layouts/layout.ts';
import { parseMapping, parseRemembered, type Mapping } from '../../crm/mapping.ts';
import type { DateOrder } from '../../crm/values/dates.ts';
import type { Database } from '../../database/connection.ts';
import { findNamedMapping } from '../../database/imports/crm-mappings.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { count } from '../../domain/text.ts';
import type { Logger } from '../../log.ts';
import { isMissingFile } from '../../missing-file.ts';
import { formatProgress, type ImportProgress } from '../../workflows/imports/import-progress.ts';
import type { ImportReport, PipelineReport } from '../../workflows/imports/import-report.ts';
import { ingest } from '../../workflows/imports/ingest.ts';
import { rejectedRowsCsv, REJECTED_ROWS } from '../../workflows/imports/rejected-rows-csv.ts';
import { detectFirst } from './detect-first.ts';
import { explainFileError } from './explain-file-error.ts';
import { parseDate, parsePercent } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';

interface ImportCommandOptions {
  readonly type: FileType | 'auto';
  readonly asOf?: CalendarDate;
  readonly mapping?: string;
  readonly dateOrder?: DateOrder;
  readonly maxRejected?: number;
  readonly acceptShrink?: boolean;
  readonly acceptColumns?: boolean;
  readonly saveMapping?: string;
  readonly rejected?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const MAX_LINES_SHOWN = 20;
const TO_MEND =
  '  --rejected FOLDER writes the rejected rows there as FILE.rejected.csv; mend them and import that.';

export function define(command: Command): void {
  command
    .argument('<file...>', 'CSV files, in the order in which they go in')
    .addOption(
      new Option('--type <type>', 'what they are about')
        .choices([...FILE_TYPES, 'auto'])
        .default('auto'),
    )
    .option('--as-of <date>', 'the day they show, for those whose name has no date', parseDate)
    .option(
      '--mapping <file or name>',
      'which of their columns is what (docs/mapping.md), or the name of a saved one; remembered',
    )
    .addOption(
      new Option('--date-order <order>', 'how they write 3/4/2026; remembered').choices([
        'mdy',
        'dmy',
      ]),
    )
    .option(
      '--max-rejected <percent>',
      'the largest share of rows that may be unreadable',
      parsePercent,
    )
    .option('--accept-shrink', 'take a pipeline that lost a third since the export before')
    .option('--accept-columns', 'take a pipeline that lacks a column which the one before had')
    .option('--save-mapping <name>', 'remember how the columns are read under this name')
    .option(
      '--rejected <folder>',
      'write the rows that could not be read there as a CSV, to be mended and fed again',
    )
    .option('--dry-run', 'try everything and change nothing')
    .option('--json', 'print one JSON document')
    .action(importFiles);
}

async function importFiles(files: readonly string[], options: ImportCommandOptions): Promise<void> {
  await withDatabase(async ({ database, config, log }) => {
    const reports: ImportReport[] = [];
    try {
      const mapping =
        options.mapping === undefined ? undefined : await readMapping(database, options.mapping);
      for (const path of files) {
        const report = await ingest({
          database,
          path,
          now: new Date(),
          timeZone: config.coaching.defaultTimeZone,
          type: options.type === 'auto' ? undefined : options.type,
          asOf: options.asOf,
          mapping,
          maxRejectedPercent: options.maxRejected ?? config.coaching.maxRejectedPercent,
          fiscalYearStarts: config.coaching.fiscalYearStarts,
          dateOrder: options.dateOrder,
          acceptShrink: options.acceptShrink,
          acceptColumns: options.acceptColumns,
          saveMapping: options.saveMapping,
          dryRun: options.dryRun,
          onProgress: showProgress(path, log),
        }).catch((error: unknown) => {
          throw explainFileError(error, path, `${path}: `);
        });
        reports.push(report);
        if (options.rejected !== undefined) {
          await writeRejectedRows(database, path, report, options.rejected);
        }
      }
    } finally {
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      print(options.json, { imports: reports }, () => reports.flatMap(linesOf));
    }
    if (options.dryRun !== true) await detectFirst(database);
  });
}

/** One line on a terminal, overwritten as it goes on; elsewhere lines in the log. */
function showProgress(path: string, log: Logger): (progress: ImportProgress) => void {
  const file = basename(path);
  return process.stderr.isTTY
    ? (progress) => process.stderr.write(`\r\x1b[K${path}: ${formatProgress(progress)}`)
    : (progress) => log.info({ file }, `importing ${file}: ${formatProgress(progress)}`);
}

/** Writes them beside each other in the folder, as the watched folder has them in done/. */
async function writeRejectedRows(
  database: Database,
  path: string,
  report: ImportReport,
  folder: string,
): Promise<void> {
  const text = await rejectedRowsCsv(database, path, report);
  if (text === undefined) return;
  const target = join(folder, `${basename(path)}${REJECTED_ROWS}`);
  await mkdir(folder, { recursive: true })
    .then(() => writeFile(target, text))
    .catch((error: unknown) => {
      if (!(error instanceof Error)) throw error;
      throw new Refusal(`${target} can't be written: ${error.message}.`, { cause: error });
    });
}

/** The mapping in a file, or the one that was saved under this name. */
async function readMapping(database: Database, given: string): Promise<Mapping> {
  try {
    return parseMapping(await readFile(given, 'utf8'));
  } catch (error) {
    const saved = isMissingFile(error) ? await findNamedMapping(database, given) : undefined;
    if (saved !== undefined) return parseRemembered(saved);
    throw isMissingFile(error)
      ? new Refusal(`${given} is neither a file nor the name of a saved mapping.`)
      : explainFileError(error, given, `${given}: `);
  }
}

function linesOf(report: ImportReport): string[] {
  const { file, type, asOf, accepted, rejected, added, changed, unchanged } = report;
  const toMend = rejected + report.unreadable === 0 ? [] : [TO_MEND];
  if (report.wasImportedBefore) return [`${file}: imported before, nothing changed.`, ...toMend];
  const skipped = Object.entries(report.skipped).map(([what, times]) =>
    count(times, `${what} row`),
  );
  return [
    `${file}: ${type} as of ${asOf}${report.isDryRun ? ' (dry run, nothing was changed)' : ''}`,
    `  ${accepted} accepted, ${rejected} rejected; ${added} new, ${changed} changed, ${unchanged} unchanged`,
    ...(skipped.length > 0 ? [`  left out: ${skipped.join(', ')}`] : []),
    ...formLines(report),
    ...columnLines(report),
    ...(report.pipeline === undefined ? [] : pipelineLines(report.pipeline, report.isDryRun)),
    ...shortened(report.notInRoster ?? [], (name) => `  not in this roster: ${name}`),
    ...shortened(report.rejectedRows, lineOf),
    ...(report.unreadable === 0
      ? []
      : [`  ${count(report.unreadable, 'cell')} to be mended, of rows that went in:`]),
    ...shortened(report.unreadableCells, lineOf),
    ...toMend,
  ];
}

function lineOf({ line, column, value, reason }: RejectedRow): string {
  const where = column === undefined ? '' : `, ${column}`;
  const what = value === undefined || value === '' ? '' : `${JSON.stringify(value)} `;
  return `  line ${line}${where}: ${what}${reason}`;
}

/** How a workbook and a grouped report were read, for somebody to check. */
function formLines({ sheets, filledDown }: ImportReport): string[] {
  return [
    ...(sheets.length === 0 ? [] : [`  ${count(sheets.length, 'sheet')}: ${sheets.join(', ')}`]),
    ...(filledDown.length === 0
      ? []
      : [
          `  a grouped report: ${filledDown.join(' and ')} filled down from the first row of each group`,
        ]),
  ];
}

function columnLines({ columns, samples, otherColumns }: ImportReport): string[] {
  const understood = Object.entries(columns);
  const others =
    otherColumns.length === 0
      ? []
      : [`  left alone: ${otherColumns.slice(0, MAX_LINES_SHOWN).join(', ')}`];
  if (samples === undefined) {
    const pairs = understood.map(([field, header]) => `${field} ← ${header}`);
    return [`  columns: ${pairs.join(', ')}`];
  }
  return [
    ...understood.map(([field, header]) => {
      const values = (samples[field] ?? []).map((value) => JSON.stringify(value));
      return `  ${field} ← ${header}: ${values.length === 0 ? 'empty in the first rows' : values.join(', ')}`;
    }),
    ...others,
  ];
}

function pipelineLines(pipeline: PipelineReport, isDryRun: boolean): string[] {
  const { open, won, lost } = pipeline.outcomes;
  const { missing, currencies, ownersWithoutPerson, repsWithoutOpportunity } = pipeline;
  const { stages, newStages, unsureStages, renamed } = pipeline;
  return [
    `  ${open} open, ${won} won, ${lost} lost${missing === 0 ? '' : `; ${missing} gone since the export before`}`,
    ...(currencies.length > 1
      ? [
          `  currencies: ${currencies.map((one) => `${one.currency ?? 'none'} ${one.opportunities}`).join(', ')}`,
        ]
      : []),
    ...(isDryRun
      ? stages.map((one) => `  stage ${one.stage}: ${one.outcome}, ${one.opportunities}`)
      : []),
    ...shortened(
      ownersWithoutPerson,
      (one) =>
        `  owner without a person: ${one.owner ?? '(blank)'}, ${count(one.opportunities, 'opportunity', 'opportunities')}, ${one.open} open${one.likeliest === undefined ? '' : `, likely ${one.likeliest}`}`,
    ),
    ...(newStages.length === 0
      ? []
      : [
          `  new stages: ${newStages.map((stage) => `${stage} (taken as ${stages.find((one) => one.stage === stage)?.outcome ?? 'open'})`).join(', ')}`,
        ]),
    ...shortened(
      renamed,
      ({ what, was, is, opportunities }) =>
        `  ${what} ${was} is called ${is} now: ${count(opportunities, 'deal')}, none of which counts as changed by it`,
    ),
    ...shortened(
      unsureStages,
      ({ stage, opportunities, likeliest }) =>
        `  how do deals in ${stage} stand? ${count(opportunities, 'deal')}, most likely ${likeliest}; they count as open until you say so: coach stages --${likeliest} ${JSON.stringify(stage)}`,
    ),
    ...shortened(repsWithoutOpportunity, (name) => `  rep without an opportunity: ${name}`),
  ];
}

function shortened<One>(all: readonly One[], line: (one: One) => string): string[] {
  const shown = all.slice(0, MAX_LINES_SHOWN).map(line);
  const left = all.length - shown.length;
  return left > 0 ? [...shown, `  … and ${left} more`] : shown;
}
