import type { Issue } from './detector.ts';
import { DETECTORS } from './detectors.ts';

type Declared = (typeof DETECTORS)[number];

/** The detectors' names. Each is a claim that is true or false of a rep on a day. */
export type SignalKind = Declared['kind'];
/** Something to coach. */
export type IssueKind = Extract<Declared, { readonly nature: 'issue' }>['kind'];
/** Something to recognise. */
export type StrengthKind = Extract<Declared, { readonly nature: 'strength' }>['kind'];

/** In the order of the page that explains them. */
export const ISSUE_KINDS: readonly IssueKind[] = DETECTORS.flatMap((detector) =>
  detector.nature === 'issue' ? [detector.kind] : [],
);

export const STRENGTH_KINDS: readonly StrengthKind[] = DETECTORS.flatMap((detector) =>
  detector.nature === 'strength' ? [detector.kind] : [],
);

const ISSUES: ReadonlyMap<string, Issue> = new Map(
  DETECTORS.flatMap((detector) => (detector.nature === 'issue' ? [[detector.kind, detector]] : [])),
);

/** The issues that a manager is expected to do something about. */
export const TROUBLE_KINDS: readonly IssueKind[] = ISSUE_KINDS.filter(
  (kind) => issueOf(kind).isHarmless !== true,
);

/** What the detector of an issue says of itself. */
export function issueOf(kind: IssueKind): Issue {
  const issue = ISSUES.get(kind);
  if (issue === undefined) throw new RangeError(`There is no issue ${kind}.`);
  return issue;
}
