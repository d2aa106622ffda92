import type { ItemContent } from '../../domain/checklists/checklist.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { GroupFacts } from '../../domain/signals/group-signals.ts';
import type { IssueKind } from '../../domain/signals/kinds.ts';
import { firstName } from '../../domain/people/person.ts';
import { count, listed } from '../../domain/text.ts';
import { pace } from './figure-words.ts';
import { safe } from './mrkdwn.ts';
import { nameWords } from './name-words.ts';

/** Of each kind that many can have in common, what it is in a sentence after who. */
const CLAIMS: Partial<Record<IssueKind, string>> = {
  'new-opportunities-fell': 'new deals are down',
  'opportunities-stalled': 'deals move on more slowly',
  'activity-fell': 'less happens for open deals',
  'close-dates-pushed': 'close dates keep moving out',
  'win-rate-fell': 'fewer deals are won',
  'loss-at-one-stage': 'more deals are lost at one stage',
  'commit-deals-slip': 'commit deals slip more often',
  'one-contact-deals': 'more deals hang on one contact',
  'no-next-step': 'more deals have no next step',
};

/** `new deals are down`, with the stage where it is one. */
export function groupClaim(kind: IssueKind, { stage }: Pick<GroupFacts, 'stage'>): string {
  const claim = CLAIMS[kind] ?? 'something has changed';
  return stage === undefined ? claim : `${claim} (${stage})`;
}

/** More are counted only. */
const MAX_NAMED = 6;

/** `new deals are down with 5 of 7 people (Ana, Ben, Chidi, Dana and Ed)`, in mrkdwn. */
export function teamClaim({ signal, facts, reps }: ItemContent & { kind: 'team' }): string {
  const names = listed(
    reps.map(({ name }) => firstName(name)),
    MAX_NAMED,
  );
  return `${safe(groupClaim(signal, facts), 200)} with ${reps.length} of ${facts.of} people (${safe(names, 300)})`;
}

/** `11 new deals in the last 6 weeks; before, about 4 a week.` */
export function groupFigures(
  { noun, observed, weeks, before, weeksBefore, since }: GroupFacts,
  today: Parameters<typeof formatDate>[1],
): string {
  const now = `${observed} ${nameWords(noun)} in ${count(weeks, 'week')} since ${formatDate(since, today)}`;
  return `${now}; before, ${pace(before, weeksBefore)}.`;
}
