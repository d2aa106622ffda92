import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { nextGroupWrites, type GroupEpisode } from '#src/domain/signals/group-episodes.ts';
import type { GroupSignal } from '#src/domain/signals/group-signals.ts';

const ON = calendarDate('2025-11-21');
const SIGNAL: GroupSignal = {
  kind: 'new-opportunities-fell',
  isFading: false,
  severity: 0.5,
  facts: {
    noun: 'new deals',
    direction: 'fewer',
    observed: 11,
    weeks: 6,
    before: 104,
    weeksBefore: 26,
    since: calendarDate('2025-10-11'),
    changed: 5,
    of: 7,
    reps: [],
  },
};
const FADING = { ...SIGNAL, isFading: true };

function episode(lastSeenOn: string, clearedOn?: string): GroupEpisode {
  return {
    kind: 'new-opportunities-fell',
    episode: 2,
    lastSeenOn: calendarDate(lastSeenOn),
    clearedOn: clearedOn === undefined ? undefined : calendarDate(clearedOn),
  };
}

const { kind, severity, facts } = SIGNAL;
const seen = (number: number) => [{ write: 'see', kind, episode: number, on: ON, severity, facts }];

test.each([
  ['the first', [], SIGNAL, seen(1)],
  ['one that goes on', [episode('2025-11-14')], SIGNAL, seen(2)],
  ['one that fades', [episode('2025-11-14')], FADING, seen(2)],
  ['the same export again', [episode('2025-11-21')], SIGNAL, seen(2)],
  ['one that is back within four weeks', [episode('2025-10-17', '2025-10-24')], SIGNAL, seen(2)],
  ['one that is back later', [episode('2025-10-10', '2025-10-17')], SIGNAL, seen(3)],
  ['nothing but fading', [], FADING, []],
  ['nothing but fading after the last', [episode('2025-11-07', '2025-11-14')], FADING, []],
  [
    'one that is over',
    [episode('2025-11-14')],
    undefined,
    [{ write: 'clear', kind, episode: 2, on: ON }],
  ],
  ['one that was over', [episode('2025-11-07', '2025-11-14')], undefined, []],
  ['an older export', [episode('2025-11-28')], SIGNAL, []],
  ['an older export without it', [episode('2025-11-28')], undefined, []],
])('%s', (_, latest, signal, writes) => {
  expect(nextGroupWrites(latest, signal === undefined ? [] : [signal], ON)).toEqual(writes);
});
