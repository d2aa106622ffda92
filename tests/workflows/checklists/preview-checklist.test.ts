import { describe, expect, test } from 'vitest';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { savePreference } from '#src/database/settings/preferences.ts';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { planChecklist } from '#src/workflows/checklists/plan-checklist.ts';
import {
  previewChecklist,
  previewPastChecklist,
  weekAfter,
  weekOfToday,
} from '#src/workflows/checklists/preview-checklist.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';
import { findPerson } from '#src/database/people/people.ts';

const guides = shippedGuides();

test('the week of an export of a Monday is that week, of any other day the next; of a weekend the next', () => {
  const days = ['2025-11-24', '2025-11-25', '2025-11-28', '2025-11-29', '2025-11-30'];
  expect(days.map((day) => weekAfter(calendarDate(day)))).toEqual([
    '2025-11-24',
    ...Array.from({ length: 4 }, () => '2025-12-01'),
  ]);
  expect(days.map((day) => weekOfToday(calendarDate(day)))).toEqual([
    ...Array.from({ length: 3 }, () => '2025-11-24'),
    ...Array.from({ length: 2 }, () => '2025-12-01'),
  ]);
});

describe('a preview', () => {
  test('is the list as it was made, else as it would be; and that of the newest export says the same', async () => {
    const { database } = await freshDatabase();
    const stored = await storeTeam(database, eventful());
    const manager = await findPerson(database, stored.manager);
    if (manager === undefined) throw new Error('There is no manager.');
    await detectSignals(database);
    const week = weekAfter(LAST_EXPORT);
    const planned = await planChecklist(database, manager.id, week, guides);
    const kinds = planned.map(({ kind }) => kind);
    expect(kinds).toContain('signal');
    expect(kinds).toContain('strength');
    expect(kinds).toContain('onboarding');
    expect(await previewChecklist(database, manager, week, guides)).toEqual(planned);
    const past = () => previewPastChecklist(database, manager, LAST_EXPORT, guides);
    expect(withoutIds(await past())).toEqual(withoutIds(planned));

    // A signal that is raised today keeps its state; one that began later than the day in question is new then.
    const signals = await database.selectFrom('signal').select(['id', 'kind']).execute();
    const firstSeen = addDays(LAST_EXPORT, -30);
    await database
      .updateTable('signal')
      .set({ first_seen_on: firstSeen })
      .where(
        'id',
        'in',
        signals.map(({ id }) => id),
      )
      .execute();
    const later = await planChecklist(database, manager.id, week, guides);
    expect(withoutIds(await past())).toEqual(withoutIds(later));
    expect(datesIn(await past())).toEqual(new Set([firstSeen]));
    await database
      .updateTable('signal')
      .set({ first_seen_on: addDays(LAST_EXPORT, 1), last_seen_on: addDays(LAST_EXPORT, 1) })
      .execute();
    expect(datesIn(await past())).toEqual(new Set([LAST_EXPORT]));
    await database
      .updateTable('signal')
      .set({ first_seen_on: firstSeen, snoozed_until: addDays(week, 7) })
      .execute();
    expect((await past()).filter(({ kind }) => kind === 'signal')).toEqual([]);
    await savePreference(
      database,
      manager.id,
      { ...USUAL_PREFERENCE, maxItems: 3, mutedKinds: signals.map(({ kind }) => kind) },
      new Date(),
    );
    expect((await past()).filter(({ kind }) => kind === 'strength')).toEqual([]);

    const items = planned.slice(0, 1);
    const id = await saveChecklist(database, {
      managerId: manager.id,
      week,
      exportAsOf: LAST_EXPORT,
      items,
    });
    const made = (await loadChecklist(database, id))?.items.map(({ content }) => content);
    expect(await previewChecklist(database, manager, week, guides)).toEqual(made);
    expect(made).toHaveLength(1);
  });
});

/** Somebody's new deals dry up, somebody else sells better, and one started six weeks ago. */
function eventful() {
  const lately = (from: Partial<Habits>, to: Partial<Habits>) => (week: number) =>
    week < 78 ? from : to;
  return sellingTeam({
    seed: 6,
    weeks: 91,
    reps: [
      lately({}, { newDeals: 0 }),
      lately({ win: 0.3 }, { win: 0.9, moveOn: 0.5 }),
      lately({ win: 0.3, newDeals: 3 }, { win: 0.95 }),
      (week) => (week < 85 ? { newDeals: 0 } : {}),
      () => ({}),
      () => ({}),
    ],
    people: [{}, {}, {}, { startDate: addDays(LAST_EXPORT, -40) }, {}, {}],
  });
}

type Items = Awaited<ReturnType<typeof planChecklist>>;

/** What was only previewed has other ids than what is stored, and questions go by them. */
function withoutIds(items: readonly Items[number][]) {
  return JSON.parse(
    JSON.stringify(items, (key, value: unknown) =>
      key === 'signalId' || key === 'questions' ? undefined : value,
    ),
  ) as unknown;
}

function datesIn(items: readonly Items[number][]) {
  return new Set(items.flatMap((item) => (item.kind === 'signal' ? [item.firstSeenOn] : [])));
}
