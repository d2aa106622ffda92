import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '#src/domain/ids.ts';
import { isSameText, subjectsOf, type Recap } from '#src/domain/recaps/recap.ts';

const recap: Recap = {
  id: 1 as OneOnOneId,
  manager: { id: 2 as PersonId, name: 'Mia' },
  rep: { id: 3 as PersonId, name: 'Ana' },
  heldOn: calendarDate('2025-11-24'),
  subjects: ['forecast'],
  words: 'Well done.',
  notes: undefined,
  commitments: [
    { id: 1 as CommitmentId, action: 'Call', owner: 'rep', dueOn: undefined, state: 'open' },
  ],
  nextOn: undefined,
  nextAt: undefined,
  changedAt: undefined,
  acknowledgedAt: undefined,
  disputedAt: undefined,
  points: [],
};
const [commitment] = recap.commitments;

test.each<[string, Partial<Recap>, boolean]>([
  ['nothing', {}, true],
  ['what the rep did with it', { acknowledgedAt: new Date(0), points: ['Pay'] }, true],
  ['a word', { words: 'Done.' }, false],
  ['the notes', { notes: '' }, false],
  ['the next time', { nextOn: calendarDate('2025-12-08') }, false],
  ['a commitment', { commitments: [] }, false],
  [
    'whose commitment it is',
    { commitments: commitment ? [{ ...commitment, owner: 'manager' }] : [] },
    false,
  ],
  [
    'a commitment that was kept',
    { commitments: commitment ? [{ ...commitment, state: 'kept' }] : [] },
    true,
  ],
  [
    'one that was dropped',
    { commitments: commitment ? [{ ...commitment, state: 'dropped' }] : [] },
    false,
  ],
])('where %s changed, a recap says the same: %s', (_, change, same) => {
  expect(isSameText(recap, { ...recap, ...change })).toBe(same);
});

test('a rep may read the subjects, and not what was at the heart of it', () => {
  expect(subjectsOf(['skill', 'career', 'forecast'])).toEqual(['forecast', 'career']);
});
