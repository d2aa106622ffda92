import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { CoachingDigest } from '#src/domain/second-line/digest.ts';
import type { ManagerSummary } from '#src/domain/second-line/manager-summary.ts';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';
import {
  digestAtHome,
  digestBesideTeam,
  digestMessage,
} from '#src/screen/second-line/digest-message.ts';
import { nextOneOnOneMessage } from '#src/screen/one-on-ones/next-one-on-one-message.ts';
import { managersView } from '#src/screen/second-line/managers-view.ts';
import { quarterView } from '#src/screen/second-line/quarter-view.ts';
import { readBlocks, readMessage } from '#tests/support/read-message.ts';
import { SCRIPTS } from '#tests/support/scripts.ts';

const today = calendarDate('2025-11-24');
const rosa = { id: 1 as PersonId, name: 'Rosa Lindqvist' };
const chidi = { id: 9 as PersonId, name: 'Chidi Okonkwo' };
const mia: ManagerSummary = {
  manager: { id: 2 as PersonId, name: 'Mia Keller' },
  managersBelow: 0,
  people: 8,
  coachedPeople: 6,
  longest: { report: chidi, days: 52 },
  raised: 3,
  coached: 3,
  cleared: 2,
  old: 0,
  due: 5,
  kept: 4,
  firstListOn: calendarDate('2025-09-01'),
  standout: 'long-gap',
  question: 'Who on your team gets least of your time, and is that on purpose?',
};
const tom: ManagerSummary = {
  ...mia,
  manager: { id: 3 as PersonId, name: 'Tom Whitfield' },
  people: 7,
  coachedPeople: 1,
  raised: 0,
  coached: 0,
  cleared: 0,
  old: 4,
  due: 0,
  longest: { report: chidi, days: undefined },
  standout: 'old-issues',
  question: 'What gets in the way of your one-on-ones?',
};
const priya: ManagerSummary = {
  ...mia,
  manager: { id: 4 as PersonId, name: 'Priya Raman' },
  managersBelow: 2,
  people: 20,
  coachedPeople: 18,
  longest: { report: chidi, days: 15 },
  standout: 'does-well',
};
const digest: CoachingDigest = {
  reader: rosa,
  exportAsOf: calendarDate('2025-11-21'),
  managers: [mia, priya, tom],
  first: { summary: tom, because: 'help' },
  own: { coachedPeople: 1, people: 3, longest: { report: tom.manager, days: 20 } },
  due: [
    { action: 'Plan <!here>', manager: tom.manager, byReader: false, dueOn: addDays(today, 1) },
    { action: 'Ask for a seat', manager: mia.manager, byReader: true, dueOn: addDays(today, 2) },
  ],
  inCommon: [],
};

test('how managers coach', () => {
  expect(readMessage(digestMessage(digest, today))).toMatchInlineSnapshot(`
    "(How your managers coach: If you have 15 minutes: Tom. 4 issues older than 3 weeks, not talked about.; What gets in the way of your one-on-ones?; Mia Keller 6 of 8; Priya Raman 18 of 20, with 2 managers; Tom Whitfield 1 of 7)
    *How your managers coach, the last 14 days*
    *If you have 15 minutes: Tom.* 4 issues older than 3 weeks, not talked about.
    _What gets in the way of your one-on-ones?_
    [Log one-on-one with Tom]
    One-on-ones in 14 days, in alphabetical order: Mia Keller 6 of 8 · Tom Whitfield 1 of 7
    Priya Raman 18 of 20, with 2 managers [… Log one-on-one | Show their managers]
    Your own one-on-ones: with 1 of 3 managers; longest gap 2 weeks (Tom)
    Due 25 Nov: Plan &lt;!here&gt; — Tom
    Due 26 Nov: Ask for a seat — you, with Mia
    3 managers. From the CRM export of Fri 21 Nov. No deals, no notes, no ranking.
    [Log another one-on-one] [Show the quarter]"
  `);
});

