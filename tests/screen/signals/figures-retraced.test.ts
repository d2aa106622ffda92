import { expect, test } from 'vitest';
import { addDays, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import { formatDate } from '#src/domain/dates-in-words.ts';
import type { Person } from '#src/domain/people/person.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import type { SignalEvidence } from '#src/domain/signals/known-evidence.ts';
import type { SignalKind } from '#src/domain/signals/kinds.ts';
import { weeklyChart } from '#src/screen/parts/chart-block.ts';
import { evidenceLine } from '#src/screen/parts/evidence-words.ts';
import { saidEvidence } from '#src/screen/parts/signal-words/said-evidence.ts';
import { evidenceBlocks } from '#src/screen/signals/evidence-blocks.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { mixedTeam } from '#tests/support/mixed-team.ts';
import { plainReading, type Span } from '#tests/support/plain-reading.ts';
import { LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const HABITS: Partial<Habits> = { commit: 0.6, blankStep: 0.2, oneContact: 0.2 };

/** Histories in which everything changes that can, at many volumes, some with exports missing. */
function histories(): readonly TeamHistory[] {
  const changes: readonly Partial<Habits>[] = [
    { newDeals: 0.2, amount: 4000 },
    { win: 0.05, slip: 0.4, blankStep: 1 },
    { stuckIn: 'Proposal', touch: 0.1, push: 0.9 },
    { loseAt: 'Proposal', oneContact: 1, park: 0.5 },
    { win: 0.95, newDeals: 6, moveOn: 0.5, push: 0, keep: 0.6 },
  ];
  const busy = [1, 2, 3].map((seed) =>
    sellingTeam({
      seed,
      weeks: 80,
      gaps: seed === 2 ? [20, 41, 75] : [],
      reps: changes.map((change, rep) => (week) => ({
        ...HABITS,
        newDeals: 1 + rep * seed,
        ...(week < 80 - 4 * (seed + rep) ? {} : change),
      })),
    }),
  );
  return [
    mixedTeam(),
    ...changes.map((change) => teamWithChange(change, { ...HABITS, newDeals: 3 })),
    ...busy,
    // Two who have always worked so, each in another way.
    sellingTeam({
      seed: 8,
      weeks: 60,
      reps: [{ oneContact: 1 }, { push: 0, moveOn: 0.05 }, {}, {}, {}, {}].map((own) => () => ({
        ...HABITS,
        ...own,
      })),
    }),
  ];
}

interface Found {
  readonly team: TeamHistory;
  readonly rep: Person;
  readonly asOf: CalendarDate;
  readonly evidence: SignalEvidence;
}

/** What detectors say of all reps, some weeks apart, raised or fading. */
function found(): readonly Found[] {
  return histories().flatMap((team) =>
    [0, 14, 35, 70].flatMap((daysAgo) => {
      const asOf = addDays(LAST_EXPORT, -daysAgo);
      return team.reps.flatMap((rep) =>
        DETECTORS.flatMap((detector) => {
          const outcome = detector.detect({ rep, team }, asOf);
          if (!('evidence' in outcome)) return [];
          return [{ team, rep, asOf, evidence: outcome.evidence }];
        }),
      );
    }),
  );
}

const ALL = found();

function ofKind<Kind extends SignalKind>(kind: Kind) {
  const all = ALL.filter(({ evidence }) => evidence.kind === kind);
  return all as unknown as readonly (Found & {
    readonly evidence: Extract<SignalEvidence, { readonly kind: Kind }>;
  })[];
}

type Facts = { readonly weeks: number; readonly weeksBefore?: number; readonly away?: number };

/** The days that the facts speak of: since it began, and before. */
function spansOf({ weeks, weeksBefore = 0 }: Facts, asOf: CalendarDate) {
  const until = dayNumber(asOf);
  const from = until - 7 * weeks + 1;
  return { now: { from, until }, earlier: { from: from - 7 * weeksBefore, until: from - 1 } };
}

/** `in the last 5 weeks` */
function lately({ weeks, away = 0 }: Facts): string {
  if (weeks === 1) return 'in the last week';
  return `in the last ${weeks} weeks${away === 0 ? '' : `, ${away} of them away`}`;
}

/** `3 in the last 5 weeks; before, about 2 a week.` */
function counts(now: number, then: number, facts: Facts): string {
  const weeks = facts.weeksBefore ?? 0;
  const pace =
    then / weeks >= 2
      ? `about ${Math.round(then / weeks)} a week`
      : `${then === 0 ? 'none' : then} in ${weeks === 1 ? '1 week' : `${weeks} weeks`}`;
  return `${now === 0 ? 'none' : now} ${lately(facts)}; before, ${pace}.`;
}

interface Share {
  readonly so: number;
  readonly of: number;
}

const before = ({ so, of }: Share) => (of === 0 ? '.' : `; before, ${so} of ${of}.`);

/** How many of them are so. */
function share<One>(all: readonly One[], isSo: (one: One) => boolean): Share {
  return { so: all.filter(isSo).length, of: all.length };
}

/** Of each kind that counts from week to week: what a person counts in a span, and the sentence that is to be read. */
const COUNTED: {
  readonly [Kind in SignalKind]?: (
    found: Found,
    facts: Facts & { readonly stage?: string; readonly ground?: string },
  ) => {
    readonly count: (span: Span) => number | Share;
    readonly says: (now: never, then: never) => string;
  };
} = {
  'new-opportunities-fell': ({ team, rep, asOf }, facts) => ({
    count: (span) => readingOf(team, asOf).created(rep.id, span).length,
    says: (now: number, then: number) => counts(now, then, facts),
  }),
  'win-rate-fell': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      share(
        readingOf(team, asOf)
          .closed(rep.id, span)
          .filter(({ stage }) => facts.stage === undefined || stage === facts.stage),
        ({ isWon }) => isWon,
      ),
    says: (now: Share, then: Share) =>
      `Won ${now.so} of ${now.of} ${facts.stage === undefined ? 'closed deals' : `deals that closed at ${facts.stage}`} ${lately(facts)}${before(then)}`,
  }),
  'loss-at-one-stage': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      share(
        readingOf(team, asOf)
          .left(rep.id, span)
          .filter(({ stage }) => stage === facts.stage),
        ({ outcome }) => outcome === 'lost',
      ),
    says: (now: Share, then: Share) =>
      `${now.so} of ${now.of} deals that left ${facts.stage} were lost ${lately(facts)}${before(then)}`,
  }),
  'won-above-usual': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      readingOf(team, asOf)
        .closed(rep.id, span)
        .filter(({ isWon }) => isWon).length,
    says: (now: number, then: number) => `Deals won: ${counts(now, then, facts)}`,
  }),
  'fast-funnel': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      readingOf(team, asOf)
        .left(rep.id, span)
        .filter(({ outcome }) => outcome !== 'lost').length,
    says: (now: number, then: number) =>
      `Steps to a later stage, or won: ${counts(now, then, facts)}`,
  }),
  'opportunities-stalled': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      readingOf(team, asOf)
        .left(rep.id, span)
        .filter(({ stage }) => facts.stage === undefined || stage === facts.stage).length,
    says: (now: number, then: number) => {
      const open = readingOf(team, asOf)
        .openNow(rep.id)
        .filter(({ stage }) => facts.stage === undefined || stage === facts.stage);
      const days = Math.max(...open.map(({ daysInStage }) => daysInStage));
      const longest = days === 1 ? '1 day' : `${days} days`;
      const waits = open.length === 1 ? 'waits' : 'wait';
      const are = open.length === 1 ? 'is' : 'are';
      const where =
        facts.stage === undefined
          ? `${open.length} ${are} open, the longest ${longest} in its stage. `
          : `${open.length} ${waits} at ${facts.stage}, the longest ${longest}. `;
      const from = facts.stage === undefined ? '' : ` from ${facts.stage}`;
      return `${open.length === 0 ? '' : where}Moved on or closed${from}: ${counts(now, then, facts)}`;
    },
  }),
  'close-dates-pushed': ({ team, rep, asOf }, facts) => ({
    count: (span) => readingOf(team, asOf).pushes(rep.id, span).length,
    says: (now: number, then: number) =>
      `Moved out without a step forward: ${counts(now, then, facts)}`,
  }),
  'commit-deals-slip': ({ team, rep, asOf }, facts) => ({
    count: (span) =>
      share(readingOf(team, asOf).commits(rep.id, span), ({ hasSlipped }) => hasSlipped),
    says: (now: Share, then: Share) =>
      `${now.so} of ${now.of} commit deals slipped ${lately(facts)}${before(then)}`,
  }),
  'activity-fell': ({ team, rep, asOf }, facts) => ({
    count: (span) => readingOf(team, asOf).touched(rep.id, span),
    says: (now: Share, then: Share) => {
      const tens = ({ so, of }: Share) => Math.round((so / of) * 10);
      const many = tens(now) === tens(then) ? 100 : 10;
      const words = ({ so, of }: Share) => `${Math.round((so / of) * many)} of ${many}`;
      return `${words(now)} open deals had activity in a week, ${lately(facts)}; before, ${words(then)}.`;
    },
  }),
  'no-next-step': ({ team, rep, asOf }, facts) => ({
    count: (span) => share(readingOf(team, asOf).fresh(rep.id, span), ({ hasStep }) => !hasStep),
    says: (now: Share, then: Share) =>
      `${now.so} of ${now.of} times that a deal began or moved on ${lately(facts)} had no next step that says something${before(then)}`,
  }),
};

