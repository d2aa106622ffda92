import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ItemContent } from '#src/domain/checklists/checklist.ts';
import { itemsForCover } from '#src/domain/checklists/cover-list.ts';
import type { CommitmentId, PersonId, SignalId } from '#src/domain/ids.ts';
import type { SinceOneOnOne } from '#src/domain/one-on-ones/since-one-on-one.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const rep = { id: 2 as PersonId, name: 'Ana Lima' };
const on = calendarDate('2025-11-21');
const since = { talkedOn: on } as unknown as SinceOneOnOne;
const issue = {
  kind: 'signal',
  rep,
  signalId: 1 as SignalId,
  signal: 'win-rate-fell',
  severity: 0.5,
  firstSeenOn: on,
  evidence: someEvidence,
  questions: [],
} as const satisfies ItemContent;
const waiting = { kind: 'longest-without-a-one-on-one', rep, questions: [] } as const;
const strength = {
  kind: 'strength',
  rep,
  signalId: 2 as SignalId,
  signal: 'won-above-usual',
  evidence: someEvidence,
} as const;

test('a cover reads what the figures say, and nothing of what two people talked about', () => {
  const items: readonly ItemContent[] = [
    { ...issue, since },
    waiting,
    strength,
    { ...strength, signal: 'recovered-after-coaching', since },
    {
      kind: 'commitment-due',
      rep,
      commitmentId: 1 as CommitmentId,
      action: 'Send the list',
      owner: rep,
      dueOn: on,
      agreedOn: on,
    },
  ];
  expect(itemsForCover(items)).toEqual([issue, waiting, strength]);
});
