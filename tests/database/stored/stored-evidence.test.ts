import { describe, expect, onTestFinished, test } from 'vitest';
import { readContent } from '#src/database/stored/stored-content.ts';
import { readEvidence } from '#src/database/stored/stored-evidence.ts';
import { readCleared, readMeasure } from '#src/database/stored/stored-measure.ts';
import { UNREADABLE } from '#src/database/stored/unreadable.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { withoutWords } from '#src/domain/privacy/erased-person.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import type { SignalKind } from '#src/domain/signals/kinds.ts';
import { saidEvidence } from '#src/screen/parts/signal-words/said-evidence.ts';
import { nameWords } from '#src/screen/parts/name-words.ts';
import { declaredEvidence } from '#tests/support/declared-evidence.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const since = calendarDate('2025-10-13');
const monday = calendarDate('2025-11-24');

/** What is measured by its name: it was kept as the phrase that is said. */
const NAMED = {
  measure: { ...someEvidence.measure, name: 'new-deals-a-week' },
  series: { ...someEvidence.series, label: 'New-deals-a-week' },
};

/** As it comes back from the database. */
function kept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** What is reported during a test. */
function reports(): unknown[] {
  const heard: unknown[] = [];
  const onRow = (message: unknown) => heard.push(message);
  UNREADABLE.subscribe(onRow);
  onTestFinished(() => {
    UNREADABLE.unsubscribe(onRow);
  });
  return heard;
}

function read(value: unknown, kind: SignalKind = 'coverage-thin') {
  return readEvidence(kept(value), { row: 'signal 12', kind, since });
}

const all = DETECTORS.flatMap((detector) =>
  declaredEvidence(detector).map((evidence, index) => ({
    kind: detector.kind,
    which: index,
    evidence,
  })),
);

