import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import {
  planChecklist as plan,
  type OpenCommitment,
  type OpenIssue,
  type OpenStrength,
  type PlanInput,
  type SharedIssue,
} from '#src/domain/checklists/checklist-plan.ts';
import { peopleOf } from '#src/domain/checklists/checklist.ts';
import type { CommitmentId, GroupSignalId, PersonId, SignalId } from '#src/domain/ids.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import type { RampStanding } from '#src/domain/ramp/ramp-standing.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const week = calendarDate('2025-11-24');
const planChecklist = (input: PlanInput) => plan(input, shippedGuides());

describe('planChecklist', () => {
  test('puts the most severe first, then the rep who waits longest, a strength and what is due', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'ben', 'chi', 'dan'],
        lastHeldOn: { ana: '2025-11-10', ben: '2025-11-10', chi: '2025-10-03', dan: '2025-11-20' },
        issues: [issue('ana', 0.4), issue('ben', 0.9)],
        strengths: [strength('dan')],
        commitments: [commitment('ana', '2025-11-25')],
      }),
    );
    expect(said(plan)).toEqual([
      'signal ben',
      'signal ana',
      'longest-without-a-one-on-one chi',
      'strength dan',
      'commitment-due ana',
    ]);
  });

  test('never has more than two issues beside praise and what is due, which is one block', () => {
    const names = ['ana', 'ben', 'chi', 'dan', 'eve', 'fay'];
    const plan = planChecklist(
      input({
        reps: names,
        issues: names.slice(0, 5).map((name) => issue(name, 0.5)),
        strengths: [strength('fay')],
        commitments: names.map((name) => commitment(name, '2025-11-24')),
      }),
    );
    expect(said(plan)).toEqual([
      'signal ana',
      'signal ben',
      'strength fay',
      'commitment-due ana',
      'commitment-due ben',
      'commitment-due chi',
    ]);
  });

  test('what the team has in common comes first, in place of each one’s, and takes a place each', () => {
    const names = ['ana', 'ben', 'chi', 'dan'];
    const issues = [
      ...names.map((name) => issue(name, 0.9)),
      { ...issue('dan', 0.3), kind: 'close-dates-pushed' as const },
    ];
    const plan = planChecklist({
      ...input({ reps: names, issues }),
      shared: [shared(names.slice(0, 3)), { ...shared(names), kind: 'activity-fell' }],
    });
    // Dan's own trouble of the same kind is the team's as well; what is of another kind is Dan's.
    expect(said(plan)).toEqual([
      'team ana, ben, chi',
      'team ana, ben, chi, dan',
      'signal dan',
      'longest-without-a-one-on-one ana',
    ]);
    const full = planChecklist({
      ...input({
        reps: names,
        issues: names.map((name) => ({ ...issue(name, 0.9), kind: 'close-dates-pushed' as const })),
      }),
      shared: [shared(names)],
    });
    expect(said(full)).toEqual(['team ana, ben, chi, dan', 'signal ana', 'signal ben']);
  });

  describe('an item about the team', () => {
    const names = ['ana', 'ben', 'chi'];
    const ownSince = (name: string, firstSeenOn: CalendarDate) => ({
      ...issue(name, 0.9),
      kind: 'win-rate-fell' as const,
      firstSeenOn,
    });
    const planWith = (
      state: Partial<SharedIssue>,
      issues = [ownSince('ana', addDays(week, -30))],
    ) =>
      said(
        planChecklist({
          ...input({ reps: names, issues }),
          shared: [{ ...shared(names), ...state }],
        }),
      ).filter((item) => !item.startsWith('longest'));

    test('rests while it is snoozed, with each one’s own of its kind', () => {
      expect(planWith({ snoozedUntil: addDays(week, 1) })).toEqual([]);
      expect(planWith({ snoozedUntil: week })).toEqual(['team ana, ben, chi']);
    });

    test('rests for two weeks after a talk about it, and then says what changed', () => {
      expect(planWith({ coachedOn: addDays(week, -13) })).toEqual([]);
      const talked = { ...shared(names), coachedOn: addDays(week, -14) };
      const [item] = planChecklist({ ...input({ reps: names }), shared: [talked] });
      expect(item).toMatchObject({ kind: 'team', since: { on: addDays(week, -14) } });
    });

    test('that was called not an issue comes back clearly worse, and what began since is each one’s own', () => {
      const dismissed = { on: addDays(week, -20), severity: 0.5 };
      expect(planWith({ dismissed, severity: 0.74 })).toEqual([]);
      expect(planWith({ dismissed, severity: 0.75 })).toEqual(['team ana, ben, chi']);
      const since = [ownSince('ana', addDays(week, -20)), ownSince('ben', addDays(week, -19))];
      expect(planWith({ dismissed }, since)).toEqual(['signal ben']);
    });

    test('beyond the second leaves each one’s own on the list, as nothing may be lost', () => {
      const kinds = ['activity-fell', 'close-dates-pushed', 'win-rate-fell'] as const;
      const plan = planChecklist({
        ...input({ reps: names, issues: [ownSince('ana', addDays(week, -30))] }),
        shared: kinds.map((kind, index) => ({
          ...shared(names),
          id: index as GroupSignalId,
          kind,
          severity: 0.9 - index / 10,
        })),
      });
      expect(said(plan).slice(0, 3)).toEqual([
        'team ana, ben, chi',
        'team ana, ben, chi',
        'signal ana',
      ]);
    });

    test('has no more places than the manager wants conversations', () => {
      const plan = planChecklist({
        ...input({ reps: names, issues: [issue('ana', 0.9), issue('ben', 0.9)] }),
        shared: [shared(names), { ...shared(names), kind: 'activity-fell' }],
        max: { items: 3, issues: 2 },
      });
      expect(said(plan).filter((item) => item.startsWith('signal'))).toEqual([]);
    });
  });

  test('has at most two issues of one rep, however many there are', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'ben'],
        issues: [issue('ana', 0.9), issue('ana', 0.8), issue('ana', 0.7), issue('ben', 0.1)],
      }),
    );
    expect(said(plan)).toEqual(['signal ana', 'signal ana', 'signal ben']);
  });

  test('fills a quiet week up to three with others who wait, and stops where nobody does', () => {
    const quiet = input({
      reps: ['ana', 'ben', 'chi', 'dan'],
      lastHeldOn: { ana: '2025-11-20', ben: '2025-11-01', chi: '2025-11-02' },
    });
    expect(said(planChecklist(quiet))).toEqual([
      'longest-without-a-one-on-one dan',
      'longest-without-a-one-on-one ben',
      'longest-without-a-one-on-one chi',
    ]);
    const talked = input({ reps: ['ana'], lastHeldOn: { ana: '2025-11-18' } });
    expect(planChecklist(talked)).toEqual([]);
    expect(planChecklist(input({ reps: [] }))).toEqual([]);
  });

  test('does not name the longest-waiting rep twice', () => {
    const plan = planChecklist(input({ reps: ['ana'], issues: [issue('ana', 0.5)] }));
    expect(said(plan)).toEqual(['signal ana']);
  });

  test.each<[string, Partial<OpenIssue>, boolean]>([
    ['snoozed until this week', { snoozedUntil: week }, true],
    ['snoozed until the next', { snoozedUntil: calendarDate('2025-12-01') }, false],
    ['dismissed and as bad as then', { dismissedAtSeverity: 0.5 }, false],
    ['dismissed and clearly worse', { dismissedAtSeverity: 0.2 }, true],
    ['talked about last week', { coachedOn: calendarDate('2025-11-18') }, false],
    ['talked about 13 days ago', { coachedOn: calendarDate('2025-11-11') }, false],
    ['talked about a fortnight ago', { coachedOn: calendarDate('2025-11-10') }, true],
    ['dismissed and worse by a quarter', { dismissedAtSeverity: 0.25 }, true],
    ['dismissed and worse by a little less', { dismissedAtSeverity: 0.26 }, false],
    ['that is harmless', { kind: 'never-logs-activity' }, true],
    [
      'harmless, dismissed and worse',
      { kind: 'never-logs-activity', dismissedAtSeverity: 0 },
      false,
    ],
    ['harmless and said once', { kind: 'never-logs-activity', timesListed: 1 }, true],
    ['harmless and said twice', { kind: 'never-logs-activity', timesListed: 2 }, false],
    ['said twice', { timesListed: 2 }, true],
  ])('an issue %s is on the list: %s', (_, more, isOn) => {
    const plan = planChecklist(
      input({
        reps: ['ana'],
        lastHeldOn: { ana: '2025-11-20' },
        issues: [{ ...issue('ana', 0.5), ...more }],
      }),
    );
    expect(plan).toHaveLength(isOn ? 1 : 0);
  });

  test('nor where the third issue is about that rep', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'ben', 'chi', 'dan'],
        lastHeldOn: { ana: '2025-11-20', ben: '2025-11-20', chi: '2025-09-01', dan: '2025-11-20' },
        issues: [issue('ana', 0.9), issue('ben', 0.8), issue('chi', 0.7)],
      }),
    );
    expect(said(plan)).toEqual(['signal ana', 'signal ben', 'signal chi']);
  });

  test('a quieter issue gets its turn: weeks passed over weigh', () => {
    const loud = ['ana', 'ben', 'chi'].map((name) => issue(name, 0.8));
    const quiet = { ...issue('dan', 0.5), weeksPassedOver: 3 };
    const plan = planChecklist(
      input({ reps: ['ana', 'ben', 'chi', 'dan'], issues: [...loud, quiet] }),
    );
    expect(said(plan)[0]).toBe('signal dan');
  });

  test('a rep in ramp has milestones, whoever else is louder, and is not named as waiting', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'ben', 'chi', 'dan', 'eve'],
        lastHeldOn: { ana: '2025-11-20', ben: '2025-11-20', chi: '2025-11-01' },
        issues: [issue('ana', 0.9), issue('ben', 0.8)],
        strengths: [strength('ana')],
        commitments: [commitment('ana', '2025-11-24')],
        inRamp: ['eve'],
      }),
    );
    expect(said(plan)).toEqual([
      'signal ana',
      'onboarding eve',
      'longest-without-a-one-on-one dan',
      'strength ana',
      'commitment-due ana',
    ]);
    expect(plan[1]).toMatchObject({ standing: { month: 2 }, questions: expect.any(Array) });
  });

  test('a rep in ramp with an issue has that; of three in ramp two have their turn', () => {
    const late = { ...issue('eve', 0.5), kind: 'new-rep-behind-ramp' as const };
    const plan = planChecklist(
      input({
        reps: ['ana', 'ben', 'chi', 'eve'],
        lastHeldOn: { ana: '2025-11-20', ben: '2025-11-12', chi: '2025-11-13' },
        issues: [late],
        inRamp: ['ana', 'ben', 'chi', 'eve'],
      }),
    );
    expect(said(plan)).toEqual(['signal eve', 'onboarding ben', 'onboarding chi']);
  });

  test('a short list has no room for who waits, nor for praise', () => {
    const plan = planChecklist({
      ...input({
        reps: ['ana', 'ben', 'chi'],
        issues: [issue('ana', 0.5), issue('ben', 0.4)],
        strengths: [strength('chi')],
        commitments: [commitment('ana', '2025-11-24'), commitment('ana', '2025-11-24')],
      }),
      max: { items: 3, issues: 2 },
    });
    expect(said(plan)).toEqual([
      'signal ana',
      'signal ben',
      'commitment-due ana',
      'commitment-due ana',
    ]);
  });

  test('a second rep in ramp is the third conversation, beside all that is due', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'eve', 'fay'],
        lastHeldOn: { ana: '2025-11-20', eve: '2025-11-20', fay: '2025-11-20' },
        issues: [issue('ana', 0.5)],
        commitments: ['24', '24', '24', '24'].map((day) => commitment('ana', `2025-11-${day}`)),
        inRamp: ['fay', 'eve'],
      }),
    );
    expect(said(plan)).toEqual([
      'signal ana',
      'onboarding eve',
      'onboarding fay',
      'commitment-due ana',
      'commitment-due ana',
      'commitment-due ana',
    ]);
  });

  test('a second rep in ramp waits where somebody’s turn is the third conversation', () => {
    const plan = planChecklist(
      input({
        reps: ['ana', 'dan', 'eve', 'fay'],
        lastHeldOn: { ana: '2025-11-20', eve: '2025-11-20', fay: '2025-11-20' },
        issues: [issue('ana', 0.5)],
        commitments: [commitment('ana', '2025-11-24'), commitment('ana', '2025-11-24')],
        inRamp: ['eve', 'fay'],
      }),
    );
    expect(said(plan)).toEqual([
      'signal ana',
      'onboarding eve',
      'longest-without-a-one-on-one dan',
      'commitment-due ana',
      'commitment-due ana',
    ]);
  });

  test('never has more than three commitments, the earliest first', () => {
    const days = ['2025-11-26', '2025-11-25', '2025-11-24', '2025-11-25'];
    const given = days.map((day) => commitment('ana', day));
    const plan = planChecklist(
      input({ reps: ['ana'], lastHeldOn: { ana: '2025-11-20' }, commitments: given }),
    );
    expect(plan.map((item) => item.kind === 'commitment-due' && item.commitmentId)).toEqual(
      [given[2], given[1], given[3]].map((one) => one?.id),
    );
  });

  test('a story presses as its loudest part does, and names what followed', () => {
    const cause = { ...issue('ana', 0.1), kind: 'new-opportunities-fell' as const };
    const follower = { ...issue('ana', 0.9), kind: 'coverage-thin' as const };
    const [first, second] = planChecklist(
      input({ reps: ['ana', 'ben'], issues: [issue('ben', 0.5), cause, follower] }),
    );
    expect(first).toMatchObject({ signalId: cause.id, alsoSeen: [{ signalId: follower.id }] });
    expect(second).toMatchObject({ signalId: expect.any(Number) });
    expect(second).not.toHaveProperty('alsoSeen');
  });

  test('who waits is asked what nobody else is, and says since when', () => {
    const plan = planChecklist(input({ reps: ['ana', 'ben'], lastHeldOn: { ana: '2025-11-10' } }));
    const [ben, ana] = plan.map((item) => ('questions' in item ? item.questions : []));
    expect(plan[0]).toEqual({
      kind: 'longest-without-a-one-on-one',
      rep: person('ben'),
      questions: expect.any(Array),
    });
    expect(plan[1]).toMatchObject({ lastHeldOn: '2025-11-10' });
    expect(ben?.[0]).not.toBe(ana?.[0]);
  });

  test.each([
    ['2025-11-17', 0],
    ['2025-11-16', 1],
  ])('whoever talked on %s waits: %i', (ana, waiting) => {
    expect(planChecklist(input({ reps: ['ana'], lastHeldOn: { ana } }))).toHaveLength(waiting);
  });

  test('the stronger strength is praised, of two alike the earlier one; a snoozed one waits', () => {
    const [one, other] = [strength('ana'), strength('ben')];
    const praised = (strengths: readonly OpenStrength[]) =>
      planChecklist(input({ reps: [], strengths }))
        .flatMap(peopleOf)
        .map(({ name }) => name);
    expect(praised([other, one])).toEqual(['ana']);
    expect(praised([one, { ...other, severity: 0.6 }])).toEqual(['ben']);
    const later = calendarDate('2025-12-01');
    expect(praised([{ ...one, snoozedUntil: later }, other])).toEqual(['ben']);
  });

  test('praise is said once', () => {
    const plan = planChecklist(
      input({
        reps: ['ana'],
        lastHeldOn: { ana: '2025-11-20' },
        strengths: [{ ...strength('ana'), saidBefore: true }],
      }),
    );
    expect(plan).toEqual([]);
  });

  test('a commitment that falls due after this week waits', () => {
    const plan = planChecklist(
      input({
        reps: ['ana'],
        lastHeldOn: { ana: '2025-11-20' },
        commitments: [commitment('ana', '2025-12-01'), commitment('ana', '2025-11-30')],
      }),
    );
    expect(plan).toMatchObject([{ kind: 'commitment-due', dueOn: '2025-11-30' }]);
  });
});

