import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileType } from '../../crm/layouts/layout.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import { saveChecklist } from '../../database/checklists/checklists.ts';
import type { Database } from '../../database/connection.ts';
import { openGroupSignals, type OpenGroupSignal } from '../../database/signals/group-signals.ts';
import { findPerson, frontLineManagersOn, repsOf } from '../../database/people/people.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import { dateInFileName } from '../../domain/imports/export-date.ts';
import type { Guides } from '../../domain/guides/guide.ts';
import type { Person } from '../../domain/people/person.ts';
import { detectSignals } from '../signals/detect-signals.ts';
import { isExportFile, typeNamed } from '../imports/export-files.ts';
import { ingest } from '../imports/ingest.ts';
import { planChecklist } from '../checklists/plan-checklist.ts';
import { weekAfter } from '../checklists/preview-checklist.ts';

export interface ReplayOptions {
  /** An empty database that is thrown away afterwards. */
  readonly database: Database;
  /** The folder of dated exports; the last of the same day counts. */
  readonly folder: string;
  /** Undefined where the folder has one whose name says so. */
  readonly roster: string | undefined;
  readonly quotas: string | undefined;
  readonly now: Date;
  readonly timeZone: string;
  readonly maxRejectedPercent: number;
  readonly fiscalYearStarts?: number | undefined;
  readonly guides: Guides;
}

/** One export, and what every manager's checklist would have said on the Monday after it. */
export interface ReplayedWeek {
  readonly asOf: CalendarDate;
  readonly checklists: readonly ReplayedChecklist[];
  /** What all teams have in common. */
  readonly company: readonly OpenGroupSignal[];
  /** What each team has in common, as a second-line manager would read it. */
  readonly secondLine: readonly (OpenGroupSignal & { readonly manager: Person })[];
}

export interface ReplayedChecklist {
  readonly manager: Person;
  readonly reps: readonly Person[];
  readonly items: readonly ItemContent[];
}

/** A file that was refused, as it would have been then. */
export interface RefusedExport {
  readonly file: string;
  readonly reason: string;
}

/**
 * Plays past exports through the code that runs every week: import, detect, plan. Nobody coaches in a replay, so that
 * nothing is ever logged, snoozed or dismissed. Throws a {@link RefusedFile} where there is no roster or no export.
 */
export async function* replayExports(
  options: ReplayOptions,
): AsyncGenerator<ReplayedWeek | RefusedExport> {
  const { database, folder, guides } = options;
  const files = await filesOf(options);
  for (const path of files.before) await ingestOne(options, path);
  for (const { path, asOf } of files.exports) {
    const refused = await ingestOrRefuse(options, path);
    if (refused !== undefined) {
      yield refused;
      continue;
    }
    // A history is about opportunities that are known by then, which is from the first export on.
    for (const history of files.histories.splice(0)) {
      const failed = await ingestOrRefuse(options, join(folder, history));
      if (failed !== undefined) yield failed;
    }
    await detectSignals(database, asOf);
    yield {
      asOf,
      checklists: await planAll(database, asOf, guides),
      ...(await inCommon(database)),
    };
  }
}

async function ingestOne(
  { database, now, timeZone, maxRejectedPercent, fiscalYearStarts }: ReplayOptions,
  path: string,
): Promise<void> {
  await ingest({ database, path, now, timeZone, maxRejectedPercent, fiscalYearStarts });
}

async function ingestOrRefuse(
  options: ReplayOptions,
  path: string,
): Promise<RefusedExport | undefined> {
  try {
    await ingestOne(options, path);
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { file: basename(path), reason: error.message };
  }
}

async function filesOf({ folder, roster, quotas, timeZone }: ReplayOptions) {
  const names = (await readdir(folder)).filter(isExportFile);
  const named = (type: FileType) => names.filter((name) => typeNamed(name) === type);
  const firstPath = (type: FileType) =>
    named(type)
      .slice(0, 1)
      .map((name) => join(folder, name));
  const rosters = roster === undefined ? firstPath('roster') : [roster];
  if (rosters.length === 0) {
    throw new RefusedFile(
      'There is no roster. Say --roster FILE, or put a roster.csv into the folder.',
    );
  }
  const exports = named('opportunities');
  if (exports.length === 0) throw new RefusedFile(`There is no export in ${folder}.`);
  const dated = await Promise.all(
    exports.map(async (name) => {
      const path = join(folder, name);
      const asOf = dateInFileName(name) ?? localTime((await stat(path)).mtime, timeZone).date;
      return { path, asOf };
    }),
  );
  return {
    before: [
      ...rosters,
      ...(quotas === undefined ? firstPath('quotas') : [quotas]),
      ...firstPath('rates'),
      ...firstPath('absences'),
    ],
    exports: dated.toSorted((one, other) => (one.asOf < other.asOf ? -1 : 1)),
    histories: [...named('history'), ...named('activities')],
  };
}

/** What the company, and what teams have in common as of the last export. */
async function inCommon(database: Database): Promise<Pick<ReplayedWeek, 'company' | 'secondLine'>> {
  const signals = await openGroupSignals(database);
  const secondLine = await Promise.all(
    signals.map(async (signal) => {
      const manager = signal.managerId && (await findPerson(database, signal.managerId));
      return manager === undefined ? [] : [{ ...signal, manager }];
    }),
  );
  return {
    company: signals.filter(({ managerId }) => managerId === undefined),
    secondLine: secondLine.flat(),
  };
}

/** Plans every manager's week, and keeps the plans: what had no room this week is considered the next. */
async function planAll(
  database: Database,
  asOf: CalendarDate,
  guides: Guides,
): Promise<ReplayedChecklist[]> {
  const week = weekAfter(asOf);
  const checklists: ReplayedChecklist[] = [];
  for (const manager of await frontLineManagersOn(database, week)) {
    const items = await planChecklist(database, manager.id, week, guides);
    if (items.length === 0) continue;
    await saveChecklist(database, { managerId: manager.id, week, exportAsOf: asOf, items });
    checklists.push({ manager, reps: await repsOf(database, manager.id, week), items });
  }
  return checklists;
}
