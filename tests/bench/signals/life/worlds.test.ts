import { describe, expect, test } from 'vitest';
import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import { FRIDAY, weekdayOf } from './days.ts';
import type { ExportedEntry } from './deal.ts';
import { lifeOf, type Life } from './life.ts';
import type { Habit } from './people.ts';
import { RENAMED_STAGE, ADDED_STAGE } from './products.ts';
import { WORLDS, type Scenario, type World } from './scenarios.ts';

function worldWith(scenarios: readonly Scenario[], more: Partial<World> = {}): World {
  return { name: 'a test', weeks: 26, scenarios, scope: 'nobody', course: 'any', ...more };
}

/** By rep, the days on which anything was entered or logged, as the exports show them. */
function footprints({ exports, reps }: Life): readonly ReadonlySet<number>[] {
  const days = reps.map(() => new Set<number>());
  for (const { owner, updatedDay, createdDay, lastActivityDay } of exports.flatMap(
    ({ entries }) => entries,
  )) {
    for (const day of [updatedDay, createdDay, lastActivityDay ?? createdDay])
      days[owner]?.add(day);
  }
  return days;
}

function repsWith({ reps }: Life, habit: Habit): readonly number[] {
  return [...reps.entries()].flatMap(([index, rep]) => (rep.habit === habit ? [index] : []));
}

/** Each entry beside what it was in the export before. */
function changes({ exports }: Life): readonly {
  readonly day: number;
  readonly before: ExportedEntry | undefined;
  readonly after: ExportedEntry;
}[] {
  const known = new Map<number, ExportedEntry>();
  return exports.flatMap(({ day, entries }) =>
    entries.map((after) => {
      const before = known.get(after.number);
      known.set(after.number, after);
      return { day, before, after };
    }),
  );
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same world and seed give the same company, another seed another one', () => {
  const world = worldWith(WORLDS[0]?.scenarios ?? [], { weeks: 4, scope: 'reps' });
  const [one, same, other] = [1001, 1001, 1003].map((seed) => lifeOf(world, seed));
  expect(one?.exports).toEqual(same?.exports);
  expect(one?.troubles).toEqual(same?.troubles);
  expect(one?.exports).not.toEqual(other?.exports);
});

test('worlds have names of their own', () => {
  expect(new Set(WORLDS.map(({ name }) => name)).size).toBe(WORLDS.length);
});

describe('who is away', () => {
  const life = lifeOf(
    worldWith([
      'holidays',
      'sick leave',
      'parental leave',
      'part-time',
      'public holidays',
      'Christmas',
      'summer',
    ]),
    1002,
  );
  const prints = footprints(life);

  test('leaves no footprint, for one to three weeks or three months', () => {
    const away = life.attendance.absences.flatMap((absences, rep) =>
      absences.map((absence) => ({ ...absence, rep })),
    );
    expect(away.filter(({ why }) => why === 'holiday').length).toBeGreaterThan(life.reps.length);
    expect(new Set(away.map(({ why }) => why)).size).toBe(4);
    const found = away.filter(({ rep, from, until }) =>
      [...(prints[rep] ?? [])].some((day) => from <= day && day <= until),
    );
    expect(found).toEqual([]);
  });

  test('is there in the weeks around', () => {
    const busy = prints.map((days) => [...days].filter((day) => day > 0).length);
    expect(Math.min(...busy)).toBeGreaterThan(20);
  });

  test('works on two to four days of a week in part-time', () => {
    const parts = [...life.reps.entries()].filter(([, { workdays }]) => workdays.length < 5);
    expect(parts.length).toBeGreaterThan(0);
    for (const [index, { workdays }] of parts) {
      expect(workdays.length).toBeGreaterThan(1);
      expect(
        [...(prints[index] ?? [])].filter((day) => !workdays.includes(weekdayOf(day))),
      ).toEqual([]);
    }
  });
});