const readings = new Map<TeamHistory, ReturnType<typeof plainReading>>();

function readingOf(team: TeamHistory, asOf: CalendarDate) {
  const reading = readings.get(team) ?? plainReading(team);
  readings.set(team, reading);
  return reading.until(dayNumber(asOf));
}

const soOf = (counted: number | Share) => (typeof counted === 'number' ? counted : counted.so);
const inFull = (counted: number | Share) =>
  typeof counted === 'number' ? String(counted) : `${counted.so} of ${counted.of}`;

/** What detectors say that counts from week to week, of one kind, with what a person counts. */
function countedOf(kind: string) {
  const plain = COUNTED[kind as SignalKind];
  if (plain === undefined) throw new Error(`${kind} counts nothing from week to week.`);
  return ofKind(kind as SignalKind).flatMap((one) => {
    const facts = one.evidence.facts as Facts & { stage?: string; ground?: string };
    return facts.ground === 'habit' ? [] : [{ one, facts, ...plain(one, facts) }];
  });
}

for (const kind of Object.keys(COUNTED)) {
  test(`${kind}: item, evidence and chart say what a person counts in the exports`, () => {
    expect(countedOf(kind).length).toBeGreaterThan(0);
    for (const { one, facts, count, says } of countedOf(kind)) {
      const { now, earlier } = spansOf(facts, one.asOf);
      const said = saidEvidence(one.evidence);
      const [counted, before] = [count(now), count(earlier)];
      const sentence = says(counted as never, before as never);
      expect(said.comparison).toBe(sentence);
      expect(evidenceLine(said, one.asOf)).toContain(sentence);
      // The whole counts, with the days between which they are found.
      const day = (number: number) =>
        formatDate(addDays(one.asOf, number - dayNumber(one.asOf)), one.asOf);
      expect(said.counted).toContain(
        `${inFull(counted)} from ${day(now.from)} to ${day(now.until)}; ` +
          `before, ${inFull(before)} from ${day(earlier.from)} to ${day(earlier.until)}.`,
      );
      // Each week of the chart, and all of them since it began.
      const weeks = (said.series?.points ?? []).filter(({ value }) => value !== null);
      const plainly = weeks.map(({ week }) => {
        const from = dayNumber(week);
        return { week, value: soOf(count({ from, until: from + 6 })) };
      });
      expect(weeks).toEqual(plainly);
      const since = plainly.filter(({ week }) => dayNumber(week) >= now.from);
      expect(since.reduce((sum, { value }) => sum + value, 0)).toBe(soOf(counted));
      const drawn = chartOf(one)?.chart.series[0]?.data ?? [];
      expect(drawn.map(({ value }) => value)).toEqual(plainly.slice(-20).map(({ value }) => value));
      expect(JSON.stringify(blocksOf(one))).toContain(JSON.stringify(sentence).slice(1, -1));
    }
  });

  test(`${kind}: what was before is no more than the best of the past`, () => {
    const found = countedOf(kind).map(({ one, facts, count }) => {
      const { earlier } = spansOf(facts, one.asOf);
      const weeks = Array.from({ length: facts.weeksBefore ?? 0 }, (_, index) =>
        soOf(count({ from: earlier.from + 7 * index, until: earlier.from + 7 * index + 6 })),
      );
      const about = /before, about (\d+) a week/.exec(saidEvidence(one.evidence).comparison)?.[1];
      const line = chartOf(one)?.chart.series[1]?.data[0]?.value;
      return { said: Math.max(Number(about ?? 0), line ?? 0), best: Math.max(0, ...weeks) };
    });
    expect(found.filter(({ said, best }) => said > best)).toEqual([]);
  });
}

