import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '#src/workflows/imports/ingest.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { writeLife } from './export-files.ts';
import { lifeOf } from './life.ts';
import { WORLDS, type World } from './scenarios.ts';

const TINY: World = {
  name: 'tiny',
  weeks: 8,
  scope: 'reps',
  course: 'lasts',
  scenarios: [
    ...(WORLDS[0]?.scenarios ?? []),
    'small teams',
    'from nothing',
    'year of history',
    'stage added',
    'stage renamed',
    'manager changed',
    'rep leaves',
    'new hires',
    'territories moved',
  ],
};

test('both CRMs’ files go in whole, and every owner is somebody', async () => {
  const lives = [1001, 1002, 1003, 1004, 1005, 1006].map((seed) => lifeOf(TINY, seed));
  for (const crm of ['Salesforce', 'HubSpot']) {
    const life = lives.find((one) => one.crm === crm);
    if (life === undefined) throw new Error(`no seed has ${crm}`);
    const { database } = await freshDatabase();
    const reports: Awaited<ReturnType<typeof ingest>>[] = [];
    for (const folder of await writeLife(life, await scratchFolder())) {
      const names = await readdir(folder);
      // People and quotas first, and a history when its deals are known.
      const order = ['roster', 'quotas', 'pipeline', 'history'];
      const place = (name: string) => order.findIndex((word) => name.startsWith(word));
      const sorted = names.toSorted(
        (one, other) => place(one) - place(other) || (one < other ? -1 : 1),
      );
      for (const name of sorted) {
        const path = join(folder, name);
        const options = { database, path, now: new Date(), timeZone: 'UTC', maxRejectedPercent: 0 };
        reports.push(await ingest(options));
      }
    }
    const pipelines = reports.filter(({ type }) => type === 'opportunities');
    expect(pipelines).toHaveLength(life.exports.length);
    expect(reports.flatMap(({ rejectedRows }) => rejectedRows)).toEqual([]);
    expect(reports.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(0);
    expect(pipelines.flatMap(({ pipeline }) => pipeline?.ownersWithoutPerson)).toEqual([]);
    expect(
      pipelines.flatMap(({ otherColumns }) => otherColumns).filter((one) => one !== 'Pipeline'),
    ).toEqual([]);
    expect(pipelines.at(-1)?.accepted).toBeGreaterThan(100);
    expect(reports.find(({ type }) => type === 'history')?.added).toBeGreaterThan(20);
    expect(new Set(reports.map(({ type }) => type)).size).toBe(4);
  }
});

test('a roster is written when it changes: a manager, who comes, who leaves', async () => {
  const life = lifeOf({ ...TINY, weeks: 30, scenarios: ['from nothing', 'manager changed'] }, 1002);
  const folders = await writeLife(life, await scratchFolder());
  const rosters = await Promise.all(
    folders.map((folder) => readFile(join(folder, 'roster.csv'), 'utf8')),
  );
  expect(rosters).toHaveLength(2);
  expect(rosters[0]).not.toContain('New Manager');
  expect(rosters[1]).toContain('New Manager');
});
