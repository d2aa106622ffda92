import { expect, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import { withoutWords } from '#src/domain/privacy/erased-person.ts';

test('what was kept of a person keeps kinds, numbers and dates, and not a word', () => {
  const kept = {
    kind: 'win-rate-fell',
    unit: 'share',
    headline: 'Ana wins less',
    on: '2025-11-21',
    'a date and more': '2025-11-21 Norwind',
    count: 3,
    is: true,
    none: null,
    absent: undefined,
    opportunities: [{ name: 'Norwind' }],
    questions: ['Why?'],
    rep: { id: 7, name: 'Ana Lima' },
    other: { id: 8, name: 'Ben Osei' },
    list: ['word', 2, { nature: 'flow', name: 'word' }],
  };
  expect(withoutWords(kept, 7 as PersonId)).toEqual({
    kind: 'win-rate-fell',
    unit: 'share',
    headline: '(erased)',
    on: '2025-11-21',
    'a date and more': '(erased)',
    count: 3,
    is: true,
    none: null,
    absent: undefined,
    opportunities: [],
    questions: [],
    rep: { id: 7, name: 'Erased person 7' },
    other: { id: 8, name: '(erased)' },
    list: ['(erased)', 2, { nature: 'flow', name: '(erased)' }],
  });
  expect(withoutWords(null, 7 as PersonId)).toBeNull();
});
