import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { loadCompany } from '#src/database/signals/company.ts';
import { urlOf, type Database } from '#src/database/connection.ts';
import { managersWithReports } from '#src/database/signals/rep-histories.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { joinedSeasons } from '#src/domain/signals/company-season.ts';
import {
  detectInProcesses,
  type DetectionShare,
} from '#src/workflows/signals/detect-in-processes.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { holdUp, untilHeldUp, type Moment } from '#tests/support/held-up.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';

const driedUp = teamWithChange({ newDeals: 0 });

/** The team whose first rep has no new deals, and so many managers more, each with a rep who has nothing. */
async function companyWith(others: number) {
  const { database } = await freshDatabase();
  await storeTeam(database, driedUp);
  for (let index = 0; index < others; index += 1) {
    const managerId = await addPerson(database, `Other Manager ${index}`);
    await addPerson(database, `Other Rep ${index}`, { managerId });
  }
  return database;
}

function signals(database: Database) {
  return database
    .selectFrom('signal')
    .select(['kind', 'episode', 'severity', 'evidence', 'first_seen_on', 'state'])
    .execute();
}

test('many teams are judged in processes, which find what one finds', async () => {
  const [few, many] = [await companyWith(0), await companyWith(24)];
  const found = await detectSignals(few);
  expect(found).toMatchObject({ raised: 1 });
  expect(await detectSignals(many)).toEqual(found);
  expect(await signals(many)).toEqual(await signals(few));
  expect(await detectSignals(many)).toMatchObject({ raised: 0, confirmed: 1 });
});

const NOBODY = (2 ** 40) as PersonId;

async function detectWith(database: Database, managers: readonly PersonId[], processes = 2) {
  return detectInProcesses(
    database,
    managers,
    await loadCompany(database, LAST_EXPORT),
    { exportAsOf: LAST_EXPORT, version: undefined },
    processes,
  );
}

test.each([1, 3])('%i processes find what two find', async (processes) => {
  const [one, other] = [await companyWith(2), await companyWith(2)];
  const managers = await managersWithReports(one);
  const found = await detectWith(one, managers);
  expect(found).toEqual({ raise: 1, confirm: 0, clear: 0 });
  expect(await detectWith(other, managers, processes)).toEqual(found);
  expect(await signals(other)).toEqual(await signals(one));
});

test('the failure of a process is thrown, once the other has written its share', async () => {
  const database = await companyWith(24);
  const managers = await managersWithReports(database);
  // The other process has the first one; and of so many, this one isn't read for the season.
  const found = detectWith(database, managers.with(1, NOBODY));
  await expect(found).rejects.toThrow('out of range');
  expect(await signals(database)).toHaveLength(1);
});

test('without the season of all nothing is written', async () => {
  const database = await companyWith(1);
  const managers = await managersWithReports(database);
  await expect(detectWith(database, [NOBODY, ...managers])).rejects.toThrow('out of range');
  expect(await signals(database)).toHaveLength(0);
});

const BEFORE_WRITING: Moment = {
  when: 'the signals of a team are read',
  statement: /from "signal"/,
  table: 'signal',
  isIn: false,
};

test('one that is killed is reported, and the next detection does its share', async () => {
  const database = await companyWith(24);
  const { letGo } = await holdUp(urlOf(database), BEFORE_WRITING);
  const found = detectWith(database, await managersWithReports(database));
  const failure = found.catch((error: unknown) => error);
  await untilHeldUp(database, BEFORE_WRITING, () => false);
  for (const pid of await startedFromHere()) process.kill(pid, 'SIGKILL');
  await letGo();
  expect(String(await failure)).toMatch('ended with SIGKILL and said nothing');
  expect(await detectSignals(database)).toMatchObject({ raised: 1 });
});

/** The processes of a detection that this one started. */
async function startedFromHere(): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    const isOurs = parent === process.pid && line.includes('detection-process');
    return isOurs && pid !== undefined ? [pid] : [];
  });
}

/** One that reads a company, up to where it has sent its part of the season. */
async function startOne() {
  const database = await companyWith(1);
  const company = await loadCompany(database, LAST_EXPORT);
  const managers = await managersWithReports(database);
  const child = fork(
    new URL('../../../src/workflows/signals/detection-process.ts', import.meta.url),
    {
      execArgv: [],
      serialization: 'advanced',
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const share: DetectionShare = {
    url: urlOf(database),
    company,
    exportAsOf: LAST_EXPORT,
    ofSeason: managers,
    managers,
  };
  child.send(share);
  const [{ result }] = await once(child, 'message');
  return { child, season: joinedSeasons(result) };
}

test('a signal that ends whoever started it does not end it', async () => {
  const { child, season } = await startOne();
  child.kill('SIGINT');
  child.kill('SIGTERM');
  child.send({ season, company: [], exportAsOf: LAST_EXPORT });
  const [written] = await once(child, 'message');
  expect(written).toEqual({ result: { raise: 1, confirm: 0, clear: 0 } });
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('it ends when whoever started it is gone', async () => {
  const { child } = await startOne();
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