describe('what came of a one-on-one', () => {
  const coachedOn = calendarDate('2025-11-03');
  const recovery: PlanInput['recoveries'][number] = {
    id: 99 as SignalId,
    rep: person('ben'),
    clearedOn: calendarDate('2025-11-21'),
    cameBackOn: undefined,
    coachedOn,
    measureWhenCoached: someEvidence.measure,
    evidence: someEvidence,
    cleared: { measure: { ...someEvidence.measure, observed: 2 } },
  };

  test('stands beside the issue that the one-on-one was about', () => {
    const measureWhenCoached = { ...someEvidence.measure, observed: 0.1 };
    const [item] = planChecklist(
      input({ reps: ['ana'], issues: [{ ...issue('ana', 0.5), coachedOn, measureWhenCoached }] }),
    );
    expect(item).toMatchObject({ since: { on: coachedOn, change: { before: 0.1 } } });
  });

  test('stands there after a one-on-one about nothing on a list as well, without making it wait', () => {
    const oneOnOneMeanwhile = {
      on: coachedOn,
      measure: { ...someEvidence.measure, observed: 0.1 },
    };
    const issues = [{ ...issue('ana', 0.5), oneOnOneMeanwhile }];
    const [item] = planChecklist(input({ reps: ['ana'], issues }));
    expect(item).toMatchObject({ since: { on: coachedOn, change: { before: 0.1 } } });
    // A one-on-one about it comes first.
    const both = [
      { ...issue('ana', 0.5), oneOnOneMeanwhile, coachedOn: calendarDate('2025-10-27') },
    ];
    const [about] = planChecklist(input({ reps: ['ana'], issues: both }));
    expect(about).toMatchObject({ since: { on: '2025-10-27' } });
    // Figures of something else say nothing.
    const other = {
      ...oneOnOneMeanwhile,
      measure: { ...oneOnOneMeanwhile.measure, name: 'meetings' },
    };
    const [silent] = planChecklist(
      input({ reps: ['ana'], issues: [{ ...issue('ana', 0.5), oneOnOneMeanwhile: other }] }),
    );
    expect(silent).not.toHaveProperty('since');
  });

  test('is of the first that cleared', () => {
    const later = { ...recovery, id: 98 as SignalId, clearedOn: calendarDate('2025-11-22') };
    const same = { ...recovery, id: 97 as SignalId };
    const shown = (...recoveries: PlanInput['recoveries']) =>
      planChecklist(input({ reps: [], recoveries })).map(
        (item) => 'signalId' in item && item.signalId,
      );
    expect(shown(later, recovery)).toEqual([99]);
    expect(shown(recovery, same)).toEqual([97]);
  });

  test('is told with figures that are better, and not of what came back in the quarter before', () => {
    const told = (more: Partial<typeof recovery>) =>
      planChecklist(input({ reps: [], recoveries: [{ ...recovery, ...more }] })).length;
    expect(told({})).toBe(1);
    expect(told({ cleared: {} })).toBe(0);
    expect(told({ measureWhenCoached: undefined })).toBe(0);
    expect(told({ cleared: { measure: someEvidence.measure } })).toBe(0);
    expect(told({ cameBackOn: calendarDate('2025-08-22') })).toBe(0);
    expect(told({ cameBackOn: calendarDate('2025-08-21') })).toBe(1);
  });

  test('comes before any other strength', () => {
    const plan = planChecklist(
      input({ reps: ['ana', 'ben'], strengths: [strength('ana')], recoveries: [recovery] }),
    );
    expect(plan.filter(({ kind }) => kind === 'strength')).toMatchObject([
      {
        rep: { name: 'ben' },
        signal: 'recovered-after-coaching',
        since: { on: coachedOn, change: { before: 0.6, now: 2, verdict: 'better' } },
      },
    ]);
  });
});

