import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import {
  askedAgain,
  itemsByKind,
  saidThreeTimes,
  saysSomethingGood,
  sizeOf,
  type PostedList,
} from '#tests/support/list-figures.ts';
import { playSample } from '#tests/support/play-sample.ts';
import { hasRealOrganisations } from '#tests/support/real-organisations.ts';
import { readBlocks } from '#tests/support/read-message.ts';
import { median, write } from '../measure.ts';
import { newDatabase, type BenchServer } from '../server.ts';
import { replayMaven, replaySalesforce } from './replay-real.ts';

/** The Friday after which the sample's thirteen weeks end; with another one only the dates are others. */
const LAST_FRIDAY = calendarDate('2026-11-27');

/**
 * What there is to read on the lists of thirteen played weeks of the sample, and of both real organisations where they are
 * there. `--kind KIND` prints the lists that have an item of a kind, `--kind all` every list.
 */
export async function benchWords(
  server: BenchServer,
  isSmall: boolean,
  kind: string | undefined,
): Promise<void> {
  const database = connect(await newDatabase(server));
  const exports = await mkdtemp(join(server.folder, 'sample-'));
  const { lists, digests, reminders } = await playSample(database, exports, LAST_FRIDAY);
  await database.destroy();
  printLists('The sample, thirteen weeks', lists, kind);
  if (kind === 'all') {
    for (const { blocks } of [...digests, ...reminders]) write(`\n${readBlocks(blocks)}`);
  }
  if (isSmall) return;
  if (!hasRealOrganisations) {
    write('The two real organisations are not on this machine, and left out.');
    return;
  }
  printLists('The Maven organisation, 44 weekly exports', await replayMaven(server), kind);
  printLists('The Salesforce organisation, 26 weeks', await replaySalesforce(server), kind);
}

function printLists(title: string, all: readonly PostedList[], kind: string | undefined): void {
  write(`\n## ${title}: ${all.length} lists, as they were posted`);
  if (all.length === 0) return;
  const first = all.filter(({ isFirst }) => isFirst);
  const lists = all.filter(({ isFirst }) => !isFirst);
  write('of each list | least | median | most');
  for (const [name, digits] of [
    ['words', 0],
    ['buttons', 0],
    ['screens', 1],
    ['seconds', 0],
  ] as const) {
    const values = lists.map((list) => sizeOf(list)[name]);
    const figures = [Math.min(...values), median(values), Math.max(...values)];
    write([name, ...figures.map((value) => value.toFixed(digits))].join(' | '));
  }
  write(
    `words of the first list of each manager: ${first.map((one) => sizeOf(one).words).join(', ')}`,
  );
  const counts = itemsByKind(all);
  const items = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [name, count] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    write(`${name}: ${count} items, ${Math.round((100 * count) / items)} %`);
  }
  write(`with something good: ${all.filter(saysSomethingGood).length} of ${all.length} lists`);
  printAll('said three weeks running', saidThreeTimes(all));
  printAll('asked again within ten weeks', askedAgain(all));
  for (const { manager, week, blocks, contents } of kind === undefined ? [] : all) {
    if (kind !== 'all' && !contents.some((content) => content.kind === kind)) continue;
    write(`\n--- ${manager}, ${week}\n${readBlocks(blocks)}`);
  }
}

function printAll(what: string, lines: readonly string[]): void {
  write(`${what}: ${lines.length}`);
  for (const line of lines.slice(0, MAX_LINES)) write(`  ${line}`);
}

const MAX_LINES = 10;
