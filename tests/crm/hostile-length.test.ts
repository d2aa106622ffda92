import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RefusedFile } from '#src/crm/refused-file.ts';
import { csv } from '#tests/support/csv.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';
import { tableOf, type Table } from '#tests/support/table-of.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
const LENGTH = 30_000;
/** A search that goes back takes thousands of times as long as a text of the same length that is not searched. */
const MAX_RATIO = 40;
/** So that what is measured is not the noise of the machine, in milliseconds of its work. */
const LEAST_WORK = 25;

const of = (text: string) => text.repeat(LENGTH / text.length);
const HOSTILE: Readonly<Record<string, string>> = {
  digits: of('1'),
  'spaces before the end': `1${of(' ')}x`,
  'tabs before the end': `a${of('\t')}b`,
  'spaces of one width': `1${of('\u00a0')}x`,
  grouped: of('1,234'),
  points: of('.'),
  minus: of('-'),
  brackets: of('('),
  'pairs of brackets': of('()'),
  'closing brackets': `Total (${of(')')}`,
  'an address that goes on': of('a@'),
  dates: of('1/'),
  'a time that goes on': `2026-01-01 10:00${of('0')}`,
  currencies: of('USD '),
  signs: of('€'),
  accents: `e${of('\u0301')}`,
  quotes: of('"'),
  'closed won': of('closed won '),
};
const FILES = ['hubspot.csv', 'roster-german.csv', 'quotas-german.csv', 'absences-english.csv'];

/** Milliseconds of work that reading a file takes, whatever comes of it. */
async function workOf(table: Table): Promise<number> {
  const [headers = [], ...rows] = table;
  const path = await fileOf('x.csv', csv(headers, rows));
  const before = process.cpuUsage();
  await readExport(path).catch((error: unknown) => {
    if (!(error instanceof RefusedFile)) throw error;
  });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe.for(FILES)('a text of any length in %s costs no more than its length', (name) => {
  test.for(Object.entries(HOSTILE))('%s', async ([, hostile]) => {
    const [header = [], ...rows] = await tableOf(join(CORPUS, name));
    const inCells = (text: string) => [header, header.map(() => text), ...rows];
    const inHeader = (text: string) => [[...header, text], ...rows];
    for (const put of [inCells, inHeader]) {
      const harmless = await workOf(put('a'.repeat(hostile.length)));
      const max = MAX_RATIO * Math.max(harmless, LEAST_WORK);
      expect(await workOf(put(hostile))).toBeLessThan(max);
    }
  });
});
