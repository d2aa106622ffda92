import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ChecklistId, ChecklistItemId, PersonId, SignalId } from '#src/domain/ids.ts';
import type { ManagerHome } from '#src/domain/coach/manager-home.ts';
import type { RepGlance } from '#src/domain/coach/team-glance.ts';
import { managerHomeView } from '#src/screen/coach/home-view.ts';
import { someEvidence } from '#tests/support/sales-team.ts';
import { readBlocks } from '#tests/support/read-message.ts';

const mia = { id: 1 as PersonId, name: 'Mia Keller' };
const tom = { id: 9 as PersonId, name: 'Tom Brandt' };
const ana = { id: 2 as PersonId, name: 'Ana Silva' };
const ben = { id: 3 as PersonId, name: 'Ben Osei' };
const today = calendarDate('2025-11-24');
const reader = { id: mia.id, timeZone: 'UTC', now: new Date('2025-11-24T12:00:00Z') };

const anaGlance: RepGlance = {
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
};
const benGlance: RepGlance = {
  rep: ben,
  lastHeldOn: undefined,
  signals: [],
  openCommitments: 0,
  dueCommitments: 0,
};

const home: ManagerHome = {
  week: {
    state: 'sent',
    expectations: new Map(),
    initiatives: [],
    checklist: {
      id: 1 as ChecklistId,
      managerId: mia.id,
      week: today,
      exportAsOf: calendarDate('2025-11-21'),
      items: [
        {
          id: 5 as ChecklistItemId,
          content: { kind: 'longest-without-a-one-on-one', rep: ben, questions: ['What next?'] },
          state: {
            state: 'logged',
            commitments: 0,
            by: mia,
            at: new Date('2025-11-24T09:00:00Z'),
          },
        },
      ],
    },
    lastWeek: { logged: 2, of: 3 },
    cover: undefined,
  },
  next: { on: calendarDate('2025-12-01'), hour: 8 },
  pause: undefined,
  coversFor: [],
  streak: { weeks: 3, isThisWeekIn: true, longest: 5, lastHeldOn: today },
  glance: { manager: mia, exportAsOf: calendarDate('2025-11-21'), reps: [anaGlance, benGlance] },
  agreed: undefined,
  managers: undefined,
  oneOnOnes: new Map([
    [ana.id, [0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0]],
    [ben.id, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ]),
};

test('the week, the streak and the team', () => {
  expect(readBlocks(managerHomeView(home, reader, 0).blocks)).toMatchInlineSnapshot(`
    "# Your coaching week, 24–28 Nov
    *Nothing stands out, 1 whose turn it is*
    CRM export of Fri 21 Nov; last week you talked about 2 of 3.
    ---
    Ben: ✓ Logged by you, 09:00 [Edit]
    ---
    3 weeks in a row with a logged conversation.
    [⚙︎ Settings]
    # Your team
    *Ana Silva* · last one-on-one 12 Nov · 2 open commitments, 1 due
    new deals have dried up \`█▆▆█▃▃▁▃▁\`
    4 one-on-ones in 12 weeks \`▁▁▅▁▁▁█▁▁▁▅▁\`
    [Log one-on-one] [Show]
    *Ben Osei* · no one-on-one logged yet
    [Log one-on-one] [Show]"
  `);
});

test('while it is paused, with a cover, and for whom the manager covers', () => {
  const away: ManagerHome = {
    ...home,
    week: { state: 'none' },
    pause: { until: calendarDate('2025-12-08'), cover: tom },
    coversFor: [tom],
    next: { on: calendarDate('2025-12-08'), hour: 10 },
    streak: { weeks: 0, isThisWeekIn: false, longest: 0, lastHeldOn: undefined },
  };
  const [, next, ...rest] = readBlocks(managerHomeView(away, reader, 0).blocks).split('\n');
  expect([next, ...rest.slice(0, 4)].join('\n')).toMatchInlineSnapshot(`
    "There is no checklist for this week yet. The next comes on Mon 8 Dec at 10:00.
    Paused until Mon 8 Dec, and Tom Brandt gets your list meanwhile.
    You cover for Tom Brandt this week: the list is in your messages.
    Your first logged conversation starts your coaching weeks.
    [⚙︎ Settings]"
  `);
});

test('a list that the cover got, an old export, and none at all', () => {
  const lines = (week: ManagerHome['week']) =>
    readBlocks(managerHomeView({ ...home, week }, reader, 0).blocks)
      .split('\n')
      .slice(0, 4)
      .join('\n');
  const { week } = home;
  if (week.state !== 'sent') throw new Error('The sample has a list.');
  expect(lines({ ...week, cover: tom })).toMatchInlineSnapshot(`
    "# Your coaching week, 24–28 Nov
    *Nothing stands out, 1 whose turn it is*
    CRM export of Fri 21 Nov; last week you talked about 2 of 3.
    Tom Brandt got this list as your cover."
  `);
  expect(lines({ state: 'stale-export', exportAsOf: calendarDate('2025-11-07') }))
    .toMatchInlineSnapshot(`
    "# Your coaching week
    No checklist this week: the last CRM export is from 7 Nov. It follows with the next export.
    3 weeks in a row with a logged conversation.
    [⚙︎ Settings]"
  `);
});

test('a team of sixty is six pages, and a page that is no more is the last', () => {
  const reps = Array.from({ length: 60 }, (_, index) => ({
    ...benGlance,
    rep: { id: index as PersonId, name: `Rep ${index + 1}` },
  }));
  const large = { ...home, glance: { ...home.glance, reps } };
  const pages = [0, 3, 5, 99].map((page) => managerHomeView(large, reader, page));
  expect(pages.map(({ private_metadata: page }) => page)).toEqual(['0', '3', '5', '5']);
  expect(pages.map((view) => readBlocks(view.blocks).split('\n').slice(-2))).toMatchInlineSnapshot(`
    [
      [
        "1–10 of 60 reps",
        "[Later ›]",
      ],
      [
        "31–40 of 60 reps",
        "[‹ Earlier] [Later ›]",
      ],
      [
        "51–60 of 60 reps",
        "[‹ Earlier]",
      ],
      [
        "51–60 of 60 reps",
        "[‹ Earlier]",
      ],
    ]
  `);
});