function chartOf({ evidence, rep, asOf }: Found) {
  return evidence.series && weeklyChart(rep.name, evidence.series, asOf);
}

function blocksOf({ rep, evidence, asOf }: Found) {
  return evidenceBlocks({
    rep,
    evidence,
    guide: undefined,
    expectations: [],
    since: undefined,
    alsoSeen: [],
    firstSeenOn: undefined,
    exportAsOf: asOf,
    today: asOf,
  });
}

type OpenDeal = ReturnType<ReturnType<typeof readingOf>['openNow']>[number];

/** Of each habit which open deals it is about, which of them are so, and what is said. */
const HABITS_TO_COUNT: Partial<
  Record<
    SignalKind,
    {
      readonly about: (deal: OpenDeal, largerFrom: number) => boolean;
      readonly isSo: (deal: OpenDeal) => boolean;
      readonly says: string;
    }
  >
> = {
  'one-contact-deals': {
    about: ({ age, amount, contacts }, largerFrom) =>
      contacts !== undefined && age >= 14 && amount >= largerFrom,
    isSo: ({ contacts = 0 }) => contacts < 2,
    says: 'larger deals of two weeks and older have one contact or none',
  },
  'no-next-step': {
    about: ({ age }) => age >= 14,
    isSo: ({ hasStep }) => !hasStep,
    says: 'open deals of two weeks and older have no next step that says something',
  },
  'parked-close-dates': {
    about: () => true,
    isSo: ({ day, closeDate }) => dayNumber(closeDate as CalendarDate) - day > 270,
    says: 'open deals are to close in more than 270 days',
  },
  'overdue-close-dates': {
    about: () => true,
    isSo: ({ day, closeDate }) => day - dayNumber(closeDate as CalendarDate) > 7,
    says: 'open deals are more than a week past their close date',
  },
};

