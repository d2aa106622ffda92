import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { IssueKind } from '#src/domain/signals/kinds.ts';
import { joinStories, type StoryPart } from '#src/domain/signals/stories.ts';

const LATE = '2025-11-03';
const EARLY = '2025-09-01';

let id = 0;
function part(kind: IssueKind, since = LATE, rep = 1): StoryPart {
  id += 1;
  return { id, kind, rep: { id: rep as PersonId }, evidence: { since: calendarDate(since) } };
}

/** As `lead: follower, follower`. */
function told(...parts: readonly StoryPart[]): readonly string[] {
  return joinStories(parts).map(
    ({ lead, followers }) => `${lead.kind}: ${followers.map(({ kind }) => kind).join(', ')}`,
  );
}

describe('one story is one item', () => {
  test.each<readonly [readonly IssueKind[], string]>([
    [['coverage-thin', 'new-opportunities-fell'], 'new-opportunities-fell: coverage-thin'],
    [['close-dates-pushed', 'opportunities-stalled'], 'opportunities-stalled: close-dates-pushed'],
    [['win-rate-fell', 'loss-at-one-stage'], 'loss-at-one-stage: win-rate-fell'],
    [
      ['behind-quota-pace', 'coverage-thin', 'new-opportunities-fell'],
      'new-opportunities-fell: coverage-thin, behind-quota-pace',
    ],
    [['coverage-thin', 'deal-size-fell'], 'deal-size-fell: coverage-thin'],
    [
      ['commit-deals-slip', 'close-dates-pushed', 'opportunities-stalled', 'activity-fell'],
      'activity-fell: opportunities-stalled, close-dates-pushed, commit-deals-slip',
    ],
  ])('%s', (kinds, story) => {
    expect(told(...kinds.map((kind) => part(kind)))).toEqual([story]);
  });

  test('also where a step of it is not seen', () => {
    expect(told(part('commit-deals-slip'), part('activity-fell'))).toEqual([
      'activity-fell: commit-deals-slip',
    ]);
  });

  test('what may follow from two joins the one that began first', () => {
    expect(
      told(
        part('deal-size-fell', LATE),
        part('coverage-thin', EARLY),
        part('new-opportunities-fell', EARLY),
      ),
    ).toEqual(['deal-size-fell: ', 'new-opportunities-fell: coverage-thin']);
  });

  test('what has nothing to do with it stays by itself, and so do other reps', () => {
    expect(told(part('win-rate-fell'), part('new-opportunities-fell'))).toHaveLength(2);
    expect(told(part('coverage-thin', LATE, 1), part('new-opportunities-fell', LATE, 2))).toEqual([
      'coverage-thin: ',
      'new-opportunities-fell: ',
    ]);
  });

  test('every issue is in one story and no more', () => {
    const parts = [1, 2].flatMap((rep) =>
      (
        [
          'coverage-thin',
          'win-rate-fell',
          'forecast-rests-on-one-deal',
          'new-opportunities-fell',
          'new-rep-behind-ramp',
          'loss-at-one-stage',
          'activity-fell',
        ] as const
      ).map((kind) => part(kind, LATE, rep)),
    );
    const all = joinStories(parts).flatMap(({ lead, followers }) => [lead, ...followers]);
    expect(all.toSorted((a, b) => a.id - b.id)).toEqual(parts);
  });
});
