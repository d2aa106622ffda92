import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { nextWrite, type Episode } from '#src/domain/signals/episodes.ts';
import type { SignalEvidence, SignalOutcome } from '#src/domain/signals/known-evidence.ts';

const NOTHING = { write: 'nothing' };
const REP = 1 as PersonId;
const KIND = 'win-rate-fell';
const TODAY = calendarDate('2026-11-20');
const evidence = { kind: 'win-rate-fell' } as SignalEvidence;
const raised: SignalOutcome = { outcome: 'raised', severity: 0.6, evidence };
const fading: SignalOutcome = { outcome: 'fading', severity: 0.4, evidence };
const clear: SignalOutcome = { outcome: 'clear' };
const unknown: SignalOutcome = { outcome: 'not-enough-history', needs: { need: 'export' } };
const meaningless: SignalOutcome = {
  outcome: 'not-applicable',
  because: 'no-quota',
};

function episode(lastSeenOn: CalendarDate, clearedOn?: CalendarDate): Episode {
  return { repId: REP, kind: KIND, episode: 2, lastSeenOn, clearedOn };
}

const lastWeek = addDays(TODAY, -7);
const open = episode(lastWeek);
const next = (latest: Episode | undefined, outcome: SignalOutcome) =>
  nextWrite(REP, KIND, latest, outcome, TODAY);

describe('the next write of an episode', () => {
  test.each<[string, Episode | undefined, SignalOutcome, object]>([
    ['begins the first', undefined, raised, { write: 'raise', episode: 1, severity: 0.6 }],
    ['begins none while it is only fading', undefined, fading, NOTHING],
    ['begins none where there is nothing', undefined, clear, NOTHING],
    ['goes on while raised', open, raised, { write: 'confirm', episode: 2, severity: 0.6 }],
    ['goes on while fading', open, fading, { write: 'confirm', episode: 2, severity: 0.4 }],
    ['clears', open, clear, { write: 'clear', episode: 2, on: TODAY }],
    ['clears where the claim has no meaning any more', open, meaningless, { write: 'clear' }],
    ['waits where data are missing', open, unknown, NOTHING],
    ['waits eight weeks', episode(addDays(TODAY, -56)), unknown, NOTHING],
    ['but not longer', episode(addDays(TODAY, -57)), unknown, { write: 'clear' }],
    [
      'is the same trouble within four weeks',
      episode(lastWeek, addDays(TODAY, -28)),
      raised,
      { write: 'confirm', episode: 2 },
    ],
    [
      'is a new trouble later',
      episode(lastWeek, addDays(TODAY, -29)),
      raised,
      { write: 'raise', episode: 3 },
    ],
    ['stays cleared', episode(lastWeek, lastWeek), fading, NOTHING],
    ['is not undone by an older export', episode(addDays(TODAY, 7)), clear, NOTHING],
    ['nor is its end', episode(TODAY, addDays(TODAY, 7)), raised, NOTHING],
  ])('%s', (_, latest, outcome, expected) => {
    const write = next(latest, outcome) ?? NOTHING;
    expect(write).toMatchObject(
      expected === NOTHING ? NOTHING : { repId: REP, kind: KIND, ...expected },
    );
  });

  test.each([
    ['within the four weeks of the same trouble', addDays(TODAY, -28), true],
    ['within a quarter', addDays(TODAY, -91), true],
    ['but not later', addDays(TODAY, -92), false],
  ])('is back %s', (_, clearedOn, isBack) => {
    expect(next(episode(lastWeek, clearedOn), raised)).toMatchObject({ isBack });
  });

  test('is not back while it was never over, or for the first time', () => {
    expect(next(open, raised)).toMatchObject({ isBack: false });
    expect(next(undefined, raised)).toMatchObject({ isBack: false });
  });

  test('said twice for the same export is the same', () => {
    const seenToday = episode(TODAY);
    expect(next(seenToday, raised)).toEqual(next(open, raised));
    expect(next(episode(lastWeek, TODAY), clear)).toBeUndefined();
  });
});
