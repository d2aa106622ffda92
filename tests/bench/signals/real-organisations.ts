import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Database } from '#src/database/connection.ts';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import { ISSUE_KINDS } from '#src/domain/signals/kinds.ts';
import { saidEvidence } from '#src/screen/parts/signal-words/said-evidence.ts';
import { ingest, type IngestOptions } from '#src/workflows/imports/ingest.ts';
import { detectAfterImport } from '#src/workflows/signals/detect-after-import.ts';
import { csv } from '#tests/support/csv.ts';
import {
  fixtureMapping,
  hasRealOrganisations,
  mavenRoster,
  realFile,
  rowsOf,
  salesforceRoster,
} from '#tests/support/real-organisations.ts';
import { write } from '../measure.ts';
import { playExports } from '../play-exports.ts';
import { newDatabase, type BenchServer } from '../server.ts';
import { chancesOf, type Chances } from './organisation/distributions.ts';

const WEEKS_A_QUARTER = 13;
const MAVEN_REPS = 30;
/** As often the Maven deals are dealt out by chance. */
const SHUFFLES = 5;
const SHUFFLE_SEED = 17;

/** What detectors say of the two organisations that nobody made up for them, where those are there. */
export async function printRealOrganisations(server: BenchServer): Promise<void> {
  if (!hasRealOrganisations) {
    write('The two real organisations are not on this machine, and left out.');
    return;
  }
  await printMaven(server);
  await printSalesforce(server);
}

type Row = Readonly<Record<string, string>>;

/**
 * The Maven organisation as weekly exports, made from the days on which deals were engaged and closed. Beside it, the
 * same deals dealt out at random among the same reps of a team, as many to each: what chance alone makes of them.
 */
async function printMaven(server: BenchServer): Promise<void> {
  const rows = await rowsOf('maven-crm-sales-opportunities/sales_pipeline.csv');
  const teams = await rowsOf('maven-crm-sales-opportunities/sales_teams.csv');
  const managerOf = new Map(teams.map((row) => [row['sales_agent'] ?? '', row['manager'] ?? '']));
  const chance = chancesOf(SHUFFLE_SEED);
  const asItIs = await countMavenItems(server, rows);
  const byChance: number[] = [];
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
    byChance.push(await countMavenItems(server, dealtOut(rows, managerOf, chance)));
  }
  write('## The Maven organisation, 44 weekly exports: issues on the lists');
  write(`as it is: ${asItIs}; dealt out by chance ${SHUFFLES} times: ${byChance.join(', ')}`);
  const quarters = (MAVEN_REPS * MAVEN_DATES.length) / WEEKS_A_QUARTER;
  write(`A rep and quarter: ${(asItIs / quarters).toFixed(2)} as it is.`);
}

const MAVEN_FIRST = calendarDate('2017-03-03');
const MAVEN_DATES = Array.from({ length: 44 }, (_, week) => addDays(MAVEN_FIRST, week * 7));

async function countMavenItems(server: BenchServer, rows: readonly Row[]): Promise<number> {
  const folder = join(server.folder, 'maven');
  await mkdir(folder);
  await writeMavenExports(folder, rows);
  const database = connect(await newDatabase(server));
  let items = 0;
  for await (const week of playExports(database, folder)) {
    const listed = week.checklists.flatMap((checklist) => checklist.items);
    items += listed.filter(({ kind }) => kind === 'signal').length;
  }
  await database.destroy();
  await rm(folder, { recursive: true });
  return items;
}

/** Writes the roster and each weekly export that the Maven organisation's CRM would have made of these deals. */
export async function writeMavenExports(folder: string, rows: readonly Row[]): Promise<void> {
  await writeFile(join(folder, 'roster-2017-01-01.csv'), await mavenRoster());
  for (const date of MAVEN_DATES) {
    await writeFile(join(folder, `opportunities-${date}.csv`), mavenExport(rows, date));
  }
}

/** What the CRM would have shown on a day: what was engaged by then, open unless it had closed. */
function mavenExport(rows: readonly Row[], date: CalendarDate): string {
  const headers = Object.keys(rows[0] ?? {});
  const shown = rows
    .filter((row) => (row['engage_date'] ?? '') <= date)
    .map((row): Row => {
      const closed = row['close_date'] ?? '';
      const isOpen = closed === '' || closed > date;
      const stage = row['engage_date'] === '' ? 'Prospecting' : 'Engaging';
      return isOpen ? { ...row, deal_stage: stage, close_date: '', close_value: '' } : row;
    });
  return csv(
    headers,
    shown.map((row) => headers.map((header) => row[header])),
  );
}

/** The deals of each team with their owners dealt out anew: a rep keeps how many, and nothing else. */
function dealtOut(
  rows: readonly Row[],
  managerOf: ReadonlyMap<string, string>,
  chance: Chances,
): readonly Row[] {
  const managers = rows.map((row) => managerOf.get(row['sales_agent'] ?? '') ?? '');
  const decks = new Map<string, string[]>();
  for (const [index, row] of rows.entries()) {
    const deck = decks.get(managers[index] ?? '') ?? [];
    // A place anywhere in the deck so far: Fisher and Yates, from the inside out.
    const place = chance.integer(deck.length + 1);
    deck.push(deck[place] ?? '');
    deck[place] = row['sales_agent'] ?? '';
    decks.set(managers[index] ?? '', deck);
  }
  return rows.map((row, index) => ({
    ...row,
    sales_agent: decks.get(managers[index] ?? '')?.pop() ?? '',
  }));
}

/** The Salesforce organisation with its own history, as of its last day: what is said of whom, and of whom nothing can be. */
async function printSalesforce(server: BenchServer): Promise<void> {
  const database = connect(await newDatabase(server));
  const asOf = calendarDate('2017-06-01');
  await importSalesforce(database, server.folder, asOf);
  const outcomes = new Map<string, number>();
  const raised: string[] = [];
  for await (const { rep, detector, outcome } of detectAfterImport(database, asOf)) {
    if (detector.nature !== 'issue') continue;
    const key = `${detector.kind} | ${outcome.outcome}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    if (outcome.outcome !== 'raised') continue;
    const { headline, comparison, since, sureness } = saidEvidence(outcome.evidence);
    raised.push(`${rep.name}: ${headline} since ${since}. ${comparison} ${sureness}`);
  }
  await database.destroy();
  write(
    `## The Salesforce organisation on ${asOf}, with its history: what the detectors say of its reps`,
  );
  write('signal | outcome | reps');
  for (const kind of ISSUE_KINDS) {
    for (const [key, count] of outcomes)
      if (key.startsWith(`${kind} |`)) write(`${key} | ${count}`);
  }
  for (const line of raised) write(line);
}

/** Imports the Salesforce organisation with its history and quotas, as of a day. */
export async function importSalesforce(
  database: Database,
  folder: string,
  asOf: CalendarDate,
): Promise<void> {
  const roster = join(folder, `roster-${asOf}.csv`);
  await writeFile(roster, await salesforceRoster());
  const ingestOn = (path: string, more: Partial<IngestOptions> = {}) =>
    ingest({ database, path, now: new Date(), timeZone: 'UTC', asOf, ...more });
  await ingestOn(roster);
  await ingestOn(realFile('salesforce-demo-org/Opportunity.csv'), {
    mapping: await fixtureMapping('salesforce-demo-mapping.json'),
  });
  await ingestOn(realFile('salesforce-demo-org/OpportunityHistory.csv'));
  await ingestOn(realFile('salesforce-demo-org/Quota.csv'), {
    mapping: await fixtureMapping('salesforce-demo-quotas-mapping.json'),
  });
}