describe.each(all)('evidence of $kind, $which', ({ kind, evidence }) => {
  test('is read as it was kept, with a sentence for everything', () => {
    const heard = reports();
    expect(read(evidence, kind)).toEqual(evidence);
    expect(heard).toEqual([]);
    const { headline, comparison, sureness, clearsWhen, opportunities } = saidEvidence(evidence);
    const sentences = [headline, comparison, sureness, clearsWhen, opportunities[0]?.note];
    for (const sentence of sentences) {
      expect(sentence).toMatch(/\w/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(headline).toMatch(/^[a-z].*[^.]$/);
    for (const sentence of [comparison, sureness, clearsWhen]) expect(sentence).toMatch(/\.$/);
  });

  test('can be shown when the person is erased, without a word about them', () => {
    const heard = reports();
    const erased = read(withoutWords(evidence, 1 as PersonId), kind);
    expect(heard).toEqual([]);
    expect(JSON.stringify(saidEvidence(erased))).not.toMatch(/Discovery|Norwind|undefined/);
  });

  test('of which a fact is missing, or is no such fact, comes without figures and is reported', () => {
    const [name = ''] = Object.keys(evidence.facts);
    for (const facts of [{ ...evidence.facts, [name]: { no: 'fact' } }, {}]) {
      const heard = reports();
      const broken = read({ ...evidence, facts }, kind);
      expect(broken).toEqual({ kind, unreadable: true, since, opportunities: [] });
      expect(saidEvidence(broken).headline).toMatch(/^[a-z]/);
      expect(heard).toMatchObject([{ row: `signal 12, evidence of ${kind}` }]);
      expect(JSON.stringify(heard)).toContain('facts');
    }
  });
});

describe('evidence from before facts were kept', () => {
  test('is shown as it was said, letter by letter', () => {
    expect(saidEvidence(read(someEvidence))).toEqual({ ...someEvidence, ...NAMED });
  });

  test('without a sentence is reported, with the row and what is wrong, and no value', () => {
    const heard = reports();
    expect(read({ ...someEvidence, comparison: 7 })).toHaveProperty('unreadable', true);
    expect(heard).toEqual([
      {
        row: 'signal 12, evidence of coverage-thin',
        problems: [expect.stringMatching(/^comparison: .*expected string/)],
      },
    ]);
  });
});

test('evidence that could not be read stays so in a list that was made of it', () => {
  const heard = reports();
  const unreadable = read({});
  expect(read(unreadable)).toEqual(unreadable);
  expect(heard).toHaveLength(1);
});

test.each([
  ['win rate', 'win-rate'],
  ['share lost at Proof-of-concept: paid', 'share-lost-at:Proof-of-concept: paid'],
])('a measure that was kept as %s is the same as of today, and said alike', (phrase, name) => {
  const { measure } = someEvidence;
  expect(readMeasure({ ...measure, name: phrase }, 'x')?.name).toBe(name);
  expect(readMeasure({ ...measure, name }, 'x')?.name).toBe(name);
  expect(nameWords(name)).toBe(phrase);
});

test('a measure that is infinite comes back as that, whoever wrote it', () => {
  const { measure } = someEvidence;
  expect(readMeasure(kept({ ...measure, observed: Infinity }), 'x')?.observed).toBe(Infinity);
  expect(readMeasure({ ...measure, observed: 'Infinity' }, 'x')?.observed).toBe(Infinity);
  expect(readMeasure(null, 'x')).toBeUndefined();
  const heard = reports();
  expect(readMeasure({ ...measure, unit: 'miles' }, 'one-on-one 3')).toBeUndefined();
  expect(readCleared({ measure: 1 }, 'signal 4')).toBeUndefined();
  expect(heard).toMatchObject([
    { row: 'one-on-one 3, measure' },
    { row: 'signal 4, cleared evidence' },
  ]);
});

describe('an item', () => {
  const rep = { id: 1, name: 'Ana' };
  const signal = {
    kind: 'signal',
    rep,
    signalId: 7,
    signal: 'win-rate-fell',
    severity: 0.5,
    firstSeenOn: '2025-11-14',
    questions: ['What changed?'],
    evidence: someEvidence,
  };

  test('from before facts were kept says what it said, also of what was seen beside', () => {
    const heard = reports();
    const seen = { signalId: 8, signal: 'coverage-thin', since: '2025-11-07' };
    const said = { headline: 'open deals can’t carry the quota', comparison: '0.6× is left.' };
    const item = readContent(
      kept({ ...signal, alsoSeen: [{ ...seen, ...said }] }),
      'checklist item 5',
      monday,
    );
    const evidence = { ...someEvidence, ...NAMED };
    expect(item).toEqual({ ...signal, evidence, alsoSeen: [{ ...seen, evidence: said }] });
    expect(heard).toEqual([]);
  });

  test('of a rep in ramp is read with the sentences that stood for facts', () => {
    const milestone = { usualBy: '2025-12-05', state: 'due' };
    const standing = {
      startedOn: '2025-10-06',
      month: 2,
      milestones: [
        { ...milestone, milestone: 'first-opportunities', words: '3 deals begun' },
        { ...milestone, milestone: 'first-proposal', words: 'a first deal in Proposal' },
        { ...milestone, milestone: 'first-proposal', words: 'a first deal in a later stage' },
      ],
      basis:
        'By when half of 7 earlier starters were there, and where fewer than 5 are known by a plan of 6 months to half of a seasoned rep’s production.',
    };
    const item = { kind: 'onboarding', rep, standing, questions: [] };
    expect(readContent(kept(item), 'checklist item 5', monday)).toEqual({
      ...item,
      standing: {
        ...standing,
        milestones: [
          { ...milestone, milestone: 'first-opportunities' },
          { ...milestone, milestone: 'first-proposal', stage: 'Proposal' },
          { ...milestone, milestone: 'first-proposal' },
        ],
        basis: { starters: 7, learnt: 'some', planMonths: 6 },
      },
    });
    const heard = reports();
    for (const value of [item, { ...signal, alsoSeen: [] }]) {
      const erased = withoutWords(kept(value), 1 as PersonId);
      expect(readContent(erased, 'checklist item 5', monday)).toBeDefined();
    }
    expect(heard).toEqual([]);
  });

  test('with broken evidence is still there; broken itself it is left out; either is reported', () => {
    const heard = reports();
    const broken = readContent({ ...signal, evidence: 1 }, 'checklist item 5', monday);
    expect(broken).toMatchObject({
      rep,
      evidence: { unreadable: true, kind: 'win-rate-fell', since: '2025-11-14' },
    });
    expect(readContent({ ...signal, rep: 'Ana' }, 'checklist item 6', monday)).toBeUndefined();
    expect(heard).toMatchObject([
      { row: 'checklist item 5, evidence of win-rate-fell' },
      { row: 'checklist item 6', problems: [expect.stringContaining('rep: ')] },
    ]);
  });
});

describe('facts from before the whole counts of both were kept', () => {
  const counted = { observed: 1, usual: 44.2, weeks: 11, onceInWeeks: 400, pace: 4.03 };
  const habit = { ground: 'habit', so: 9, of: 12, usual: 0.1, onceInReps: 800, clearsAt: 3 };
  const basis = { winRate: 0.3, closed: 107, days: 40, openShare: 0.8 };
  test.each<[SignalKind, Readonly<Record<string, unknown>>, string]>([
    ['new-opportunities-fell', { ...counted, clearsAfterWeeks: 3 }, '1 in the last 11 weeks.'],
    [
      'win-rate-fell',
      { ...counted, of: 26, stage: 'Negotiation' },
      'Won 1 of 26 deals that closed at Negotiation in the last 11 weeks.',
    ],
    [
      'opportunities-stalled',
      { ...counted, stage: 'Proposal' },
      'Moved on or closed from Proposal: 1 in the last 11 weeks.',
    ],
    [
      'activity-fell',
      { ...counted, observed: 79, of: 107 },
      '7 of 10 open deals had activity in a week, in the last 11 weeks.',
    ],
    ['no-next-step', { ...counted, of: 14, ground: 'change' }, '1 of 14 times that a deal began'],
    ['parked-close-dates', habit, '9 of 12 open deals are to close in more than 270 days.'],
    ['clean-pipeline', { ...habit, so: 1 }, '1 of 12 things to keep in order'],
    [
      'deal-size-fell',
      { ...counted, observed: 4100, ground: 'size', clearsAfterDeals: 1 },
      'New deals: 4,100 in the last 11 weeks.',
    ],
    [
      'coverage-thin',
      { coverage: 0.4, needed: 3.5, clearsFrom: 2.6, ...basis },
      'Open deals are worth 0.4 times what is still missing;',
    ],
    [
      'behind-quota-pace',
      { won: 0.42, due: 0.65, clearsFrom: 0.55, onceInPeriods: 200 },
      '42 % of the quota is won.',
    ],
    [
      'forecast-rests-on-one-deal',
      { share: 0.8, deals: 5, usual: 0.2, clearsBelow: 0.5, closed: 107 },
      'It is one of 5 open deals.',
    ],
  ])('%s is read, and says nothing of what would be usual', (kind, facts, comparison) => {
    const heard = reports();
    const asOf = calendarDate('2025-11-21');
    const measure = { name: 'x', unit: 'count', observed: 1, usual: 44, betterWhen: 'higher' };
    const evidence = read({ kind, asOf, since, facts, measure, opportunities: [] }, kind);
    expect(heard).toEqual([]);
    const said = saidEvidence(evidence);
    expect(said.comparison.startsWith(comparison)).toBe(true);
    expect(said.counted).toBeUndefined();
    expect(`${said.headline} ${said.comparison} ${said.clearsWhen}`).not.toMatch(/44|would be/);
  });
});
