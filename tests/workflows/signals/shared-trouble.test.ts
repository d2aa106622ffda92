import { expect, test } from 'vitest';
import { findPerson } from '#src/database/people/people.ts';
import { openGroupSignals, writeGroupSignals } from '#src/database/signals/group-signals.ts';
import { beginDetection } from '#src/database/signals/pending-detection.ts';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { eraseContents } from '#src/database/privacy/contents.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { pseudonymOf } from '#src/domain/privacy/erased-person.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { previewPastChecklist } from '#src/workflows/checklists/preview-checklist.ts';
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
  const facts = first?.kind === 'team' ? first.facts : undefined;
  expect(facts?.each).toHaveLength(5);
  // Nor are their own figures left.
  const each = facts?.each?.filter(({ rep }) => rep !== erased.id);
  const left = (await openGroupSignals(database)).find(({ kind }) => kind === fell?.kind);
  expect(left?.facts.each).toEqual(each);
  expect(item?.content).toEqual({
    ...first,
    facts: { ...facts, each },
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

test('a detection that was overtaken writes nothing, about teams or about reps', async () => {
  const { database } = await freshDatabase();
  const { manager } = await storeTeam(database, fallen);
  await beginDetection(database, 2);
  expect(await detectSignals(database, undefined, 1)).toMatchObject({ raised: 0 });
  expect(await openGroupSignals(database)).toEqual([]);
  expect(await database.selectFrom('signal').select('id').execute()).toEqual([]);
  // An older one that only begins now doesn't stop the newer one.
  await beginDetection(database, 1);
  await detectSignals(database, undefined, 2);
  const found = await openGroupSignals(database);
  expect(found.map(({ managerId }) => managerId)).toContain(manager);
});

test('a past day’s checklist has what the team had in common then, not what it has today', async () => {
  const { database } = await freshDatabase();
  const { manager } = await storeTeam(database, fallen);
  await detectSignals(database);
  const mia = await findPerson(database, manager);
  if (mia === undefined) throw new Error('there is no manager');
  const teamItems = async (asOf: string) =>
    (await previewPastChecklist(database, mia, calendarDate(asOf), shippedGuides())).filter(
      ({ kind }) => kind === 'team',
    );
  expect(await teamItems('2026-08-28')).toEqual([]);
  const [today] = await teamItems(LAST_EXPORT);
  expect(today).toMatchObject({ signal: 'new-opportunities-fell', firstSeenOn: LAST_EXPORT });
  // What is over today was there then.
  await writeGroupSignals(database, manager, [], LAST_EXPORT);
  expect(await teamItems(LAST_EXPORT)).toMatchObject([{ signal: 'new-opportunities-fell' }]);
});
