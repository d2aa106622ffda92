import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type {
  Checklist,
  ChecklistItem,
  ItemContent,
  ItemState,
} from '#src/domain/checklists/checklist.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  PersonId,
  SignalId,
  ExpectationId,
  GroupSignalId,
} from '#src/domain/ids.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import type { TeamGlance } from '#src/domain/coach/team-glance.ts';
import { itemBlocks, itemLines, type NumberedItem } from '#src/screen/checklists/item-blocks.ts';
import { checklistMessage } from '#src/screen/checklists/checklist-message.ts';
import { helpMessage, notAManagerMessage } from '#src/screen/coach/help-messages.ts';
import { staleExportMessage } from '#src/screen/checklists/stale-export-messages.ts';
import { teamMessage } from '#src/screen/coach/team-message.ts';
import { evidenceView } from '#src/screen/signals/evidence-view.ts';
import { sinceOneOnOne } from '#src/domain/one-on-ones/since-one-on-one.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { readBlock, readBlocks, readMessage } from '#tests/support/read-message.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const mia = { id: 1 as PersonId, name: 'Mia Keller' };
const ana = { id: 2 as PersonId, name: 'Ana Silva' };
const ben = { id: 3 as PersonId, name: 'Ben Osei' };
const chi = { id: 4 as PersonId, name: 'Chi Adeyemi' };
const today = calendarDate('2025-11-24');
const reader = {
  id: mia.id,
  timeZone: 'Europe/Berlin',
  now: new Date('2025-11-24T07:00:00Z'),
};
const usual = { reader, habit: USUAL_PREFERENCE, coveringFor: undefined, weeksKnown: undefined };

const alsoSeen = [
  {
    signalId: 9 as SignalId,
    signal: 'coverage-thin' as const,
    since: calendarDate('2025-11-03'),
    evidence: {
      kind: 'coverage-thin' as const,
      asOf: calendarDate('2025-11-21'),
      since: calendarDate('2025-11-03'),
      facts: {
        coverage: 0.61,
        needed: 2.48,
        clearsFrom: 1.86,
        winRate: 0.4,
        closed: 51,
        days: 40,
        openShare: 0.8,
      },
      measure: {
        name: 'coverage',
        unit: 'ratio' as const,
        observed: 0.61,
        usual: 2.48,
        betterWhen: 'higher' as const,
      },
      opportunities: [],
    },
  },
];

const CONTENTS: readonly ChecklistItem['content'][] = [
  {
    kind: 'signal',
    rep: ana,
    signalId: 1 as SignalId,
    signal: 'new-opportunities-fell',
    severity: 0.7,
    firstSeenOn: calendarDate('2025-11-21'),
    evidence: someEvidence,
    questions: ['Where did your best deals come from?', 'What pushes it out of your week?'],
  },
  {
    kind: 'longest-without-a-one-on-one',
    rep: ben,
    lastHeldOn: calendarDate('2025-10-03'),
    questions: ['What would you like to get better at?'],
  },
  {
    kind: 'strength',
    rep: ben,
    signalId: 2 as SignalId,
    signal: 'won-above-usual',
    evidence: {
      ...someEvidence,
      headline: 'winning more than usual',
      comparison: '9 in the last 4 weeks; before, 14 in 26 weeks.',
    },
  },
  {
    kind: 'commitment-due',
    rep: ana,
    commitmentId: 1 as CommitmentId,
    action: 'Send the account list <!here>',
    owner: ana,
    dueOn: calendarDate('2025-11-25'),
    agreedOn: calendarDate('2025-11-12'),
  },
  {
    kind: 'onboarding',
    rep: chi,
    standing: {
      startedOn: calendarDate('2025-10-06'),
      month: 2,
      milestones: [
        {
          milestone: 'first-opportunities',
          usualBy: calendarDate('2025-11-10'),
          state: 'reached',
          reachedOn: calendarDate('2025-10-30'),
        },
        {
          milestone: 'first-proposal',
          stage: 'Proposal <!here>',
          usualBy: calendarDate('2025-12-05'),
          state: 'due',
        },
        {
          milestone: 'first-win',
          usualBy: calendarDate('2026-02-03'),
          state: 'to come',
        },
      ],
      basis: { starters: 7, learnt: 'all', planMonths: 5 },
    },
    questions: ['What would you like to be able to do by the end of this month?'],
  },
];