describe('habits of updating', () => {
  const life = lifeOf(worldWith(['every habit', 'daily exports'], { weeks: 18 }), 1002);
  const all = changes(life);
  const of = (habit: Habit) => {
    const reps = repsWith(life, habit);
    expect(reps.length).toBeGreaterThan(0);
    return all.filter(({ after }) => reps.includes(after.owner));
  };

  test('once a month changes what is open only in the last days of a month', () => {
    for (const habit of ['tidies once a month', 'before the monthly call'] as const) {
      const open = of(habit).filter(({ after }) => after.outcome === 'open');
      const days = new Set(open.map(({ after }) => after.updatedDay));
      for (const day of days) expect(life.calendar.ofYear(day).daysLeftOfMonth).toBeLessThan(7);
      expect(days.size).toBeGreaterThan(4);
    }
  });

  test('once a week and before the weekly call on one weekday of each', () => {
    for (const habit of ['once a week', 'before the weekly call'] as const) {
      for (const rep of repsWith(life, habit)) {
        const open = of(habit).filter(
          ({ after }) => after.owner === rep && after.outcome === 'open',
        );
        const weekdays = new Set(open.map(({ after }) => weekdayOf(after.updatedDay)));
        expect(weekdays.size).toBe(1);
      }
    }
  });

  test('daily on every weekday', () => {
    const weekdays = new Set(of('daily').map(({ after }) => weekdayOf(after.updatedDay)));
    expect(weekdays.size).toBe(5);
    expect(Math.max(...weekdays)).toBe(FRIDAY);
  });

  test('never logs activity', () => {
    const logs = (habit: Habit) =>
      of(habit).filter(({ after }) => after.lastActivityDay !== undefined).length;
    expect(logs('never logs activity')).toBe(0);
    expect(logs('daily')).toBe(of('daily').length);
  });

  test('logs activity in batches, ten days apart', () => {
    for (const rep of repsWith(life, 'activity in batches')) {
      const logged = of('activity in batches').filter(
        ({ before, after }) =>
          after.owner === rep &&
          before !== undefined &&
          after.lastActivityDay !== before.lastActivityDay,
      );
      const days = [...new Set(logged.map(({ day }) => day))];
      const gaps = days.slice(1).map((day, place) => day - (days[place] ?? NaN));
      expect(days.length).toBeGreaterThan(4);
      expect(Math.min(...gaps)).toBeGreaterThan(9);
    }
  });

  test('moves several stages at once', () => {
    const path = ['Discovery', 'Evaluation', 'Proposal', 'Negotiation'];
    const jumps = (habit: Habit) =>
      of(habit).flatMap(({ before, after }) => {
        const steps = path.indexOf(after.stage) - path.indexOf(before?.stage ?? after.stage);
        return steps > 0 ? [steps > 1 ? 1 : 0] : [];
      });
    expect(mean(jumps('several stages at once'))).toBeGreaterThan(0.25);
    expect(mean(jumps('daily'))).toBeLessThan(0.05);
  });

  test('backdates creation', () => {
    const late = (habit: Habit) =>
      of(habit)
        .filter(({ before, day }) => before === undefined && day > 0)
        .map(({ day, after }) => day - after.createdDay);
    expect(mean(late('backdates creation'))).toBeGreaterThan(10);
    // Only a weekend lies between.
    expect(Math.max(...late('daily'))).toBeLessThan(4);
  });
});

