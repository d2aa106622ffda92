import type { CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { IssueKind } from './detector.ts';

/** What stories are told of: an open issue of a rep. */
export interface StoryPart {
  readonly id: number;
  readonly rep: { readonly id: PersonId };
  readonly kind: IssueKind;
  readonly evidence: { readonly since: CalendarDate };
}

/** What happened to one rep: the earliest cause, and what followed from it. */
export interface Story<Part extends StoryPart> {
  readonly lead: Part;
  /** Causes before their consequences. */
  readonly followers: readonly Part[];
}

/**
 * What a kind of issue may follow from. Only what follows by the arithmetic of a pipeline is here: what
 * isn't begun can't be open, what doesn't move can't close in time, what is lost at a stage isn't won.
 */
const FOLLOWS_FROM: Readonly<Partial<Record<IssueKind, readonly IssueKind[]>>> = {
  'opportunities-stalled': ['activity-fell'],
  'close-dates-pushed': ['opportunities-stalled'],
  'overdue-close-dates': ['activity-fell'],
  'commit-deals-slip': ['close-dates-pushed'],
  'win-rate-fell': ['loss-at-one-stage'],
  'coverage-thin': ['new-opportunities-fell', 'deal-size-fell', 'new-rep-behind-ramp'],
  'behind-quota-pace': [
    'coverage-thin',
    'win-rate-fell',
    'deal-size-fell',
    'opportunities-stalled',
    'new-rep-behind-ramp',
  ],
  'forecast-rests-on-one-deal': ['coverage-thin'],
  'new-rep-behind-ramp': ['new-opportunities-fell'],
};

/**
 * Puts together what is one story of a rep, so that one conversation is about one thing. An issue that may
 * follow from several that are there joins the one that began first. The stories keep the order in which
 * their leads came.
 */
export function joinStories<Part extends StoryPart>(issues: readonly Part[]): Story<Part>[] {
  const leads = issues.filter((issue) => causesOf(issue, issues).length === 0);
  const led = new Map<Part, Part[]>(leads.map((lead) => [lead, []]));
  for (const issue of issues) {
    const [first] = causesOf(issue, issues)
      .filter((cause) => led.has(cause))
      .toSorted(byBeginning);
    if (first !== undefined) led.get(first)?.push(issue);
  }
  return [...led].map(([lead, followers]) => ({
    lead,
    followers: followers.toSorted(
      (a, b) => causesOf(a, issues).length - causesOf(b, issues).length || byBeginning(a, b),
    ),
  }));
}

/** The rep's issues that this one may follow from, at any distance. */
function causesOf<Part extends StoryPart>(issue: Part, issues: readonly Part[]): readonly Part[] {
  const kinds = allCauses(issue.kind);
  return issues.filter((other) => other.rep.id === issue.rep.id && kinds.has(other.kind));
}

function allCauses(kind: IssueKind): ReadonlySet<IssueKind> {
  const found = new Set(FOLLOWS_FROM[kind]);
  // A set that is walked through also comes to what is added on the way.
  for (const cause of found) for (const earlier of FOLLOWS_FROM[cause] ?? []) found.add(earlier);
  found.delete(kind);
  return found;
}

function byBeginning(a: StoryPart, b: StoryPart): number {
  if (a.evidence.since === b.evidence.since) return a.id - b.id;
  return a.evidence.since < b.evidence.since ? -1 : 1;
}
