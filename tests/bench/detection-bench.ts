import pg from 'pg';
import { z } from 'zod';
import { runScript, write } from './measure.ts';
import { fillCompany } from './selling-company.ts';
import { newDatabase, type BenchServer } from './server.ts';

const Measured = z.object({
  seconds: z.number(),
  onCore: z.number(),
  megabytes: z.number(),
  raised: z.number(),
});

/** The weekly look for signals, in companies of three sizes: its time must grow with the reps and no faster. */
export async function benchDetection(server: BenchServer, isSmall: boolean): Promise<void> {
  write('## Detection: one weekly look at every team, two years of weekly exports');
  write(
    'reps | managers | opportunities | changes | seconds | on a core | ms a rep | peak MB | raised',
  );
  const took: { readonly reps: number; readonly seconds: number }[] = [];
  for (const reps of isSmall ? [25] : [50, 500, 5_000]) {
    const url = await newDatabase(server);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await fillCompany(client, reps);
    const { managers, opportunities, changes } = await countsOf(client);
    await client.end();
    const measured = Measured.parse(await runScript('detect-once.ts', [url]));
    const { seconds, onCore, megabytes, raised } = measured;
    took.push({ reps, seconds });
    write(
      [
        reps,
        managers,
        opportunities,
        changes,
        seconds.toFixed(1),
        onCore.toFixed(1),
        ((seconds * 1000) / reps).toFixed(1),
        megabytes.toFixed(0),
        raised,
      ].join(' | '),
    );
  }
  for (const [index, { reps, seconds }] of took.entries()) {
    const smaller = took[index - 1];
    if (smaller === undefined) continue;
    const times = [reps / smaller.reps, seconds / smaller.seconds].map((value) => value.toFixed(1));
    write(`${times[0]} times the reps take ${times[1]} times as long.`);
  }
}

async function countsOf(client: pg.Client) {
  const { rows } = await client.query<Record<'managers' | 'opportunities' | 'changes', string>>(`
    select (select count(distinct manager_id) from person) as managers,
      (select count(*) from opportunity) as opportunities,
      (select count(*) from opportunity_change) as changes`);
  const counts = rows[0];
  if (counts === undefined) throw new Error('Postgres counted nothing.');
  return counts;
}
