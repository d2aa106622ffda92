import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { InitiativeId, PersonId } from '#src/domain/ids.ts';
import {
  problemWith,
  type Initiative,
  type InitiativeDraft,
} from '#src/domain/programme/initiative.ts';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';
import {
  initiativeBlocks,
  initiativeCommentMessage,
  initiativeMessage,
} from '#src/screen/programme/initiative-message.ts';
import { commentInitiativeView } from '#src/screen/programme/comment-initiative-view.ts';
import { initiativesToTick } from '#src/screen/one-on-ones/log-initiatives.ts';

const today = calendarDate('2025-11-24');
const initiative: Initiative = {
  id: 1 as InitiativeId,
  name: 'MEDDIC',
  question: 'Who signs, and have you met them?',
  startsOn: calendarDate('2025-12-01'),
  endsOn: calendarDate('2025-12-19'),
};

test('what managers see first, and what they said', () => {
  const { text, blocks } = initiativeMessage(initiative, ['Fits well <!here>'], today);
  expect(text).toMatchInlineSnapshot(`
    "MEDDIC, from Mon 1 Dec to Fri 19 Dec
    In these weeks there is one question more, on my Home and, where it has room, on your first list: Who signs, and have you met them?
    You see it first. If it does not fit your team, or could be asked better, say so before it starts."
  `);
  expect(JSON.stringify(blocks.at(-1))).toContain('I passed it on: Fits well &lt;!here&gt;');
});

test('the line on the checklist', () => {
  expect(JSON.stringify(initiativeBlocks([initiative], today))).toContain(
    '*MEDDIC*, until 19 Dec: _Who signs, and have you met them?_',
  );
  expect(initiativeBlocks([], today)).toEqual([]);
});

test.each(['&*_<!channel>', '👩‍👩‍👧‍👦', 'Z̸̡̛a̷̢l̵g̶o̴'])('Slack accepts the longest texts of %s', (script) => {
  const long = script.repeat(300);
  const worst = { ...initiative, name: long, question: long };
  const messages = [
    initiativeMessage(
      worst,
      Array.from({ length: 20 }, () => long),
      today,
    ).blocks,
    initiativeCommentMessage({ initiativeName: long, manager: long, comment: long }).blocks,
    initiativeBlocks(
      Array.from({ length: 10 }, () => worst),
      today,
    ),
  ];
  for (const blocks of messages) expect(objectionToMessageBlocks(blocks)).toBeUndefined();
  // A label for screen readers is plain text, in which nothing is markup.
  expect(JSON.stringify(messages).replaceAll(/"accessibility_label":"[^"]*"/g, '')).not.toContain(
    '<!',
  );
  const ticks = initiativesToTick(
    Array.from({ length: 12 }, (_, id) => ({ id: id as InitiativeId, name: long, isTicked: true })),
  );
  const view = { ...commentInitiativeView(long, 'x'), blocks: ticks };
  expect(objectionToView(view, 'modal')).toBeUndefined();
  expect(objectionToView(commentInitiativeView(long, 'x'), 'modal')).toBeUndefined();
});

const draft: InitiativeDraft = { ...initiative, managers: [1 as PersonId] };

test.each<[string, Partial<InitiativeDraft>, string | undefined]>([
  ['next week', {}, undefined],
  ['this week', { startsOn: today }, 'next week or later'],
  ['that ends before it starts', { endsOn: addDays(draft.startsOn, -1) }, 'after it has started'],
  ['of thirteen weeks', { endsOn: addDays(draft.startsOn, 91) }, undefined],
  ['of more', { endsOn: addDays(draft.startsOn, 92) }, 'within 13 weeks'],
  ['without a name', { name: '' }, 'Give it a name'],
  ['with a long question', { question: 'x'.repeat(301) }, 'at most 300 characters'],
  ['of nobody', { managers: [] }, 'at least one manager'],
])('an initiative %s', (_, change, problem) => {
  expect(problemWith({ ...draft, ...change }, today) ?? '').toContain(problem ?? '');
  expect(problemWith({ ...draft, ...change }, today) === undefined).toBe(problem === undefined);
});