describe('what the manager said', () => {
  test('puts kinds that were not useful behind others, but never silences them', () => {
    const pushed = { ...issue('ben', 0.8), kind: 'close-dates-pushed' as const };
    const issues = [pushed, issue('ana', 0.6)];
    const verdicts = new Map([['close-dates-pushed' as const, { useful: 1, notUseful: 3 }]]);
    const reps = ['ana', 'ben'];
    const lastHeldOn = { ana: '2025-11-20', ben: '2025-11-20' };
    expect(said(planChecklist(input({ reps, lastHeldOn, issues })))).toEqual([
      'signal ben',
      'signal ana',
    ]);
    expect(said(planChecklist(input({ reps, lastHeldOn, issues, verdicts })))).toEqual([
      'signal ana',
      'signal ben',
    ]);
  });

  test('keeps a rep who waits off the list for as long as it was snoozed', () => {
    const given = { reps: ['ana'], lastHeldOn: { ana: '2025-10-01' } };
    const until = (ana: string) => planChecklist(input({ ...given, snoozedUntil: { ana } }));
    expect(until('2025-12-01')).toEqual([]);
    expect(said(until('2025-11-24'))).toEqual(['longest-without-a-one-on-one ana']);
  });
});

const standing: RampStanding = {
  startedOn: calendarDate('2025-10-06'),
  month: 2,
  milestones: [],
  basis: { starters: 0, learnt: 'none', planMonths: 5 },
};
const NAMES = ['ana', 'ben', 'chi', 'dan', 'eve', 'fay'];
let nextId = 1;

