import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { teamTimeline } from '#src/domain/team/team-timeline.ts';
import { filedAwayWeeks } from '#src/domain/team/filed-absences.ts';
import { weekStartDate } from '#src/domain/team/weeks.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';

/** The first days of the weeks that the first rep of two is away in; the last export is a Friday. */
function awayFrom(...absences: readonly (readonly [from: string, until: string | undefined])[]) {
  const plain = sellingTeam({ seed: 1, weeks: 12, reps: [() => ({}), () => ({})] });
  const team = teamTimeline(
    {
      ...plain,
      absences: absences.map(([from, until]) => ({
        personId: 1 as PersonId,
        from: calendarDate(from),
        until: until === undefined ? undefined : calendarDate(until),
      })),
    },
    LAST_EXPORT,
  );
  if (team === undefined) throw new Error('there is an export');
  const [own = [], other = []] = filedAwayWeeks(team);
  expect(other).not.toContain(true);
  return own.flatMap((isAway, week) => (isAway ? [weekStartDate(week, team.weeks)] : []));
}

test('nobody is away of whom nothing is told', () => {
  expect(awayFrom()).toEqual([]);
});

test.each<[what: string, from: string, until: string | undefined, away: readonly string[]]>([
  ['two working days of a week', '2026-11-12', '2026-11-13', ['2026-11-07']],
  ['one working day and a weekend', '2026-11-13', '2026-11-15', []],
  ['a Friday and the Monday after', '2026-11-13', '2026-11-16', []],
  ['what has no end', '2026-11-05', undefined, ['2026-10-31', '2026-11-07', '2026-11-14']],
  ['what ends later', '2026-11-16', '2027-01-15', ['2026-11-14']],
  ['what began before all weeks', '2020-01-01', '2025-06-02', ['2025-05-24']],
])('of %s a week is away that lost two', (_, from, until, away) => {
  expect(awayFrom([from, until])).toEqual(away);
});

test('single days of a week add up', () => {
  const absences = ['2026-11-16', '2026-11-18'].map((day) => [day, day] as const);
  expect(awayFrom(...absences)).toEqual(['2026-11-14']);
});
