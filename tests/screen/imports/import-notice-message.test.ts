import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ImportNoticeId, PersonId } from '#src/domain/ids.ts';
import type { DoneNotice } from '#src/domain/imports/import-notice.ts';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';
import { importNoticeMessage } from '#src/screen/imports/import-notice-message.ts';
import { assignOwnerView } from '#src/screen/imports/assign-owner-view.ts';

const id = 1_000_000 as ImportNoticeId;
const today = calendarDate('2025-11-24');
const done: DoneNotice = {
  outcome: 'imported',
  file: 'pipeline.csv',
  type: 'opportunities',
  asOf: calendarDate('2025-11-21'),
  wasImportedBefore: false,
  accepted: 4_000,
  rejected: 0,
  added: 3,
  changed: 12,
  unchanged: 3_985,
  rejectedRows: [],
  unreadable: 0,
  unreadableCells: [],
  stages: [],
  owners: [],
};
const textOf = (notice: DoneNotice) =>
  importNoticeMessage({ id, notice, people: new Map(), likeliest: new Map(), decided: {}, today })
    .text;

test('an import says what went in, in one sentence and the counts', () => {
  expect(textOf(done)).toMatchInlineSnapshot(
    `"pipeline.csv, opportunities as of Fri 21 Nov, is in. 4000 rows accepted: 3 new, 12 changed, 3985 unchanged; 0 rejected."`,
  );
  expect(textOf({ ...done, wasImportedBefore: true })).toContain(
    'was in already, and nothing was changed.',
  );
});

test('a stage that nobody can be sure of is a question with the likeliest answer, until it is answered', () => {
  const stages = [{ stage: 'No Decision', opportunities: 12, likeliest: 'lost' as const }];
  const asked = (decided: Readonly<Record<string, 'lost'>>) =>
    importNoticeMessage({
      id,
      notice: { ...done, stages },
      people: new Map(),
      likeliest: new Map(),
      decided,
      today,
    });
  expect(asked({}).text).toContain('How do deals in 1 stage of it stand?');
  expect(JSON.stringify(asked({}).blocks)).toContain('No Decision: 12 deals, most likely lost');
  const answered = JSON.stringify(asked({ 'no decision': 'lost' }).blocks);
  expect(answered).toContain('No Decision: 12 deals, ✓ lost');
});

test('a rejected row is shown with its value, or that its cell is empty', () => {
  const row = { line: 52, column: 'Stage', reason: 'is empty' };
  const notice = { ...done, rejected: 2, rejectedRows: [{ ...row, value: '' }] };
  expect(
    JSON.stringify(
      importNoticeMessage({
        id,
        notice,
        people: new Map(),
        likeliest: new Map(),
        decided: {},
        today,
      }).blocks,
    ),
  ).toContain('• line 52, column Stage: the cell is empty');
});

describe.each([
  ['markup', '*_~`<!channel> & <@U1|x> https://example.com '],
  ['emoji families', '👩‍👩‍👧‍👦🏳️‍🌈'],
  ['ampersands', '&&&&&&&&'],
])('with the longest names in %s', (_, script) => {
  const long = script.repeat(200);

  test('Slack accepts the message of an import with much to do, and of a refused file', () => {
    const worst: DoneNotice = {
      ...done,
      file: long,
      rejected: 50_000,
      rejectedRows: Array.from({ length: 5 }, () => ({
        line: 1_000_000,
        column: long,
        value: long,
        reason: long,
      })),
      owners: Array.from({ length: 60 }, () => ({ owner: long, opportunities: 1e6, open: 1e6 })),
    };
    const assigned = new Map([[long, { name: long }]]);
    for (const people of [assigned, new Map<string, { name: string }>()]) {
      const { blocks, text } = importNoticeMessage({
        id,
        notice: worst,
        people,
        likeliest: assigned,
        decided: {},
        today,
      });
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(text.length).toBeLessThan(4_000);
      expect(text).not.toMatch(/<!|<@/);
    }
    const refused = importNoticeMessage({
      id,
      notice: { outcome: 'refused', file: long, reason: long },
      people: new Map(),
      likeliest: new Map(),
      decided: {},
      today,
    });
    expect(objectionToMessageBlocks(refused.blocks)).toBeUndefined();
    expect(refused.text).not.toMatch(/<!|<@/);
  });

  test('Slack accepts the modal that asks who an owner is, with more people than it can show', () => {
    const people = Array.from({ length: 300 }, (_, index) => ({
      id: index as PersonId,
      name: long,
      email: long,
    }));
    const view = assignOwnerView({ metadata: '1:1', owner: long, people, proposed: people[7] });
    expect(objectionToView(view, 'modal')).toBeUndefined();
  });
});