describe('what comes to everybody', () => {
  const created = ({ exports }: Life, from: number, to: number) =>
    (exports.at(-1)?.entries ?? []).filter(
      ({ createdDay }) => from <= createdDay && createdDay <= to,
    );

  test('a fair brings bursts of deals to those who were there', () => {
    const life = lifeOf(worldWith(['campaigns']), 1002);
    const { campaigns } = life.turns;
    const bursts = campaigns
      .filter(({ until }) => until < (life.exports.at(-1)?.day ?? 0) - 7)
      .map(({ from, until, reps }) => ({
        there:
          created(life, from, until + 3).filter(({ owner }) => reps.has(owner)).length / reps.size,
        elsewhere:
          created(life, from, until + 3).filter(({ owner }) => !reps.has(owner)).length /
          (life.reps.length - reps.size),
      }));
    expect(mean(bursts.map(({ there }) => there))).toBeGreaterThan(
      2 * mean(bursts.map(({ elsewhere }) => elsewhere)),
    );
  });

  test('the summer, Christmas and a dip of the market leave fewer new deals', () => {
    const life = lifeOf(worldWith(['summer', 'Christmas', 'market dip'], { weeks: 52 }), 1002);
    const { dip } = life.turns;
    const perDay = (days: readonly number[]) =>
      days.reduce((sum, day) => sum + created(life, day, day).length, 0) / days.length;
    const days = Array.from({ length: 100 * DAYS_A_WEEK }, (_, day) => day - 51 * DAYS_A_WEEK);
    const isDip = (day: number) => dip !== undefined && dip.from <= day && day <= dip.until;
    const isSummer = (day: number) => life.calendar.ofYear(day).month === 8;
    const isChristmas = (day: number) => life.calendar.ofYear(day).monthAndDay >= '12-24';
    const isUsual = (day: number) =>
      !isDip(day) && ![7, 8, 12, 1].includes(life.calendar.ofYear(day).month);
    const usual = perDay(days.filter(isUsual));
    expect(perDay(days.filter((day) => isDip(day) && !isSummer(day)))).toBeLessThan(0.8 * usual);
    expect(perDay(days.filter((day) => isSummer(day)))).toBeLessThan(0.8 * usual);
    expect(perDay(days.filter(isChristmas))).toBeLessThan(0.5 * usual);
  });

  test('a quarter ends with more wins than it begins with', () => {
    const life = lifeOf(worldWith(['quarter end'], { weeks: 52 }), 1002);
    const wins = (life.exports.at(-1)?.entries ?? []).filter(({ outcome }) => outcome === 'won');
    const left = wins.map(({ closeDay }) => life.calendar.ofYear(closeDay).daysLeftOfQuarter);
    const early = left.filter((days) => days > 76).length;
    expect(left.filter((days) => days < 14).length).toBeGreaterThan(1.5 * early);
  });

  test('prices rise, and a few deals are far larger than all others', () => {
    const logs = (life: Life, from: number, to: number) =>
      created(life, from, to).map(({ amount }) => Math.log(amount));
    const life = lifeOf(worldWith(['price rise'], { weeks: 52 }), 1002);
    const day = life.turns.priceRise ?? NaN;
    expect(mean(logs(life, day, 400)) - mean(logs(life, -365, day - 1))).toBeGreaterThan(0.05);
    const largest = (scenarios: readonly Scenario[]) => {
      const all = logs(lifeOf(worldWith(scenarios), 1002), -365, 400);
      return Math.max(...all) - mean(all);
    };
    expect(largest(['heavy tails'])).toBeGreaterThan(largest([]) + 0.5);
  });

  test('weeks differ more than chance makes them', () => {
    const unevenness = (scenarios: readonly Scenario[]) => {
      const life = lifeOf(worldWith(scenarios), 1002);
      const ratios = life.reps.map((_, rep) => {
        const counts = Array.from({ length: 70 }, (_, week) => {
          const from = -350 + week * DAYS_A_WEEK;
          return created(life, from, from + 6).filter(({ owner }) => owner === rep).length;
        });
        return mean(counts.map((count) => (count - mean(counts)) ** 2)) / mean(counts);
      });
      return mean(ratios);
    };
    expect(unevenness([])).toBeLessThan(1.3);
    expect(unevenness(['uneven weeks'])).toBeGreaterThan(1.6);
  });
});

describe('reorganisations', () => {
  const life = lifeOf(
    worldWith(['territories moved', 'rep leaves', 'new hires', 'manager changed'], { weeks: 40 }),
    1002,
  );
  const all = changes(life);

  test('a third of the deals of some changes hands on one day', () => {
    expect(life.turns.territories.length).toBeGreaterThan(0);
    for (const { day, from } of life.turns.territories) {
      const before = life.exports.findLast((one) => one.day < day)?.entries ?? [];
      const own = new Set(
        before
          .filter(({ owner, outcome }) => owner === from && outcome === 'open')
          .map(({ number }) => number),
      );
      const after = life.exports.find((one) => one.day >= day)?.entries ?? [];
      const moved = after.filter(({ number, owner }) => own.has(number) && owner !== from).length;
      expect(moved / own.size).toBeGreaterThan(0.1);
      expect(moved / own.size).toBeLessThan(0.6);
    }
  });

  test('who left has nothing open any more, and who comes nothing before', () => {
    const gone = [...life.reps.entries()].filter(([, { leaves }]) => leaves !== undefined);
    const fresh = [...life.reps.entries()].filter(([, { starts }]) => starts !== undefined);
    expect(gone.length).toBeGreaterThan(0);
    expect(fresh.length).toBeGreaterThan(0);
    for (const [index, { leaves = NaN }] of gone) {
      const own = all.filter(({ after }) => after.owner === index && after.outcome === 'open');
      expect(Math.max(...own.map(({ day }) => day))).toBeLessThanOrEqual(leaves);
    }
    for (const [index, { starts = NaN }] of fresh) {
      const days = all.filter(({ after }) => after.owner === index).map(({ day }) => day);
      expect(Math.min(...days)).toBeGreaterThanOrEqual(starts);
    }
  });
});