function person(name: string) {
  return { id: (NAMES.indexOf(name) + 1) as PersonId, name };
}

function input(given: {
  reps: readonly string[];
  lastHeldOn?: Readonly<Record<string, string>>;
  issues?: readonly OpenIssue[];
  strengths?: readonly OpenStrength[];
  recoveries?: PlanInput['recoveries'];
  verdicts?: PlanInput['verdicts'];
  snoozedUntil?: Readonly<Record<string, string>>;
  commitments?: readonly OpenCommitment[];
  inRamp?: readonly string[];
}): PlanInput {
  return {
    week,
    reps: given.reps.map((name) => {
      const lastHeldOn = given.lastHeldOn?.[name];
      const snoozedUntil = given.snoozedUntil?.[name];
      return {
        rep: person(name),
        lastHeldOn: lastHeldOn === undefined ? undefined : calendarDate(lastHeldOn),
        snoozedUntil: snoozedUntil === undefined ? undefined : calendarDate(snoozedUntil),
      };
    }),
    issues: given.issues ?? [],
    strengths: given.strengths ?? [],
    recoveries: given.recoveries ?? [],
    verdicts: given.verdicts ?? new Map(),
    commitments: given.commitments ?? [],
    inRamp: (given.inRamp ?? []).map((name) => ({ rep: person(name), standing })),
  };
}

