import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { writePipeline } from './generated-pipeline.ts';
import { writeWorkbook } from './generated-workbook.ts';
import { median, runScript, write } from './measure.ts';
import { newDatabase, type BenchServer } from './server.ts';

const Measured = z.object({
  seconds: z.number(),
  megabytes: z.number(),
  accepted: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
});

const REPS = 5_000;
const ROUNDS = 3;
/** One row in a hundred changes from one day to the next. */
const CHANGED_EVERY = 100;

/**
 * Imports pipelines of three sizes: the first time, the same file again, and the next day's. Beside each, in the same
 * run on the same server, a bare COPY of the same file into one table with the same columns and a primary key.
 */
export async function benchImport(server: BenchServer, isSmall: boolean): Promise<void> {
  write('## Import of opportunities, median of 3; ratio to COPY of the same file');
  write(
    'rows | file | copy s | first s (ratio) | same again s (ratio) | next day s (ratio) | peak MB',
  );
  for (const opportunities of isSmall ? [1_000] : [10_000, 100_000, 1_000_000]) {
    const [today, tomorrow] = [join(server.folder, 'today.csv'), join(server.folder, 'next.csv')];
    await writePipeline(today, { opportunities, reps: REPS });
    await writePipeline(tomorrow, { opportunities, reps: REPS }, CHANGED_EVERY);
    const rounds: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(await measure(server, today, tomorrow));
    const of = (name: 'copy' | 'first' | 'same' | 'next') => median(rounds.map((one) => one[name]));
    const cell = (name: 'first' | 'same' | 'next') =>
      `${of(name).toFixed(2)} (${(of(name) / of('copy')).toFixed(2)})`;
    const megabytes = ((await stat(today)).size / 1e6).toFixed(0);
    const peak = Math.max(...rounds.map((one) => one.megabytes)).toFixed(0);
    write(
      [
        opportunities,
        `${megabytes} MB`,
        of('copy').toFixed(2),
        cell('first'),
        cell('same'),
        cell('next'),
        peak,
      ].join(' | '),
    );
  }
  await benchWorkbook(server, isSmall ? 1_000 : 1_000_000);
}

/** The largest workbook is nearly as long as the format allows: 1,048,576 rows. */
async function benchWorkbook(server: BenchServer, opportunities: number): Promise<void> {
  const path = join(server.folder, 'today.xlsx');
  await writeWorkbook(path, { opportunities, reps: REPS });
  const megabytes = ((await stat(path)).size / 1e6).toFixed(0);
  const args = [await newDatabase(server), path, '2026-10-02'];
  const { seconds, megabytes: peak } = Measured.parse(await runScript('import-once.ts', args));
  write(
    `The same as a workbook: ${opportunities} rows, ${megabytes} MB, first import ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB`,
  );
}

async function measure(server: BenchServer, today: string, tomorrow: string) {
  const copy = await copyBare(server, today);
  const url = await newDatabase(server);
  const run = async (path: string, asOf: string) =>
    Measured.parse(await runScript('import-once.ts', [url, path, asOf]));
  const first = await run(today, '2026-10-02');
  const same = await run(today, '2026-10-02');
  const next = await run(tomorrow, '2026-10-03');
  if (next.changed * CHANGED_EVERY !== first.added)
    throw new Error('The next day differs wrongly.');
  return {
    copy,
    first: first.seconds,
    same: same.seconds,
    next: next.seconds,
    megabytes: Math.max(first.megabytes, next.megabytes),
  };
}

async function copyBare(server: BenchServer, path: string): Promise<number> {
  const client = new pg.Client({ connectionString: await newDatabase(server) });
  await client.connect();
  await client.query(`create table bare (
    id text primary key, name text, account text, owner text, stage text, amount numeric,
    close_date date, created_on date, last_activity_on date, next_step text)`);
  const began = performance.now();
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 17 }),
    client.query(copyFrom('copy bare from stdin with (format csv, header)')),
  );
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  return seconds;
}