function checklist(stateOf: (index: number) => ItemState): Checklist {
  return {
    id: 7 as ChecklistId,
    managerId: mia.id,
    week: today,
    exportAsOf: calendarDate('2025-11-21'),
    items: CONTENTS.map((content, index) => ({
      id: (index + 1) as ChecklistItemId,
      content,
      state: stateOf(index),
    })),
  };
}

test('a first checklist', () => {
  const message = checklistMessage({
    checklist: checklist(() => ({ state: 'open' })),
    ...usual,
    lastWeek: undefined,
  });
  expect(readMessage(message)).toMatchInlineSnapshot(`
    "(Your coaching week, 24–28 Nov · 1 to talk about, 1 in the ramp, 1 whose turn it is: 1 · Ana — new deals have dried up; 2 · Chi — week 8 of the ramp; Whose turn it is: Ben, last on 3 Oct; Worth saying out loud: Ben — winning more than usual. 9 in the last 4 weeks; before, 14 in 26 weeks.; Still open: Ana – Send the account list &lt;!here&gt;, due Tue)
    # Your coaching week, 24–28 Nov · 1 to talk about, 1 in the ramp, 1 whose turn it is
    CRM export of Fri 21 Nov. [⚙︎]
    ---
    *1 · Ana* — new deals have dried up
    3 in the last 5 weeks; before, about 2 a week. \`█▆▆█▃▃▁▃▁\`
    _Where did your best deals come from?_
    [Log one-on-one] [Evidence] [… Snooze a week | Not an issue | Useful | Not useful]
    ---
    *2 · Chi* — week 8 of the ramp
    Next: a first deal in Proposal &lt;!here&gt;, usual in 2 weeks
    _What would you like to be able to do by the end of this month?_
    [Log one-on-one] [… Useful | Not useful]
    ---
    *Whose turn it is:* Ben, last on 3 Oct
    [Log Ben]
    *Worth saying out loud:* Ben — winning more than usual. 9 in the last 4 weeks; before, 14 in 26 weeks.
    *Still open:* 1, the oldest due Tue
    [static_select]
    ---
    I am Frontline. Every Monday at 8:00: who to talk with and what to ask, whose turn it is, something worth saying out loud, what is still open. Everybody beside their own past.
    Only you read it; your manager sees how often you coach. ⚙︎ changes it; \`/coach help\` says more."
  `);
});

test('a checklist that was acted on, with no button left that would do nothing', () => {
  const acted = { by: mia, at: new Date('2025-11-24T11:40:00Z') };
  const states: readonly ItemState[] = [
    { state: 'logged', commitments: 1, nextDueOn: calendarDate('2025-12-02'), ...acted },
    { state: 'snoozed', until: calendarDate('2025-12-08'), ...acted },
    { state: 'dismissed', ...acted },
    { state: 'kept', ...acted },
  ];
  const message = checklistMessage({
    checklist: checklist((index) => states[index] ?? { state: 'open' }),
    ...usual,
    lastWeek: { logged: 2, of: 3 },
  });
  expect(readMessage(message)).toMatchInlineSnapshot(`
    "(Your coaching week, 24–28 Nov · 1 to talk about, 1 in the ramp, 1 whose turn it is: 1 · Ana — new deals have dried up (✓ Logged by you, 12:40 · 1 commitment, due 2 Dec); 2 · Chi — week 8 of the ramp; Ben: Snoozed by you, 12:40 · back on 8 Dec if it is still true; Worth saying out loud: Ben — winning more than usual. 9 in the last 4 weeks; before, 14 in 26 weeks.; Ana – Send the account list &lt;!here&gt;: ✓ Marked as done by you, 12:40)
    # Your coaching week, 24–28 Nov · 1 to talk about, 1 in the ramp, 1 whose turn it is
    CRM export of Fri 21 Nov; last week you talked about 2 of 3. [⚙︎]
    ---
    *1 · Ana* — new deals have dried up
    3 in the last 5 weeks; before, about 2 a week. \`█▆▆█▃▃▁▃▁\`
    _Where did your best deals come from?_
    ✓ Logged by you, 12:40 · 1 commitment, due 2 Dec
    [Edit] [… Useful | Not useful]
    ---
    *2 · Chi* — week 8 of the ramp
    Next: a first deal in Proposal &lt;!here&gt;, usual in 2 weeks
    [Log one-on-one] [… Useful | Not useful]
    ---
    Ben: Snoozed by you, 12:40 · back on 8 Dec if it is still true [Undo]
    *Worth saying out loud:* Ben — winning more than usual. 9 in the last 4 weeks; before, 14 in 26 weeks.
    Ana – Send the account list &lt;!here&gt;: ✓ Marked as done by you, 12:40 [Undo]"
  `);
});

