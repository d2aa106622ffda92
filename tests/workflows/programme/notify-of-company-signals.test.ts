import { expect, test } from 'vitest';
import { writeGroupSignals } from '#src/database/signals/group-signals.ts';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { GroupSignal } from '#src/domain/signals/group-signals.ts';
import { notifyOfCompanySignals } from '#src/workflows/programme/notify-of-company-signals.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { workflowsAt } from '#tests/support/workflow-context.ts';

const EXPORT = calendarDate('2025-11-21');
const fell: GroupSignal = {
  kind: 'new-opportunities-fell',
  isFading: false,
  severity: 0.6,
  facts: {
    noun: 'new deals',
    direction: 'fewer',
    observed: 30,
    weeks: 6,
    before: 520,
    weeksBefore: 26,
    since: calendarDate('2025-10-11'),
    changed: 3,
    of: 4,
    reps: [],
  },
};

test('whoever runs the programme hears of a company’s trouble once an episode, and of no team’s', async () => {
  const running = await workflowsAt('2025-11-21T16:00:00Z', [
    'lee.park@example.com',
    'nobody@example.com',
  ]);
  const { database, context } = running;
  const lee = running.join('Lee Park');
  const mia = await addPerson(database, 'Mia Keller');
  await writeGroupSignals(database, mia, [fell], EXPORT);
  await notifyOfCompanySignals(context);
  expect(running.messagesTo(lee)).toEqual([]);

  await writeGroupSignals(database, undefined, [fell], EXPORT);
  await notifyOfCompanySignals(context);
  await Promise.all([notifyOfCompanySignals(context), notifyOfCompanySignals(context)]);
  const [first, ...others] = running.messagesTo(lee);
  expect(first).toContain(
    'New deals are down in 3 of 4 teams. 30 new deals in 6 weeks since 11 Oct; before, about 20 a week.',
  );
  expect(others).toEqual([]);

  // What goes on, or comes back soon, is the same; what comes back later is another.
  await writeGroupSignals(database, undefined, [], addDays(EXPORT, 7));
  await writeGroupSignals(database, undefined, [fell], addDays(EXPORT, 14));
  await notifyOfCompanySignals(context);
  expect(running.messagesTo(lee)).toHaveLength(1);
  await writeGroupSignals(database, undefined, [], addDays(EXPORT, 21));
  await notifyOfCompanySignals(context);
  expect(running.messagesTo(lee)).toHaveLength(1);
  await writeGroupSignals(database, undefined, [fell], addDays(EXPORT, 70));
  await notifyOfCompanySignals(context);
  expect(running.messagesTo(lee)).toHaveLength(2);
});