for (const [kind, { about, isSo, says }] of Object.entries(HABITS_TO_COUNT)) {
  test(`${kind}: the rep’s open deals and the colleagues’ are counted as in the newest export`, () => {
    const all = ofKind(kind as SignalKind).filter(
      ({ evidence }) => 'ground' in evidence.facts && evidence.facts.ground === 'habit',
    );
    expect(all.length).toBeGreaterThan(0);
    for (const { team, rep, asOf, evidence } of all) {
      const reading = readingOf(team, asOf);
      const amounts = reading.allOpen().map(({ amount }) => amount);
      const largerFrom = amounts.toSorted((a, b) => a - b)[amounts.length >> 1] ?? 0;
      const of = (person: Person) =>
        share(
          reading.openNow(person.id).filter((deal) => about(deal, largerFrom)),
          isSo,
        );
      const own = of(rep);
      const others = team.reps
        .filter(({ id, endDate }) => id !== rep.id && (endDate === undefined || endDate >= asOf))
        .map(of);
      const together = {
        so: others.reduce((sum, { so }) => sum + so, 0),
        of: others.reduce((sum, one) => sum + one.of, 0),
      };
      expect(saidEvidence(evidence).comparison).toBe(
        `${own.so} of ${own.of} ${says}; with the colleagues, ${together.so} of ${together.of}.`,
      );
    }
  });
}