test('what teams have in common is a line a team, without anybody of it', () => {
  const since = calendarDate('2025-10-03');
  const inCommon = [
    { manager: undefined, kind: 'activity-fell', facts: { changed: 3, of: 4, since } },
    {
      manager: tom.manager,
      kind: 'opportunities-stalled',
      facts: { stage: 'Offer <b>', changed: 4, of: 7, since },
    },
  ] as const;
  const shown = readMessage(digestMessage({ ...digest, inCommon }, today));
  expect(shown.split('\n').filter((line) => line.includes('since 3 Oct'))).toEqual([
    'Everywhere: less happens for open deals, 3 of 4 teams, since 3 Oct.',
    'In Tom’s: deals move on more slowly (Offer &lt;b&gt;), 4 of 7 people, since 3 Oct.',
  ]);
  const many = Array.from({ length: 9 }, () => inCommon[1]);
  expect(readMessage(digestMessage({ ...digest, inCommon: many }, today))).toContain('And 1 more.');
});

test('how managers coach, on the App Home, and beside a team', () => {
  expect(readBlocks(digestAtHome(digest, today))).toMatchInlineSnapshot(`
    "*The last 14 days*
    *If you have 15 minutes: Tom.* 4 issues older than 3 weeks, not talked about.
    _What gets in the way of your one-on-ones?_
    [Log one-on-one with Tom]
    One-on-ones in 14 days, in alphabetical order: Mia Keller 6 of 8 · Tom Whitfield 1 of 7
    Priya Raman 18 of 20, with 2 managers [… Log one-on-one | Show their managers]
    Your own one-on-ones: with 1 of 3 managers; longest gap 2 weeks (Tom)
    Due 25 Nov: Plan &lt;!here&gt; — Tom
    Due 26 Nov: Ask for a seat — you, with Mia
    3 managers. From the CRM export of Fri 21 Nov. No deals, no notes, no ranking.
    [Log another one-on-one] [Show the quarter]"
  `);
  expect(readBlocks([digestBesideTeam(digest)])).toMatchInlineSnapshot(`
    "*If you have 15 minutes: Tom.* 4 issues older than 3 weeks, not talked about.
    _What gets in the way of your one-on-ones?_
    One-on-ones in 14 days, in alphabetical order: Mia Keller 6 of 8 · Priya Raman 18 of 20, with 2 managers · Tom Whitfield 1 of 7
    \`/coach managers\` shows it all."
  `);
});

test('how somebody’s managers coach, seen from further up', () => {
  expect(readMessage(digestMessage(digest, today, 'further up'))).toMatchInlineSnapshot(`
    "(How Rosa’s managers coach: If you have 15 minutes: Tom. 4 issues older than 3 weeks, not talked about.; What gets in the way of your one-on-ones?; Mia Keller 6 of 8; Priya Raman 18 of 20, with 2 managers; Tom Whitfield 1 of 7)
    *How Rosa’s managers coach, the last 14 days*
    *If you have 15 minutes: Tom.* 4 issues older than 3 weeks, not talked about.
    _What gets in the way of your one-on-ones?_
    One-on-ones in 14 days, in alphabetical order: Mia Keller 6 of 8 · Tom Whitfield 1 of 7
    Priya Raman 18 of 20, with 2 managers [Show their managers]
    3 managers. From the CRM export of Fri 21 Nov. No deals, no notes, no ranking."
  `);
});

test('when nobody stands out', () => {
  const said = (first: CoachingDigest['first']) =>
    readMessage(digestMessage({ ...digest, managers: [mia], first }, today));
  expect(said({ summary: mia, because: 'turn' })).toContain('*Somebody to listen to: Mia.*');
  expect(said(undefined)).toContain('Nobody is named before three weeks of lists');
  expect(said(undefined)).not.toContain('Log one-on-one with');
});

