import { expect, test } from 'vitest';
import { openGroupSignals } from '#src/database/signals/group-signals.ts';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { eraseContents } from '#src/database/privacy/contents.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { pseudonymOf } from '#src/domain/privacy/erased-person.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { planChecklist } from '#src/workflows/checklists/plan-checklist.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';

const WEEKS = 91;
const MONDAY = calendarDate('2026-11-23');

const fallen = sellingTeam({
  seed: 3,
  weeks: WEEKS,
  reps: Array.from({ length: 6 }, (_, rep) => (week: number) => ({
    newDeals: rep < 5 && week >= WEEKS - 9 ? 0.4 : 3,
  })),
});

test('what a team has in common is kept once, and is one item in place of one for each', async () => {
  const { database } = await freshDatabase();
  const { manager, reps } = await storeTeam(database, fallen);
  await detectSignals(database);
  const found = await openGroupSignals(database);
  const fell = found.find(({ kind }) => kind === 'new-opportunities-fell');
  expect(fell).toMatchObject({ managerId: manager, firstSeenOn: LAST_EXPORT });
  expect(fell?.facts.reps).toHaveLength(5);

  // The same export again changes nothing.
  await detectSignals(database);
  expect(await openGroupSignals(database)).toEqual(found);

  const items = await planChecklist(database, manager, MONDAY, shippedGuides());
  const [first, ...others] = items;
  expect(first).toMatchObject({
    kind: 'team',
    signal: 'new-opportunities-fell',
    reps: reps.slice(0, 5).map((id) => ({ id })),
  });
  const signals = others.flatMap((item) => ('signal' in item ? [item.signal] : []));
  expect(signals).not.toContain('new-opportunities-fell');

  // It is read as it was kept.
  const checklist = { managerId: manager, week: MONDAY, exportAsOf: LAST_EXPORT, items };
  const id = await saveChecklist(database, checklist);
  const kept = await loadChecklist(database, id);
  expect(kept?.items.map(({ content }) => content)).toEqual(items);

  // Of whoever is erased the name goes, and what it says of the others stays.
  const [erased] = first?.kind === 'team' ? first.reps : [];
  if (erased === undefined) throw new Error('nobody is named');
  const owner = { ...erased, email: '', slackAccountId: undefined, owners: [] };
  await database
    .transaction()
    .execute((transaction) => eraseContents(transaction, owner, LAST_EXPORT));
  const [item] = (await loadChecklist(database, id))?.items ?? [];
  expect(item?.content).toEqual({
    ...first,
    reps: reps.slice(0, 5).map((rep, index) => ({
      id: rep,
      name: index === 0 ? pseudonymOf(rep).name : fallen.reps[index]?.name,
    })),
  });
});

test('it ends where nobody reports to the manager any more', async () => {
  const { database } = await freshDatabase();
  const { manager } = await storeTeam(database, fallen);
  await detectSignals(database);
  expect(await openGroupSignals(database)).not.toEqual([]);
  await database
    .updateTable('person')
    .set({ manager_id: null })
    .where('manager_id', '=', manager)
    .execute();
  await detectSignals(database);
  expect(await openGroupSignals(database)).toEqual([]);
});