test('the first weeks of a company are said in one line', () => {
  const line = (weeksKnown: number | undefined) => {
    const { blocks } = checklistMessage({
      checklist: checklist(() => ({ state: 'open' })),
      ...usual,
      weeksKnown,
      lastWeek: { logged: 2, of: 3 },
    });
    return JSON.stringify(blocks)
      .split(String.raw`\n`)
      .filter((words) => words.includes('until week'))
      .map((words) => words.replace(/"(?:.|\n)*$/, ''));
  };
  expect(line(undefined)).toEqual([]);
  expect([...line(0), ...line(1), ...line(12)]).toEqual([
    'This is the first that I see of your team; until week 13 I only speak of what can be told by then.',
    'I know your team for 1 week; until week 13 I only speak of what can be told by then.',
    'I know your team for 12 weeks; until week 13 I only speak of what can be told by then.',
  ]);
});

test('an item with a story names what follows from it', () => {
  const item: ItemContent = {
    kind: 'signal',
    rep: ana,
    signalId: 1 as SignalId,
    signal: 'new-opportunities-fell',
    severity: 0.7,
    firstSeenOn: today,
    evidence: someEvidence,
    alsoSeen,
    questions: ['Where did your best deals come from?'],
  };
  expect(itemLines(item, 1, today).filter((line) => line !== undefined)).toMatchInlineSnapshot(`
    [
      "*1 · Ana* — new deals have dried up",
      "3 in the last 5 weeks; before, about 2 a week. \`█▆▆█▃▃▁▃▁\`",
      "Also: open deals can’t carry the quota",
      "_Where did your best deals come from?_",
    ]
  `);
});

test('a team at a glance', () => {
  const glance: TeamGlance = {
    manager: mia,
    exportAsOf: calendarDate('2025-11-21'),
    reps: [
      {
        rep: ana,
        lastHeldOn: calendarDate('2025-11-12'),
        signals: [
          {
            id: 1 as SignalId,
            kind: 'new-opportunities-fell',
            severity: 0.7,
            firstSeenOn: calendarDate('2025-11-21'),
            evidence: someEvidence,
          },
        ],
        openCommitments: 2,
        dueCommitments: 1,
      },
      { rep: ben, lastHeldOn: undefined, signals: [], openCommitments: 0, dueCommitments: 0 },
    ],
  };
  expect(readMessage(teamMessage(glance, today))).toMatchInlineSnapshot(`
    "(Your team: Ana Silva · last one-on-one 12 Nov · 2 open commitments, 1 due; Ben Osei · no one-on-one logged yet)
    *Your team at a glance*
    *Ana Silva* · last one-on-one 12 Nov · 2 open commitments, 1 due
    new deals have dried up
    *Ben Osei* · no one-on-one logged yet
    From the CRM export of Fri 21 Nov. \`/coach name\` shows one rep, \`/coach log name\` logs a one-on-one.
    [Log a one-on-one]"
  `);
});

test('the evidence behind a signal', () => {
  const view = evidenceView({
    rep: ana,
    evidence: someEvidence,
    guide: shippedGuides()['new-opportunities-fell'],
    expectations: [
      {
        id: 1 as ExpectationId,
        measure: 'New deals a week',
        level: '2',
        dueOn: calendarDate('2025-12-31'),
        agreedOn: calendarDate('2025-11-03'),
      },
    ],
    since: sinceOneOnOne(
      calendarDate('2025-11-12'),
      { ...someEvidence.measure, observed: 0.3 },
      { measure: someEvidence.measure },
    ),
    alsoSeen,
    firstSeenOn: calendarDate('2025-11-14'),
    exportAsOf: calendarDate('2025-11-21'),
    today,
    item: '7',
    isGuideShown: true,
    isChartSent: false,
  });
  expect(view.blocks.map((block) => readBlock(block as KnownBlock)).join('\n'))
    .toMatchInlineSnapshot(`
      "*Ana — new deals have dried up*
      3 in the last 5 weeks; before, about 2 a week.
      *New deals a week, week by week*
      \`█▆▆█▃▃▁▃▁\`
      22 Oct: 1 · 0 in 1 week
      *Deals that show it*
      • *Norwind &amp; Co &lt;hq&gt;* — EUR 45,000 · Proposal · close date 19 Dec · 61 days in Proposal
      Since your talk on 12 Nov: new deals a week 0.3 → 0.6, about the same.
      Agreed as good: New deals a week: 2, by 31 Dec
      *Also seen, and likely part of the same story*
      • Open deals can’t carry the quota, since 3 Nov. Open deals are worth 0.6 times what is still missing; the team usually needs 2.5 times what is missing.
      *How sure?* Chance alone would do this about once in two years.
      *Since when?* 13 Oct · first seen on 14 Nov
      *What ends it?* Clears when two weeks in a row bring 2 new deals or more.
      From the CRM export of 21 Nov. Find these deals in the CRM under the owner Ana Silva.
      [Send me the chart]
      *Coaching guide* — beginning conversations with people who could buy.
      *Goal*
      • _What would a good quarter look like for you, and how many new conversations a week does that ask for?_
      • _Which customers would you be proud to have won a year from now?_
      *Reality*
      • _Where did your best deals of the last half year come from, and what happened to that source?_
      • _Which part of your week goes to finding new business, and what pushes it out?_
      *Options*
      • _Whom do you know at your best customers who could introduce you to somebody like them?_
      • _If you had one more hour a week for new business, what would you spend it on?_
      *Will*
      • _What would make the first hour of prospecting easier to begin, and when is that hour this week?_
      • _Which three people will you talk to first, and by when?_
      *What is the root cause?* Each asks for another kind of help.
      • *Knowledge*: can’t say which kinds of companies buy, or where the next ones are.
      • *Skill*: knows whom to reach, but first conversations don’t lead to a second one.
      • *Motivation*: finds new business hard to begin, and looks after what is there.
      • *Obstacle*: a source has dried up, or other work has taken the hours."
    `);
});

test('help, and the answer to somebody who manages nobody', () => {
  expect(readMessage(helpMessage())).toMatchInlineSnapshot(`
    "(I help you coach. Once a week I send you the few conversations worth having.
    • \`/coach\` — your team at a glance
    • \`/coach name or @name\` — one rep: signals with their evidence, and your coaching so far
    • \`/coach log name\` — log a one-on-one
    • \`/coach agreed\` — what was agreed with you, where your own manager shares it
    • \`/coach expect name\` — what you two agreed as good: see, change or end it
    • \`/coach history name\` — one-on-ones, commitments, signals and what came of them
    • \`/coach managers\` — how the managers who report to you coach
    • \`/coach checklist\` — this week’s checklist again
    • \`/coach settings\` — when it comes, how much, which kinds; pause and cover
    • \`/coach help\` — this)
    I help you coach. Once a week I send you the few conversations worth having.
    • \`/coach\` — your team at a glance
    • \`/coach name or @name\` — one rep: signals with their evidence, and your coaching so far
    • \`/coach log name\` — log a one-on-one
    • \`/coach agreed\` — what was agreed with you, where your own manager shares it
    • \`/coach expect name\` — what you two agreed as good: see, change or end it
    • \`/coach history name\` — one-on-ones, commitments, signals and what came of them
    • \`/coach managers\` — how the managers who report to you coach
    • \`/coach checklist\` — this week’s checklist again
    • \`/coach settings\` — when it comes, how much, which kinds; pause and cover
    • \`/coach help\` — this"
  `);
  expect(readMessage(helpMessage('frobnicate <b>'))).toMatchInlineSnapshot(`
    "(I don’t know “frobnicate &lt;b&gt;”, and nobody on your team is called that. This is what I do:
    • \`/coach\` — your team at a glance
    • \`/coach name or @name\` — one rep: signals with their evidence, and your coaching so far
    • \`/coach log name\` — log a one-on-one
    • \`/coach agreed\` — what was agreed with you, where your own manager shares it
    • \`/coach expect name\` — what you two agreed as good: see, change or end it
    • \`/coach history name\` — one-on-ones, commitments, signals and what came of them
    • \`/coach managers\` — how the managers who report to you coach
    • \`/coach checklist\` — this week’s checklist again
    • \`/coach settings\` — when it comes, how much, which kinds; pause and cover
    • \`/coach help\` — this)
    I don’t know “frobnicate &lt;b&gt;”, and nobody on your team is called that. This is what I do:
    • \`/coach\` — your team at a glance
    • \`/coach name or @name\` — one rep: signals with their evidence, and your coaching so far
    • \`/coach log name\` — log a one-on-one
    • \`/coach agreed\` — what was agreed with you, where your own manager shares it
    • \`/coach expect name\` — what you two agreed as good: see, change or end it
    • \`/coach history name\` — one-on-ones, commitments, signals and what came of them
    • \`/coach managers\` — how the managers who report to you coach
    • \`/coach checklist\` — this week’s checklist again
    • \`/coach settings\` — when it comes, how much, which kinds; pause and cover
    • \`/coach help\` — this"
  `);
  expect(readMessage(notAManagerMessage())).toMatchInlineSnapshot(`
    "(Frontline helps people who manage sellers to coach them. Nobody reports to you in the roster that I know, so I have nothing to show you.
    If that is wrong, ask the people who run sales operations to add your team to the roster.)
    Frontline helps people who manage sellers to coach them. Nobody reports to you in the roster that I know, so I have nothing to show you.
    If that is wrong, ask the people who run sales operations to add your team to the roster."
  `);
});

test('why no checklist goes out', () => {
  const message = staleExportMessage(calendarDate('2025-11-07'), today, 10);
  expect(readMessage(message)).toMatchInlineSnapshot(`
    "(No coaching checklists this week: the newest CRM export is from Fri 7 Nov, 17 days ago, and nothing is said from exports older than 10 days. Put a new one into the export folder, or run coach import; the checklists follow by themselves.)
    No coaching checklists this week: the newest CRM export is from Fri 7 Nov, 17 days ago, and nothing is said from exports older than 10 days. Put a new one into the export folder, or run coach import; the checklists follow by themselves."
  `);
});

test('what a team has in common is said with who, in whole counts, with the buttons of a talk', () => {
  const content: NumberedItem['content'] & { kind: 'team' } = {
    kind: 'team',
    reps: [ana, ben, chi],
    groupSignalId: 1 as GroupSignalId,
    signal: 'new-opportunities-fell',
    severity: 0.5,
    firstSeenOn: today,
    facts: {
      noun: 'new deals',
      direction: 'fewer',
      observed: 11,
      weeks: 6,
      before: 104,
      weeksBefore: 26,
      since: calendarDate('2025-10-11'),
      changed: 3,
      of: 5,
      reps: [ana.id, ben.id, chi.id],
    },
    questions: ['What changed for all of us?'],
  };
  expect(itemLines(content, 1, today)).toEqual([
    '*1 · Your team* — new deals are down with 3 of 5 people (Ana, Ben and Chi)',
    '11 new deals in 6 weeks since 11 Oct; before, about 4 a week. That is more than one person’s.',
    'A question for the team: _What changed for all of us?_',
  ]);
  const item = { id: 1 as ChecklistItemId, content, state: { state: 'open' } as const };
  expect(
    readBlocks(itemBlocks(item, 1, reader))
      .split('\n')
      .at(-1),
  ).toBe('[Log team talk] [Evidence] [… Snooze a week | Not an issue | Useful | Not useful]');
  const acted = { by: { id: reader.id, name: 'Mia' }, at: reader.now };
  const logged = { ...item, state: { state: 'logged', commitments: 1, ...acted } as const };
  expect(
    readBlocks(itemBlocks(logged, 1, reader))
      .split('\n')
      .slice(-2),
  ).toEqual([expect.stringContaining('✓ Logged by you'), '[Edit] [… Useful | Not useful]']);
  const since = { on: calendarDate('2025-11-03') };
  expect(itemLines({ ...content, since }, 1, today)[2]).toBe('You talked about it on 3 Nov.');
  const rare = {
    ...content,
    signal: 'win-rate-fell' as const,
    facts: { ...content.facts, noun: 'deals won', before: 30, stage: 'Offer' },
  };
  expect(itemLines(rare, 1, today).slice(0, 2)).toEqual([
    '*1 · Your team* — fewer deals are won (Offer) with 3 of 5 people (Ana, Ben and Chi)',
    '11 deals won in 6 weeks since 11 Oct; before, 30 in 26 weeks. That is more than one person’s.',
  ]);
});