test('a quarter', () => {
  const counts = { 'one-on-one': 9, raised: 3, cleared: 1, kept: 4 };
  const view = quarterView([
    {
      manager: mia.manager,
      weeks: [0, 1, 2, 3, 2, 1, 0, 3, 4, 2, 1, 3, 4],
      months: [{ month: calendarDate('2025-11-01'), counts }],
    },
  ]);
  expect(readMessage({ text: '', blocks: view.blocks as never })).toMatchInlineSnapshot(`
    "()
    One-on-ones a week, the oldest first, and what happened month by month. By name; the bars compare a manager’s weeks with each other only.
    *Mia Keller* · \`▁▃▅▆▅▃▁▆█▅▃▆█\` 26 one-on-ones in 13 weeks
    Nov 2025: 9 one-on-ones · 3 issues raised, 1 cleared · 4 commitments kept"
  `);
});

test('before a one-on-one', () => {
  const reader = { timeZone: 'Europe/Berlin', now: new Date('2025-11-24T11:00:00Z') };
  const open = [
    { action: 'Send the list', ownerId: chidi.id, dueOn: addDays(today, 1) },
    { action: 'Introduce him', ownerId: mia.manager.id, dueOn: undefined },
  ];
  const at = new Date('2025-11-24T13:00:00Z');
  const points = ['Prices'];
  const forManager = { role: 'manager', other: chidi, at, open, points } as const;
  expect(readMessage(nextOneOnOneMessage(forManager, reader))).toMatchInlineSnapshot(`
    "(With Chidi at 14:00; Send the list — Chidi, due 25 Nov; Introduce him — you; Prices)
    *With Chidi at 14:00*
    Open from last time:
    • Send the list — Chidi, due 25 Nov
    • Introduce him — you
    Chidi wants to talk about:
    • Prices
    [Log one-on-one]"
  `);
  const forRep = { role: 'rep', other: mia.manager, at: undefined, open: [], points: [] } as const;
  expect(readMessage(nextOneOnOneMessage(forRep, reader))).toMatchInlineSnapshot(`
    "(With Mia today)
    *With Mia today*
    Nothing is open from last time.
    [Add something]"
  `);
});

describe.each(Object.entries(SCRIPTS))('with the longest names in %s', (_, script) => {
  const long = script.repeat(200);
  const named = (id: number) => ({ id: (1_000_000 + id) as PersonId, name: long });

  test('Slack accepts how forty managers coach, and a hundred', () => {
    for (const size of [40, 100]) {
      const managers = Array.from({ length: size }, (_, id) => ({
        ...priya,
        standout: 'old-issues' as const,
        manager: named(id),
        longest: { report: named(id), days: 400 },
        raised: 1_000,
        coached: 1_000,
        cleared: 1_000,
        old: 1_000,
        question: long,
      }));
      const due = Array.from({ length: 20 }, () => ({
        action: long,
        manager: named(1),
        byReader: true,
        dueOn: today,
      }));
      const worst = { ...digest, reader: named(0), managers, due };
      const { blocks, text } = digestMessage(worst, today);
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(text.length).toBeLessThan(4_000);
      expect(objectionToView(managersView(worst, today), 'modal')).toBeUndefined();
      const counts = { 'one-on-one': 1_000, raised: 1_000, cleared: 1_000, kept: 1_000 };
      const months = Array.from({ length: 4 }, () => ({ month: today, counts }));
      const weeks = Array.from({ length: 13 }, () => 1_000);
      const quarters = managers.map(({ manager }) => ({ manager, weeks, months }));
      expect(objectionToView(quarterView(quarters), 'modal')).toBeUndefined();
    }
  });

  test('Slack accepts what is open before two people talk', () => {
    const reader = { timeZone: 'UTC', now: new Date('2025-11-24T11:00:00Z') };
    const open = Array.from({ length: 40 }, () => ({
      action: long,
      ownerId: named(1).id,
      dueOn: today,
    }));
    for (const role of ['manager', 'rep'] as const) {
      const points = open.map(() => long);
      const input = { role, other: named(1), at: reader.now, open, points };
      const { blocks, text } = nextOneOnOneMessage(input, reader);
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(text.length).toBeLessThan(4_000);
    }
  });
});
