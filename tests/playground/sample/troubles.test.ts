import { expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import { seasonOfTeams } from '#tests/support/season-of-teams.ts';
import { judgeTeam, type Judgement } from '#src/domain/signals/judge-team.ts';
import { MANAGERS, REPS } from '#src/playground/sample/people.ts';
import { TROUBLES } from '#src/playground/sample/troubles.ts';
import { sampleTeams } from './reported-by-sample.ts';

/** Every other Friday of a quarter: what is thin coverage depends on where in it the playground opens. */
const FRIDAYS = Array.from({ length: 7 }, (_, step) =>
  addDays(calendarDate('2026-10-02'), 14 * step),
);
const MID_QUARTER = calendarDate('2026-11-20');
/** What is there when the playground opens, whenever that is: all but the thin coverage. */
const THERE_AT_ONCE = TROUBLES.filter(
  ({ from, signal }) => from < -4 && signal !== 'coverage-thin',
);

interface Raised {
  readonly manager: string;
  /** As `ana.kovacevic new-opportunities-fell`. */
  readonly what: string;
  readonly nature: 'issue' | 'strength';
}

function raisedIn(friday: CalendarDate, weeks: readonly number[] = [0]): readonly Raised[][] {
  const teams = [...sampleTeams(friday)];
  const all = teams.map(([, team]) => team);
  return weeks.map((week) => {
    const asOf = addDays(friday, 7 * week);
    const season = seasonOfTeams(all, asOf);
    return teams.flatMap(([manager, team]) =>
      judgeTeam(team, asOf, season)
        .filter(({ outcome }) => outcome.outcome === 'raised')
        .map(({ rep, detector }: Judgement) => ({
          manager,
          what: `${rep.email.split('@')[0]} ${detector.kind}`,
          nature: detector.nature,
        })),
    );
  });
}

function namesOf(troubles: typeof TROUBLES): readonly string[] {
  return troubles.map(({ rep, signal }) => `${rep} ${signal}`);
}

test('every trouble is of a rep that there is, and no team has more than three', () => {
  const managerOf = new Map(REPS.map(({ mailbox, manager }) => [mailbox, manager]));
  const issues = TROUBLES.filter(({ signal }) => signal !== 'won-above-usual');
  for (const { mailbox } of MANAGERS) {
    const own = issues.filter(({ rep }) => managerOf.get(rep) === mailbox);
    expect(own.length).toBeGreaterThanOrEqual(1);
    expect(own.length).toBeLessThanOrEqual(3);
  }
  expect(TROUBLES.filter(({ rep }) => !managerOf.has(rep))).toEqual([]);
});

test.each(FRIDAYS)(
  'when it opens after %s, the hidden troubles are found and little else',
  (friday) => {
    const [raised = []] = raisedIn(friday);
    const what = raised.map((one) => one.what);
    expect(what).toEqual(expect.arrayContaining([...namesOf(THERE_AT_ONCE)]));
    expect(what.filter((one) => !namesOf(TROUBLES).includes(one)).length).toBeLessThanOrEqual(2);
    const issues = raised.filter(({ nature }) => nature === 'issue');
    expect(new Set(issues.map(({ manager }) => manager)).size).toBe(MANAGERS.length);
  },
);

test('in the middle of a quarter thin coverage is found, too', () => {
  const [raised = []] = raisedIn(MID_QUARTER);
  expect(raised.map(({ what }) => what)).toContain('noah.goldberg coverage-thin');
});

test('in the weeks to play some trouble ends, and new one begins', () => {
  const weeks = Array.from({ length: 14 }, (_, week) => week);
  const story = raisedIn(MID_QUARTER, weeks).map((raised) => raised.map(({ what }) => what));
  const [opening = [], ending = []] = [story[0], story.at(-1)];
  const ended = ['ana.kovacevic new-opportunities-fell', 'oliver.pemberton opportunities-stalled'];
  const begun = [
    'ben.hartmann opportunities-stalled',
    'zainab.yusuf new-opportunities-fell',
    'arjun.mehta opportunities-stalled',
  ];
  expect(opening).toEqual(expect.arrayContaining(ended));
  expect(ending.filter((one) => ended.includes(one))).toEqual([]);
  expect(opening.filter((one) => begun.includes(one))).toEqual([]);
  expect(ending).toEqual(expect.arrayContaining(begun));
});