function issue(name: string, severity: number): OpenIssue {
  return {
    id: nextId++ as SignalId,
    rep: person(name),
    kind: 'win-rate-fell',
    severity,
    firstSeenOn: week,
    evidence: someEvidence,
    snoozedUntil: undefined,
    dismissedAtSeverity: undefined,
    coachedOn: undefined,
    measureWhenCoached: undefined,
    oneOnOneMeanwhile: undefined,
    weeksPassedOver: 0,
    timesListed: 0,
  };
}

function shared(names: readonly string[]): SharedIssue {
  return {
    id: 1 as GroupSignalId,
    kind: 'win-rate-fell',
    severity: 0.5,
    firstSeenOn: week,
    snoozedUntil: undefined,
    dismissed: undefined,
    coachedOn: undefined,
    facts: {
      noun: 'deals won',
      direction: 'fewer',
      observed: 4,
      weeks: 6,
      before: 60,
      weeksBefore: 26,
      since: calendarDate('2025-10-11'),
      changed: names.length,
      of: 6,
      reps: names.map((name) => person(name).id),
    },
    reps: names.map(person),
  };
}

function strength(name: string): OpenStrength {
  return {
    id: nextId++ as SignalId,
    rep: person(name),
    kind: 'won-above-usual',
    severity: 0.5,
    evidence: someEvidence,
    snoozedUntil: undefined,
    saidBefore: false,
  };
}

function commitment(name: string, dueOn: string): OpenCommitment {
  return {
    id: nextId++ as CommitmentId,
    rep: person(name),
    action: 'Send the list',
    owner: person(name),
    dueOn: calendarDate(dueOn),
    agreedOn: calendarDate('2025-11-10'),
  };
}

function said(plan: ReturnType<typeof planChecklist>): string[] {
  return plan.map(
    (item) =>
      `${item.kind} ${peopleOf(item)
        .map(({ name }) => name)
        .join(', ')}`,
  );
}
