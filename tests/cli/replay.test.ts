import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#src/domain/calendar.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';
import { coach, coachJson } from '#tests/support/coach.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';

const EXPORTS = 15;

const InCommon = z.strictObject({
  signal: z.string(),
  severity: z.number().min(0).max(1),
  firstSeenOn: z.iso.date(),
});

const Replay = z.strictObject({
  weeks: z.array(
    z.strictObject({
      asOf: z.iso.date(),
      company: z.array(InCommon),
      secondLine: z.array(InCommon.extend({ team: z.email() })),
      checklists: z.array(
        z.strictObject({
          manager: z.email(),
          items: z.array(
            z.strictObject({
              rep: z.email(),
              signal: z.string(),
              severity: z.number().min(0).max(1),
              firstSeenOn: z.iso.date(),
              chance: z.number().min(0).max(1).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  refused: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
});

/** Every other of the last past exports of the sample, half a year of them, its roster and quotas, in a folder. */
async function sampleFolder(): Promise<string> {
  const folder = await scratchFolder();
  const organisation = sampleOrganisation(calendarDate('2025-11-21'));
  const dates = organisation.exportDates
    .slice(0, organisation.past)
    .filter((_, week) => (organisation.past - 1 - week) % 2 === 0)
    .slice(-EXPORTS);
  const exports = dates.map((date) => organisation.exportOf(date));
  for (const { name, text } of [organisation.roster(), organisation.quotas(), ...exports]) {
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function databases(url: string): Promise<number> {
  const { connect } = await import('#src/database/connection.ts');
  const database = connect(url);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_database where datname like 'frontline_scratch_%'`.execute(
    database,
  );
  await database.destroy();
  return rows[0]?.count ?? -1;
}

test('coach replay writes what every checklist would have said, week by week, and leaves nothing', async () => {
  const { url, database } = await freshDatabase();
  const folder = await sampleFolder();
  const broken = join(folder, 'opportunities-2025-11-20.csv');
  await writeFile(broken, 'what,is\nthis,file\n');
  const out = join(await scratchFolder(), 'replay.json');
  const { code, stdout, stderr } = await coach(['replay', folder, '--out', out], {
    DATABASE_URL: url,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`${EXPORTS} exports from 2025-05-09 to 2025-11-21`);
  expect(stdout).toContain('Nothing that a team or the company had in common.');
  expect(stdout).toMatch(/Reps of whom no issue was raised: \d+ of \d+/);
  const { weeks, refused } = Replay.parse(JSON.parse(await readFile(out, 'utf8')));
  expect(weeks).toHaveLength(EXPORTS);
  expect(refused).toMatchObject([{ file: 'opportunities-2025-11-20.csv' }]);
  // The hidden trouble of the sample is found in time, and stays on the list until somebody coaches.
  const last = weeks.at(-1)?.checklists.flatMap(({ items }) => items) ?? [];
  const dried = last.filter(({ signal }) => signal === 'new-opportunities-fell');
  expect(dried).toMatchObject([{ rep: expect.stringMatching(/^ana\./) as string }]);
  expect(dried[0]?.severity).toBeGreaterThan(0);
  // Nothing of it is in the real database.
  expect(await database.selectFrom('person').selectAll().execute()).toEqual([]);
  expect(await databases(url)).toBe(0);
});

test('coach replay reads a roster and quotas from elsewhere, and prints the same as JSON', async () => {
  const { url } = await freshDatabase();
  const folder = await scratchFolder();
  const elsewhere = await scratchFolder();
  const organisation = sampleOrganisation(calendarDate('2025-11-21'));
  const roster = join(elsewhere, 'people.csv');
  await writeFile(roster, organisation.roster().text);
  const exported = organisation.exportOf(calendarDate('2025-11-21'));
  await writeFile(join(folder, exported.name), exported.text);
  const environment = { DATABASE_URL: url };
  const replay = Replay.parse(await coachJson(['replay', folder, '--roster', roster], environment));
  expect(replay.weeks.map(({ asOf }) => asOf)).toEqual(['2025-11-21']);
  // Of five managers one manages the others, and gets no checklist.
  expect(replay.weeks[0]?.checklists).toHaveLength(4);
});

test.each([
  ['without a roster', async () => scratchFolder(), 'There is no roster. Say --roster FILE'],
  ['of a folder that is not there', () => Promise.resolve('/nowhere'), "/nowhere can't be read"],
])('coach replay %s ends with one sentence', async (_what, folder, sentence) => {
  const { url } = await freshDatabase();
  const { code, stdout, stderr } = await coach(['replay', await folder()], { DATABASE_URL: url });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(sentence);
});

test('a replay accepts as many unreadable rows as the company allows', async () => {
  const { url } = await freshDatabase();
  const folder = await scratchFolder();
  const deals = (stages: readonly string[]) =>
    ['Id,Name,Owner,Stage,Amount', ...stages.map((stage, at) => `d${at},Deal ${at},Ana,${stage},1`)]
      .join('\n')
      .concat('\n');
  await writeFile(join(folder, 'roster.csv'), 'name,email,manager_email\nAna,ana@example.com,\n');
  await writeFile(
    join(folder, 'opportunities-2025-11-21.csv'),
    deals([...Array.from({ length: 6 }, () => 'Proposal'), '', '', '', '']),
  );
  const refused = async (environment: Record<string, string>) =>
    Replay.parse(await coachJson(['replay', folder], { DATABASE_URL: url, ...environment }))
      .refused;
  expect(await refused({})).toMatchObject([{ file: 'opportunities-2025-11-21.csv' }]);
  expect(await refused({ MAX_REJECTED_PERCENT: '40' })).toEqual([]);
});
