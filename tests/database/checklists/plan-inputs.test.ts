import { expect, test } from 'vitest';
import { loadPlanInput } from '#src/database/checklists/plan-inputs.ts';
import { saveChecklist } from '#src/database/checklists/checklists.ts';
import type { Database } from '#src/database/connection.ts';
import { repsOf } from '#src/database/people/people.ts';
import { loadPairFacts } from '#src/database/second-line/coaching-facts.ts';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SignalId } from '#src/domain/ids.ts';
import type { IssueKind } from '#src/domain/signals/kinds.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { addPerson, addSignal, someEvidence } from '#tests/support/sales-team.ts';

const week = calendarDate('2025-12-01');

async function teamWith(kind: IssueKind) {
  const { database } = await freshDatabase();
  const manager = await addPerson(database, 'Mia Keller');
  const rep = await addPerson(database, 'Ana Lima', { managerId: manager });
  const signal = await addSignal(database, rep, kind, { severity: 0.15 });
  return { database, manager, rep, signal };
}

async function issueOfWeek(database: Database, manager: PersonId) {
  const reps = await repsOf(database, manager, week);
  return (await loadPlanInput(database, manager, reps, week)).issues[0];
}

/** Ends the signal, called not an issue, and raises its next episode. */
async function dismissAndRaiseAgain(database: Database, id: SignalId): Promise<void> {
  const ended = { state: 'cleared' as const, cleared_on: calendarDate('2025-11-21') };
  const dismissed = { dismissed_on: calendarDate('2025-11-17'), dismissed_severity: 0.15 };
  await database
    .updateTable('signal')
    .set({ ...ended, ...dismissed })
    .where('id', '=', id)
    .execute();
  const { rep_id, kind, severity, first_seen_on, last_seen_on } = await database
    .selectFrom('signal')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await database
    .insertInto('signal')
    .values({
      rep_id,
      kind,
      severity,
      first_seen_on,
      last_seen_on,
      episode: 2,
      evidence: JSON.stringify(someEvidence),
    })
    .execute();
}

test.each<[IssueKind, number | undefined]>([
  ['never-logs-activity', 0.15],
  ['win-rate-fell', undefined],
])('in a new episode of %s an earlier dismissal counts as %s', async (kind, dismissed) => {
  const { database, manager, signal } = await teamWith(kind);
  await dismissAndRaiseAgain(database, signal);
  expect((await issueOfWeek(database, manager))?.dismissedAtSeverity).toBe(dismissed);
});

test('the checklists that had an issue are counted, without this week’s', async () => {
  const { database, manager, rep, signal } = await teamWith('never-logs-activity');
  for (const weeksAgo of [2, 1, 0]) {
    await saveChecklist(database, {
      managerId: manager,
      week: addDays(week, -7 * weeksAgo),
      exportAsOf: addDays(week, -7 * weeksAgo - 3),
      items: [
        {
          kind: 'signal',
          rep: { id: rep, name: 'Ana Lima' },
          signalId: signal,
          signal: 'never-logs-activity',
          severity: 0.15,
          firstSeenOn: calendarDate('2025-11-14'),
          evidence: someEvidence,
          questions: [],
        },
      ],
    });
  }
  expect((await issueOfWeek(database, manager))?.timesListed).toBe(2);
});

test.each<[IssueKind, number]>([
  ['never-logs-activity', 0],
  ['win-rate-fell', 1],
])('of %s the second line hears %s that nobody talked about', async (kind, old) => {
  const { database, manager, rep } = await teamWith(kind);
  const pair = { manager, report: rep };
  const [facts] = await loadPairFacts(database, [pair], calendarDate('2026-02-02'));
  expect(facts?.old).toBe(old);
});
