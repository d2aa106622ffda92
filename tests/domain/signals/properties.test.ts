import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, calendarDate, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { Quota } from '#src/domain/pipeline/quota.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import { detectAll } from '#tests/support/detect.ts';
import { idOf, LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

/** After 400 years the calendar repeats, months, leap years and weekdays included. */
const WEEKS_IN_400_YEARS = 20_871;
/** These look at the month of a quarter, so that only whole cycles of the calendar change nothing. */
const BY_THE_CALENDAR = new Set([
  'behind-quota-pace',
  'win-rate-fell',
  'coverage-thin',
  'forecast-rests-on-one-deal',
  'commit-deals-slip',
]);

const habits = record<Partial<Habits>>({
  newDeals: constantFrom(0.2, 1, 2, 4),
  moveOn: constantFrom(0.03, 0.1, 0.3),
  push: constantFrom(0.05, 0.6),
  win: constantFrom(0.1, 0.5, 0.9),
});

/** A team whose reps may all change at any time, with a quota each. */
const teams = record({
  seed: integer({ min: 0, max: 1_000_000 }),
  weeks: integer({ min: 5, max: 80 }),
  reps: array(record({ before: habits, after: habits, at: integer({ min: 1, max: 80 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
  gaps: array(integer({ min: 0, max: 60 }), { maxLength: 4 }),
}).map(({ seed, weeks, reps, gaps }) =>
  sellingTeam({
    seed,
    weeks,
    gaps,
    reps: reps.map(
      ({ before, after, at }) =>
        (week) =>
          week < at ? before : after,
    ),
    quotas: reps.map((_, rep) => quota(idOf(rep))),
  }),
);

function quota(personId: PersonId): Quota {
  const [startsOn, endsOn] = [calendarDate('2026-10-01'), calendarDate('2026-12-31')];
  return { personId, startsOn, endsOn, amount: 100_000, currency: undefined };
}

function outcomes(team: TeamHistory, asOf: CalendarDate = LAST_EXPORT) {
  return DETECTORS.map((detector) => ({
    kind: detector.kind,
    found: detectAll(detector, team, asOf),
  }));
}

test('other dates change nothing but the dates', () => {
  assert(
    property(teams, integer({ min: -500, max: 500 }), (team, weeks) => {
      const days = 7 * weeks;
      const asOf = addDays(LAST_EXPORT, days);
      const plain = outcomes(team).filter(({ kind }) => !BY_THE_CALENDAR.has(kind));
      const later = outcomes(shifted(team, days), asOf);
      for (const { kind, found } of plain) {
        expect(undated(later.find((other) => other.kind === kind)?.found)).toEqual(undated(found));
      }
    }),
    { numRuns: 15, seed: 1 },
  );
});

test('nor do 400 years', () => {
  assert(
    property(teams, (team) => {
      const days = 7 * WEEKS_IN_400_YEARS;
      const later = outcomes(shifted(team, days), addDays(LAST_EXPORT, days));
      expect(undated(later)).toEqual(undated(outcomes(team)));
    }),
    { numRuns: 10, seed: 2 },
  );
});

test('other names and another order of the reps and deals change nothing', () => {
  assert(
    property(teams, (team) => {
      const renamed = outcomes(relabelled(team)).map(({ kind, found }) => ({
        kind,
        found: found.toReversed(),
      }));
      expect(rounded(renamed)).toEqual(rounded(outcomes(team)));
    }),
    { numRuns: 15, seed: 3 },
  );
});

test('what comes later changes nothing', () => {
  assert(
    property(teams, integer({ min: 1, max: 30 }), (team, weeks) => {
      const asOf = addDays(LAST_EXPORT, -7 * weeks);
      expect(outcomes(cutOff(team, asOf), asOf)).toEqual(outcomes(team, asOf));
    }),
    { numRuns: 15, seed: 4 },
  );
});

/** All dates the same number of days later. */
function shifted(team: TeamHistory, days: number): TeamHistory {
  const text = JSON.stringify(team, (_, value: unknown) => (value === undefined ? null : value));
  const moved = text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => addDays(calendarDate(date), days));
  return JSON.parse(moved, (key, value: unknown) => {
    if (value === null) return undefined;
    if (key === 'activityDays') return (value as readonly number[]).map((day) => day + days);
    return key === 'seenOn' ? (value as number) + days : value;
  }) as TeamHistory;
}

function undated(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text.replaceAll(/\d{4}-\d{2}-\d{2}| on \d+ [A-Z][a-z]{2}( \d{4})?/g, 'date'));
}

/** Sums in another order differ in their last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner,
    ),
  );
}

function relabelled(team: TeamHistory): TeamHistory {
  const renamed = (id: PersonId | undefined) =>
    id === undefined ? undefined : ((1000 - id) as PersonId);
  return {
    ...team,
    reps: team.reps
      .map((rep) => Object.assign({}, rep, { id: renamed(rep.id), name: `Someone ${rep.id}` }))
      .toReversed(),
    opportunities: team.opportunities
      .map((history) =>
        Object.assign({}, history, {
          owners: history.owners.map(({ personId, since }) => ({
            personId: renamed(personId),
            since,
          })),
        }),
      )
      .toReversed(),
    quotas: team.quotas.map((given) =>
      Object.assign({}, given, { personId: renamed(given.personId) }),
    ),
  };
}

/** What a database would hold that had never seen the exports after `date`. */
function cutOff(team: TeamHistory, date: CalendarDate): TeamHistory {
  return {
    ...team,
    exportDates: team.exportDates.filter((exported) => exported <= date),
    opportunities: team.opportunities
      .filter(({ firstSeenOn }) => firstSeenOn <= date)
      .map((history) => rewound(history, date)),
  };
}

function rewound(history: OpportunityHistory, date: CalendarDate): OpportunityHistory {
  const day = dayNumber(date);
  const later = history.changes.filter(({ seenOn }) => seenOn > day);
  const opportunity: Record<string, unknown> = { ...history.opportunity };
  const names: Record<string, string> = { close_date: 'closeDate' };
  for (const { field, from } of later.toReversed()) {
    opportunity[names[field] ?? field] = field === 'amount' ? Number(from) : from;
  }
  return {
    ...history,
    opportunity: opportunity as unknown as OpportunityHistory['opportunity'],
    changes: history.changes.filter(({ seenOn }) => seenOn <= day),
    activityDays: history.activityDays.filter((heldOn) => heldOn <= day),
  };
}
