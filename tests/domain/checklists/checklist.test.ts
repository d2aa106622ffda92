import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import {
  isConversation,
  snoozedUntil,
  type ItemContent,
} from '#src/domain/checklists/checklist.ts';

test.each([
  ['signal', true],
  ['longest-without-a-one-on-one', true],
  ['onboarding', true],
  ['strength', false],
  ['commitment-due', false],
] as const)('%s asks for a talk: %s', (kind, asks) => {
  expect(isConversation({ kind } as ItemContent)).toBe(asks);
});

test('what is snoozed is back on the next checklist', () => {
  expect(snoozedUntil(calendarDate('2025-11-24'))).toBe('2025-12-01');
});
