import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { CommitmentId, PersonId } from '#src/domain/ids.ts';
import { findDraftErrors, type OneOnOneDraft } from '#src/domain/one-on-ones/one-on-one-draft.ts';

const today = calendarDate('2025-11-24');
const rep = 2 as PersonId;
const draft: OneOnOneDraft = {
  repId: rep,
  managerId: 1 as PersonId,
  heldOn: today,
  topics: [],
  notes: '',
  commitments: [],
  settled: [],
  talkedAbout: [],
  initiatives: [],
  nextOn: undefined,
  nextMinute: undefined,
  recap: { isShared: false, words: '', includesNotes: false },
};

function agreed(dueOn: string, action = 'Send the list'): Partial<OneOnOneDraft> {
  return { commitments: [{ action, ownerId: rep, dueOn: calendarDate(dueOn) }] };
}

function moved(to: string): Partial<OneOnOneDraft> {
  return { settled: [{ id: 7 as CommitmentId, became: 'moved', to: calendarDate(to) }] };
}

test.each<[string, Partial<OneOnOneDraft>, string[]]>([
  ['nothing but a date', {}, []],
  ['a talk a year ago', { heldOn: calendarDate('2024-11-24') }, []],
  ['a talk a year and a day ago', { heldOn: calendarDate('2024-11-23') }, []],
  [
    'a day more',
    { heldOn: calendarDate('2024-11-22') },
    ['held-on: This is more than a year ago. Choose a later day.'],
  ],
  ['due in a year and a day', agreed('2026-11-25'), []],
  [
    'due a day later',
    agreed('2026-11-26'),
    ['commitment: This is due in more than a year. Choose an earlier date.'],
  ],
  ['a commitment kept', { settled: [{ id: 7 as CommitmentId, became: 'kept' }] }, []],
  ['no date', { heldOn: undefined }, ['held-on: Say on which day you talked.']],
  [
    'tomorrow',
    { heldOn: calendarDate('2025-11-25') },
    ['held-on: This day is still to come. Choose the day you talked; today is the latest.'],
  ],
  [
    'two years ago',
    { heldOn: calendarDate('2023-11-24') },
    ['held-on: This is more than a year ago. Choose a later day.'],
  ],
  ['due on the day of the talk', agreed('2025-11-24'), []],
  [
    'due before the talk',
    agreed('2025-11-23'),
    ['commitment: This is due before you talked. Choose a later date.'],
  ],
  ['due before the talk, but nothing agreed', agreed('2025-11-23', '  '), []],
  [
    'due in two years',
    agreed('2027-11-23'),
    ['commitment: This is due in more than a year. Choose an earlier date.'],
  ],
  ['an earlier commitment moved', moved('2025-12-01'), []],
  [
    'an earlier commitment moved to a day that is over',
    moved('2025-11-23'),
    ['settled: This day is over. Choose today or a later day.'],
  ],
  [
    'the next one on the same day',
    { nextOn: today },
    ['next-on: The next one-on-one comes after this one. Choose a later date, or none.'],
  ],
  ['the next one later', { nextOn: calendarDate('2025-12-01') }, []],
  ['the next one at a time', { nextOn: calendarDate('2025-12-01'), nextMinute: 840 }, []],
  ['a time without a day', { nextMinute: 840 }, ['next-time: Choose the day as well.']],
  ['a recap', { recap: { isShared: true, words: 'Well done.', includesNotes: true } }, []],
  [
    'notes to share without a recap',
    { recap: { isShared: false, words: '', includesNotes: true } },
    ['share: To share your notes, share the recap as well.'],
  ],
  [
    'words for the rep that nobody would see',
    { recap: { isShared: false, words: 'Well done.', includesNotes: false } },
    ['share: You wrote something to be seen. Tick that it is shared, or empty that field.'],
  ],
])('%s', (_, change, problems) => {
  const errors = findDraftErrors({ ...draft, ...change }, today);
  expect(errors.map(({ field, problem }) => `${field}: ${problem}`)).toEqual(problems);
});
