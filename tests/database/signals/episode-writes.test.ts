import { expect, test } from 'vitest';
import { writeEpisodes } from '#src/database/signals/episode-writes.ts';
import { newRecoveries } from '#src/database/signals/recoveries.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { SignalEvidence } from '#src/domain/signals/known-evidence.ts';
import { addPerson, addSignal, someEvidence } from '#tests/support/sales-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();
const KIND = 'new-opportunities-fell';

test('a recovery knows when the trouble had come back before', async () => {
  const { database } = current();
  const rep = await addPerson(database, 'Ana');
  const signal = await addSignal(database, rep, KIND);
  const evidence = someEvidence as unknown as SignalEvidence;
  const seen = { repId: rep, kind: KIND, episode: 1, severity: 0.5, evidence } as const;
  const clear = (on: string) =>
    writeEpisodes(database, [
      { write: 'clear', repId: rep, kind: KIND, episode: 1, on: calendarDate(on), now: {} },
    ]);
  const confirm = (on: string, isBack: boolean) =>
    writeEpisodes(database, [
      { write: 'confirm', isFading: false, isBack, on: calendarDate(on), ...seen },
    ]);
  const cameBackOn = async () => {
    const heldOn = calendarDate('2025-11-24');
    const talks = [{ repId: rep, heldOn, signalId: signal, measure: undefined }];
    const people = [{ id: rep, name: 'Ana' }];
    const week = calendarDate('2025-12-22');
    const told = await newRecoveries(database, people, talks, week);
    return told.map((one) => one.cameBackOn);
  };
  await clear('2025-11-28');
  expect(await cameBackOn()).toEqual([undefined]);
  await confirm('2025-12-05', true);
  expect(await cameBackOn()).toEqual([]);
  await confirm('2025-12-12', false);
  await clear('2025-12-19');
  expect(await cameBackOn()).toEqual(['2025-12-05']);

  await writeEpisodes(database, [
    { write: 'raise', isBack: true, on: calendarDate('2026-02-06'), ...seen, episode: 2 },
  ]);
  const rows = await database
    .selectFrom('signal')
    .select('came_back_on')
    .orderBy('episode')
    .execute();
  expect(rows.map((row) => row.came_back_on)).toEqual(['2025-12-05', '2026-02-06']);
});
