import type { CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Issue } from './detector.ts';
import { issueOf, type IssueKind } from './kinds.ts';

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
  const kinds = allCauses(issueOf(issue.kind));
  return issues.filter((other) => other.rep.id === issue.rep.id && kinds.has(other.kind));
}

/** The kinds that an issue may follow from, at any distance. */
function allCauses({ followsFrom }: Issue): ReadonlySet<string> {
  return new Set(followsFrom.flatMap((cause) => [cause.kind, ...allCauses(cause)]));
}

function byBeginning(a: StoryPart, b: StoryPart): number {
  if (a.evidence.since === b.evidence.since) return a.id - b.id;
  return a.evidence.since < b.evidence.since ? -1 : 1;
}