describe('the files', () => {
  test('a stage is added and another renamed in the middle', () => {
    const life = lifeOf(worldWith(['stage added', 'stage renamed']), 1002);
    const has = (stage: string, day: number | undefined) =>
      life.exports.map((one) => ({
        isAfter: one.day >= (day ?? NaN),
        has: one.entries.some((entry) => entry.stage === stage && entry.outcome === 'open'),
      }));
    const { stageAdded, stageRenamed } = life.turns;
    for (const one of has(RENAMED_STAGE.from, stageRenamed)) expect(one.has).toBe(!one.isAfter);
    for (const one of has(RENAMED_STAGE.to, stageRenamed)) expect(one.has).toBe(one.isAfter);
    const added = has(ADDED_STAGE.label, stageAdded);
    expect(added.filter(({ isAfter }) => !isAfter).some((one) => one.has)).toBe(false);
    expect(added.at(-1)?.has).toBe(true);
  });

  test('come on Fridays, daily, or not for a month', () => {
    const days = (scenarios: readonly Scenario[]) =>
      lifeOf(worldWith(scenarios), 1002).exports.map(({ day }) => day);
    const gaps = (some: readonly number[]) =>
      some.slice(1).map((day, place) => day - (some[place] ?? NaN));
    expect(new Set(gaps(days([])))).toEqual(new Set([7]));
    expect(new Set(gaps(days(['daily exports'])))).toEqual(new Set([1, 3]));
    expect(Math.max(...gaps(days(['month without exports'])))).toBeGreaterThan(28);
  });

  test('know nothing of the time before a company began, or a year of it', () => {
    const first = (scenarios: readonly Scenario[]) => {
      const { exports, history } = lifeOf(worldWith(scenarios, { weeks: 2 }), 1002);
      const created = exports[0]?.entries.map(({ createdDay }) => createdDay) ?? [];
      return { created: Math.min(...created), history: history.map(({ day }) => day) };
    };
    expect(first(['from nothing']).created).toBeGreaterThanOrEqual(-28);
    expect(first([]).created).toBeLessThan(-300);
    expect(first([]).history).toEqual([]);
    const { history } = first(['year of history']);
    expect(Math.min(...history)).toBeLessThan(-300);
    expect(Math.max(...history)).toBeLessThanOrEqual(0);
  });
});

describe('the people', () => {
  const sizes = (scenarios: readonly Scenario[]) =>
    [1001, 1002, 1003, 1004].flatMap((seed) => {
      const { reps } = lifeOf(worldWith(scenarios, { weeks: 1 }), seed);
      return [...Map.groupBy(reps, ({ team }) => team).values()].map(({ length }) => length);
    });

  test('are in teams of three to ten, or of three and four', () => {
    expect(new Set(sizes(['small teams', 'from nothing']))).toEqual(new Set([3, 4]));
    const usual = sizes(['from nothing']);
    expect(Math.min(...usual)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...usual)).toBeGreaterThan(6);
  });

  test('sell many small deals or few large ones where there are two roles', () => {
    const life = lifeOf(worldWith(['two roles']), 1002);
    const own = (role: string) => {
      const reps = [...life.reps.entries()].filter(([, one]) => one.role === role);
      const indexes = new Set(reps.map(([index]) => index));
      const deals = life.exports.at(-1)?.entries.filter(({ owner }) => indexes.has(owner)) ?? [];
      return { each: deals.length / reps.length, amount: mean(deals.map(({ amount }) => amount)) };
    };
    const [small, large] = [own('many small deals'), own('few large deals')];
    expect(small.each).toBeGreaterThan(3 * large.each);
    expect(large.amount).toBeGreaterThan(10 * small.amount);
  });
});
