import { describe, expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { SignalId } from '#src/domain/ids.ts';
import type { Measure } from '#src/domain/signals/evidence.ts';
import { team } from '#tests/support/follow-through-team.ts';
import { addPerson, addSignal, someEvidence } from '#tests/support/sales-team.ts';

describe('the item of a signal with a one-on-one', () => {
  test('says what changed since, and once when it is over', async () => {
    const { database, ids, week } = await team();
    const before = { ...someEvidence.measure, observed: 0.4 };
    const signal = await addSignal(database, ids.ana, 'new-opportunities-fell', {
      evidence: { measure: before },
    });
    const monday = await week('2025-11-24');
    await monday.click('log-item');
    const modal = await monday.modal();
    expect((await monday.submit(modal.id, { notes: 'private' })).errors).toEqual({});
    const oneOnOne = await database
      .selectFrom('one_on_one')
      .select(['question', 'measure'])
      .execute();
    expect(oneOnOne).toEqual([{ question: expect.stringMatching(/\?$/), measure: before }]);
    expect(monday.text()).toContain(oneOnOne[0]?.question);

    // Two exports later it is better, but not over: the evidence is another one by now.
    const better = { ...before, observed: 1.2 };
    const evidence = { ...someEvidence, measure: better, series: undefined };
    await database
      .updateTable('signal')
      .set({ evidence: JSON.stringify(evidence), severity: 0.4 })
      .where('id', '=', signal)
      .execute();
    expect((await week('2025-12-01')).text()).not.toContain('dried up');
    const third = await week('2025-12-08');
    expect(third.text()).toContain('You talked 2 weeks ago: new deals a week 0.4 → 1.2, better.');

    await database
      .updateTable('signal')
      .set({
        state: 'cleared',
        cleared_on: calendarDate('2025-12-12'),
        cleared_evidence: JSON.stringify({ measure: { ...before, observed: 2.5 } }),
      })
      .where('id', '=', signal)
      .execute();
    const fourth = await week('2025-12-15');
    expect(fourth.text()).toContain(
      'since your talk on 24 Nov: new deals a week 0.4 → 2.5, back to the usual. Tell Ana.',
    );
    const fifth = await week('2025-12-22');
    expect(fifth.text()).not.toContain('since your talk');
  });

  test('says so after a one-on-one about something else as well, which makes nothing wait', async () => {
    const { database, ids, week, slack, user } = await team();
    const before = { ...someEvidence.measure, observed: 0.4 };
    const signal = await addSignal(database, ids.ana, 'new-opportunities-fell', {
      evidence: { measure: before },
    });
    await addMeasure(database, signal, '2025-11-14', { ...before, observed: 0.3 });
    await addMeasure(database, signal, '2025-11-21', before);
    const monday = await week('2025-11-24');
    await slack.command(user.id, '/coach', 'log ana');
    await monday.submit((await monday.modal()).id, { about: [] });
    const oneOnOnes = database.selectFrom('one_on_one').select(['signal_id', 'measure', 'held_on']);
    expect(await oneOnOnes.execute()).toEqual([
      { signal_id: null, measure: null, held_on: '2025-11-24' },
    ]);

    const now = { ...before, observed: 1.2 };
    await addMeasure(database, signal, '2025-11-28', now);
    await database
      .updateTable('signal')
      .set({ evidence: JSON.stringify({ ...someEvidence, measure: now, series: undefined }) })
      .where('id', '=', signal)
      .execute();
    const second = await week('2025-12-01');
    expect(second.text()).toContain('dried up');
    expect(second.text()).not.toContain('You talked');
    expect((await week('2025-12-08')).text()).toContain(
      'You talked 2 weeks ago: new deals a week 0.4 → 1.2, better.',
    );

    await database
      .updateTable('signal')
      .set({
        state: 'cleared',
        cleared_on: calendarDate('2025-12-12'),
        cleared_evidence: JSON.stringify({ measure: { ...before, observed: 2.5 } }),
      })
      .where('id', '=', signal)
      .execute();
    expect((await week('2025-12-15')).text()).toContain(
      'since your talk on 24 Nov: new deals a week 0.4 → 2.5, back to the usual. Tell Ana.',
    );
  });

  test('says nothing about a one-on-one before it was raised, with another rep, or by another manager', async () => {
    const { database, ids, week } = await team();
    const signal = await addSignal(database, ids.ana, 'new-opportunities-fell');
    await addMeasure(database, signal, '2025-11-14', { ...someEvidence.measure, observed: 0.1 });
    const tom = await addPerson(database, 'Tom Brandt');
    for (const [manager_id, rep_id, held_on] of [
      [ids.mia, ids.ana, '2025-11-13'],
      [ids.mia, ids.ben, '2025-11-18'],
      [tom, ids.ana, '2025-11-18'],
    ] as const) {
      await database
        .insertInto('one_on_one')
        .values({
          manager_id,
          rep_id,
          held_on: calendarDate(held_on),
          submission_id: crypto.randomUUID(),
          topics: [],
          notes: '',
        })
        .execute();
    }
    const later = await week('2025-12-08');
    expect(later.text()).toContain('dried up');
    expect(later.text()).not.toContain('ince your talk');
  });

  test('says nothing about a signal that ended only because nothing can be said any more', async () => {
    const { database, ids, week } = await team();
    const signal = await addSignal(database, ids.ana, 'coverage-thin');
    const monday = await week('2025-11-24');
    await monday.click('log-item');
    await monday.submit((await monday.modal()).id, {});
    await database
      .updateTable('signal')
      .set({ state: 'cleared', cleared_on: calendarDate('2025-12-12') })
      .where('id', '=', signal)
      .execute();
    expect((await week('2025-12-15')).text()).not.toContain('since your talk');
  });
});

async function addMeasure(
  database: Database,
  signal_id: SignalId,
  asOf: string,
  { name, unit, observed, usual, betterWhen: better_when }: Measure,
): Promise<void> {
  await database
    .insertInto('signal_measure')
    .values({ signal_id, as_of: calendarDate(asOf), name, unit, observed, usual, better_when })
    .execute();
}
