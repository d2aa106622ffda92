import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { episodeState, type EpisodeDates } from '#src/domain/signals/episode-state.ts';

const [first, later, oneOnOne, fading, end] = [
  '2025-10-03',
  '2025-10-10',
  '2025-10-13',
  '2025-10-24',
  '2025-10-31',
].map(calendarDate) as [never, never, never, never, never];

const begun: EpisodeDates = {
  firstSeenOn: first,
  lastSeenOn: first,
  fadingSince: undefined,
  clearedOn: undefined,
  coachedOn: undefined,
};

test.each<readonly [string, Partial<EpisodeDates>, string, string]>([
  ['the export that raised it', {}, 'raised', first],
  ['the next export', { lastSeenOn: later }, 'persisting', first],
  ['the one-on-one', { lastSeenOn: later, coachedOn: oneOnOne }, 'coached', oneOnOne],
  [
    'less to see',
    { lastSeenOn: fading, coachedOn: oneOnOne, fadingSince: fading },
    'recovering',
    fading,
  ],
  ['nothing more to see', { coachedOn: oneOnOne, clearedOn: end }, 'cleared', end],
])('after %s', (_, dates, state, since) => {
  expect(episodeState({ ...begun, ...dates })).toEqual({ state, since });
});