test('deal-size-fell: what is said is a deal in the middle, now and of the year before', () => {
  const all = ofKind('deal-size-fell');
  expect(all.length).toBeGreaterThan(0);
  for (const { team, rep, asOf, evidence } of all) {
    const { facts } = evidence;
    const { now, earlier } = spansOf(facts, asOf);
    const reading = readingOf(team, asOf);
    const sizes = (span: Span) =>
      facts.ground === 'size'
        ? reading.created(rep.id, span).map(({ amount }) => amount)
        : reading
            .closed(rep.id, span)
            .flatMap(({ isWon, stage, kept }) => (isWon && stage !== undefined ? [kept] : []));
    const middle = (all: readonly number[]) =>
      all.toSorted((a, b) => a - b)[all.length >> 1] ?? NaN;
    const [lately, before] = [sizes(now), sizes(earlier)];
    const said = (size: number) =>
      facts.ground === 'size' ? size.toLocaleString('en-GB') : `${Math.round(size * 100)} %`;
    const what = facts.ground === 'size' ? 'new deal' : 'won deal';
    const is =
      facts.ground === 'size'
        ? `is ${said(middle(lately))}`
        : `kept ${said(middle(lately))} of its first amount`;
    const deals = `${lately.length} ${what}${lately.length === 1 ? '' : 's'}`;
    const weeks = facts.weeks === 1 ? 'week' : `${facts.weeks} weeks`;
    expect(saidEvidence(evidence).comparison).toBe(
      `The middle one of ${deals} in the last ${weeks} ${is}; before, of ${before.length}, ${said(middle(before))}.`,
    );
    expect(middle(before)).toBeLessThanOrEqual(Math.max(...before));
  }
});

test('coverage-thin: open and missing amounts are those of the newest export', () => {
  const all = ofKind('coverage-thin');
  expect(all.length).toBeGreaterThan(0);
  for (const { team, rep, asOf, evidence } of all) {
    const reading = readingOf(team, asOf);
    const [quota] = team.quotas
      .filter(
        ({ personId, startsOn, endsOn }) =>
          personId === rep.id && startsOn <= asOf && asOf <= endsOn,
      )
      .toSorted((a, b) => lengthOf(a) - lengthOf(b));
    if (quota === undefined) throw new Error('No coverage is thin without a quota.');
    const span = { from: dayNumber(quota.startsOn), until: dayNumber(asOf) };
    const won = reading.closed(rep.id, span).filter(({ isWon }) => isWon);
    const open = reading.openNow(rep.id).filter(({ closeDate }) => closeDate <= quota.endsOn);
    const said = (deals: readonly { readonly amount: number }[]) =>
      deals.reduce((sum, { amount }) => sum + amount, 0);
    const left = Math.max(0, quota.amount - said(won)).toLocaleString('en-GB');
    const worth = said(open) === 0 ? 'Nothing' : said(open).toLocaleString('en-GB');
    expect(saidEvidence(evidence).comparison).toContain(
      `${worth} is open to close in the period, ${left} still missing;`,
    );
  }
});

function lengthOf({ startsOn, endsOn }: TeamHistory['quotas'][number]): number {
  return dayNumber(endsOn) - dayNumber(startsOn);
}

test('forecast-rests-on-one-deal: the amounts are those of the open deals of the period', () => {
  for (const { team, rep, asOf, evidence } of ofKind('forecast-rests-on-one-deal')) {
    const { closesBy = asOf } = evidence.facts;
    const open = readingOf(team, asOf)
      .openNow(rep.id)
      .filter(({ closeDate }) => closeDate <= closesBy);
    const sum = open.reduce((total, { amount }) => total + amount, 0).toLocaleString('en-GB');
    const one = evidence.opportunities[0]?.amount?.toLocaleString('en-GB');
    expect(saidEvidence(evidence).comparison).toContain(
      `It is ${one} of the ${sum} in ${open.length} open deal`,
    );
  }
});

/** What is needed of coverage, and by when half of earlier starters were there, is said to be so. */
const SAYS_THE_USUAL: ReadonlySet<SignalKind> = new Set(['coverage-thin', 'new-rep-behind-ramp']);

test('no sentence says what would be usual, and counts are whole', () => {
  const texts = ALL.filter(({ evidence }) => !SAYS_THE_USUAL.has(evidence.kind)).map(
    ({ evidence }) => {
      const { headline, comparison, counted = '', clearsWhen } = saidEvidence(evidence);
      return `${headline}. ${comparison} ${counted} ${clearsWhen}`;
    },
  );
  expect(texts.filter((text) => /usual|expect|typical|\d\.\d/.test(text))).toEqual([]);
});

test('a close date is said to be one, whether it has passed or not', () => {
  const blocks = ALL.map((one) => JSON.stringify(blocksOf(one)));
  expect(blocks.some((text) => text.includes('close date'))).toBe(true);
  expect(blocks.filter((text) => /closes \d/.test(text))).toEqual([]);
});
