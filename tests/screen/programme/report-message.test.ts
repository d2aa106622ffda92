import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ProgrammeReport } from '#src/domain/programme/programme-report.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';
import { objectionToMessageBlocks } from '#src/playground/slack/block-kit/check.ts';
import { reportMessage } from '#src/screen/programme/report-message.ts';
import { programmeBlocks } from '#src/screen/programme/programme-blocks.ts';
import { readBlocks } from '#tests/support/read-message.ts';

const from = calendarDate('2025-09-01');
const until = calendarDate('2025-11-30');
const group = {
  signals: 24,
  cleared: 15,
  clearedInterval: { low: 0.43, high: 0.79 },
  measured: 20,
  change: { median: 0.3, low: 0.1, high: 0.45 },
};
const others = {
  signals: 31,
  cleared: 12,
  clearedInterval: { low: 0.24, high: 0.56 },
  measured: 22,
  change: { median: -0.05, low: -0.2, high: 0.1 },
};
const nothing = { 'known-already': 0, 'wrong-data': 0, 'not-coachable': 0, other: 0 };

const report: ProgrammeReport = {
  from,
  until,
  effects: [
    { kind: 'opportunities-stalled', coached: group, notCoached: others, verdict: 'may-be-chance' },
    {
      kind: 'coverage-thin',
      coached: {
        signals: 3,
        cleared: 1,
        clearedInterval: undefined,
        measured: 3,
        change: undefined,
      },
      notCoached: others,
      verdict: undefined,
    },
  ],
  items: [
    {
      kind: 'opportunities-stalled',
      sent: 60,
      actedOn: 41,
      useful: 18,
      notUseful: { ...nothing, 'known-already': 3, 'wrong-data': 1 },
    },
    { kind: 'longest-without-a-one-on-one', sent: 40, actedOn: 22, useful: 2, notUseful: nothing },
  ],
  messages: { sent: 52, actedOn: 40 },
  weeks: [
    { week: calendarDate('2025-11-17'), proposed: 12, logged: 6, oneOnOnes: 9 },
    { week: calendarDate('2025-11-24'), proposed: 12, logged: 9, oneOnOnes: 12 },
  ],
  initiatives: [
    {
      name: 'MEDDIC <rollout>',
      question: 'Who signs?',
      startsOn: calendarDate('2025-11-03'),
      endsOn: calendarDate('2025-12-12'),
      managers: 4,
      managersUsing: 3,
      oneOnOnes: 30,
      oneOnOnesUsing: 12,
      comments: 1,
    },
  ],
};

test('the report in words, with regression to the mean named', () => {
  const { text, chart } = reportMessage(report);
  expect(text).toMatchInlineSnapshot(
    `"Coaching from 1 Sep to 30 Nov. 52 checklists sent; something was done in 40 (77 %). 63 of 100 items (63 %) were acted on. 15 of 24 proposed conversations (63 %) were logged, week by week ▆█. Deals stop at a stage: 18 of 22 useful, 82 %, 61 to 93 %; not useful: 3 known already and 1 wrong data. Longest without a one-on-one: 2 of 2 useful, too few to tell. Deals stop at a stage: of 24 that were talked about within two weeks, 15 went away within eight; of 31 that were not, 12. It could be chance. Too few to compare yet, with 10 needed on each side: open deals can’t carry the quota (3 coached, 31 not). This is not proof of cause. A signal is raised when a figure is low, and low figures often recover by themselves (regression to the mean); managers also choose whom they talk with. MEDDIC &lt;rollout&gt;, 3 Nov to 12 Dec: talked about in 12 of 30 one-on-ones (40 %), by 3 of 4 managers (75 %); 1 comment."`,
  );
  expect(chart?.chart.series[0]?.data).toEqual([
    { label: '17 Nov', value: 50 },
    { label: '24 Nov', value: 75 },
  ]);
  expect(JSON.stringify(reportMessage(report).blocks)).toContain('MEDDIC &lt;rollout&gt;');
});

test('a programme that has not begun says so', () => {
  const empty: ProgrammeReport = {
    ...report,
    effects: [],
    items: [],
    messages: { sent: 0, actedOn: 0 },
    weeks: [],
    initiatives: [],
  };
  const { text, chart, blocks } = reportMessage(empty);
  expect(text).toMatchInlineSnapshot(
    `"Coaching from 1 Sep to 30 Nov. 0 checklists sent; something was done in 0. 0 of 0 items were acted on. 0 of 0 proposed conversations were logged. Nobody has said yet whether an item was useful. No signal could be followed for eight weeks yet."`,
  );
  expect(chart).toBeUndefined();
  expect(objectionToMessageBlocks(blocks)).toBeUndefined();
});

test('Slack accepts it with every kind and a crowd of initiatives', () => {
  const [effect] = report.effects;
  const [item] = report.items;
  const [initiative] = report.initiatives;
  if (effect === undefined || item === undefined || initiative === undefined) throw new Error();
  const { blocks, text } = reportMessage({
    ...report,
    effects: ISSUE_KINDS.map((kind) => ({ ...effect, kind })),
    items: [...ISSUE_KINDS, ...STRENGTH_KINDS].map((kind) => ({ ...item, kind })),
    initiatives: Array.from({ length: 40 }, () => ({
      ...initiative,
      name: '&*<!channel>'.repeat(40),
    })),
  });
  expect(objectionToMessageBlocks(blocks)).toBeUndefined();
  expect(text.length).toBeLessThan(4_000);
  expect(JSON.stringify(blocks)).toContain('regression to the mean');
  expect(JSON.stringify(blocks)).not.toContain('<!');
});

test('the programme on the App Home of somebody who runs it', () => {
  expect(readBlocks(programmeBlocks(report))).toMatchInlineSnapshot(`
    "# The programme
    *Is it read*, since 1 Sep
    52 checklists sent; something was done in 40 (77 %).
    63 of 100 items (63 %) were acted on.
    15 of 24 proposed conversations (63 %) were logged, week by week ▆█.
    Once a month I send you all of it; \`coach report\` shows it at any time."
  `);
});
