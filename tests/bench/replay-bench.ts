import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ISSUE_KINDS } from '#src/domain/signals/kinds.ts';
import { runScript, write } from './measure.ts';
import { newDatabase, type BenchServer } from './server.ts';
import { writeExports } from './signals/organisation/export-files.ts';
import { organisationOf } from './signals/organisation/organisation.ts';
import { SHAPES } from './signals/organisation/shape.ts';
import { kindsNamedBy } from './signals/report.ts';

const WEEKS = 78;
const FEW_WEEKS = 8;
/** An even seed has Salesforce's exports. */
const SEED = 2;

const Measured = z.object({
  seconds: z.number(),
  megabytes: z.number(),
  weeks: z.number(),
  items: z.number(),
});

/** `coach replay` of one and a half years of a company's exports: import, detection and checklists, week by week. */
export async function benchReplay(server: BenchServer, isSmall: boolean): Promise<void> {
  write('## Replay: a folder of weekly exports of 42 reps, through the real import');
  write('exports | rows | seconds | ms an export | peak MB | items');
  // About 250,000 rows in all.
  const shape = SHAPES.find(({ name }) => name === 'few large deals');
  if (shape === undefined) throw new RangeError('There is no such shape.');
  const organisation = organisationOf({
    seed: SEED,
    shape,
    weeks: isSmall ? FEW_WEEKS : WEEKS,
    kinds: kindsNamedBy(ISSUE_KINDS),
  });
  const folder = join(server.folder, 'replayed');
  const rows = await writeExports(organisation, folder);
  const url = await newDatabase(server);
  const measured = Measured.parse(await runScript('replay-once.ts', [url, folder]));
  await rm(folder, { recursive: true });
  const { seconds, megabytes, weeks, items } = measured;
  write(
    [
      weeks,
      rows,
      seconds.toFixed(1),
      ((seconds * 1000) / weeks).toFixed(0),
      megabytes.toFixed(0),
      items,
    ].join(' | '),
  );
}
