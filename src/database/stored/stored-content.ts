import { z } from 'zod';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type {
  CommitmentId,
  GroupSignalId,
  OpportunityId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import { ERASED } from '../../domain/privacy/erased-person.ts';
import { UNITS } from '../../domain/signals/evidence.ts';
import { MILESTONES } from '../../domain/pipeline/ramp-record.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '../../domain/signals/kinds.ts';
import { GROUP_FACTS } from './stored-group-facts.ts';
import { readEvidence } from './stored-evidence.ts';
import { FIGURE, STORED_DATE, STORED_NAME } from './stored-measure.ts';
import { STORED_STANDING } from './stored-ramp.ts';
import { readStored } from './unreadable.ts';

const PERSON = z.object({ id: z.number().transform((id) => id as PersonId), name: z.string() });
const SIGNAL_ID = z.number().transform((id) => id as SignalId);
const QUESTIONS = z.array(z.string());

const CHANGE = z.object({
  name: STORED_NAME,
  unit: z.enum(UNITS),
  before: FIGURE,
  now: FIGURE,
  verdict: z.enum(['better', 'same', 'worse']),
});
/** Of an erased person nothing is left of it. */
const ERASED_CHANGE = z.object({ verdict: z.literal(ERASED) }).transform(() => undefined);

const COURSE = z.object({
  state: z.enum(['coming back', 'unmoved', 'going on']),
  weeks: z.number(),
});

const PROGRESS = z.discriminatedUnion('what', [
  z
    .object({
      what: z.literal('over'),
      signalId: SIGNAL_ID,
      signal: z.enum(ISSUE_KINDS),
      since: STORED_DATE,
      change: z.union([CHANGE, ERASED_CHANGE]).optional(),
    })
    .transform(({ change, ...over }) => ({ ...over, ...(change !== undefined && { change }) })),
  z.object({
    what: z.literal('win'),
    opportunityId: z.string().transform((id) => id as OpportunityId),
    deal: z.string(),
    wonOn: STORED_DATE,
    previousOn: STORED_DATE.exactOptional(),
  }),
  z.object({
    what: z.literal('commitment-kept'),
    commitmentId: z.number().transform((id) => id as CommitmentId),
    action: z.string(),
    keptOn: STORED_DATE,
  }),
  z.object({
    what: z.literal('milestone'),
    milestone: z.enum(MILESTONES),
    stage: z.string().exactOptional(),
    reachedOn: STORED_DATE,
  }),
]);

const SINCE = z
  .object({ on: STORED_DATE, change: z.union([CHANGE, ERASED_CHANGE]).optional() })
  .transform(({ on, change }) => ({ on, ...(change !== undefined && { change }) }));

/** Another signal; two sentences are kept of it from before facts were. */
const ALSO_SEEN = z.object({
  signalId: SIGNAL_ID,
  signal: z.enum(ISSUE_KINDS),
  since: STORED_DATE,
  evidence: z.unknown().optional(),
  headline: z.string().optional(),
  comparison: z.string().optional(),
});

const CONTENT = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signal'),
    rep: PERSON,
    signalId: SIGNAL_ID,
    signal: z.enum(ISSUE_KINDS),
    severity: z.number(),
    firstSeenOn: STORED_DATE,
    evidence: z.unknown().optional(),
    since: SINCE.exactOptional(),
    course: COURSE.exactOptional(),
    alsoSeen: z.array(ALSO_SEEN).exactOptional(),
    questions: QUESTIONS,
  }),
  z.object({
    kind: z.literal('team'),
    reps: z.array(PERSON),
    groupSignalId: z.number().transform((id) => id as GroupSignalId),
    signal: z.enum(ISSUE_KINDS),
    severity: z.number(),
    firstSeenOn: STORED_DATE,
    facts: GROUP_FACTS,
    since: SINCE.exactOptional(),
    questions: QUESTIONS,
  }),
  z.object({
    kind: z.literal('longest-without-a-one-on-one'),
    rep: PERSON,
    lastHeldOn: STORED_DATE.exactOptional(),
    weeksRunning: z.number().exactOptional(),
    questions: QUESTIONS,
  }),
  z.discriminatedUnion('signal', [
    z.object({
      kind: z.literal('strength'),
      rep: PERSON,
      signalId: SIGNAL_ID,
      signal: z.enum(STRENGTH_KINDS),
      evidence: z.unknown().optional(),
    }),
    z.object({
      kind: z.literal('strength'),
      rep: PERSON,
      signalId: SIGNAL_ID,
      signal: z.literal('recovered-after-coaching'),
      evidence: z.unknown().optional(),
      since: SINCE,
    }),
  ]),
  z.object({ kind: z.literal('progress'), rep: PERSON, progress: PROGRESS }),
  z.object({
    kind: z.literal('commitment-due'),
    rep: PERSON,
    commitmentId: z.number().transform((id) => id as CommitmentId),
    action: z.string(),
    owner: PERSON,
    dueOn: STORED_DATE,
    agreedOn: STORED_DATE,
  }),
  z.object({
    kind: z.literal('onboarding'),
    rep: PERSON,
    standing: STORED_STANDING,
    questions: QUESTIONS,
  }),
]);

/**
 * What an item says, as it was kept when it was sent; undefined where it can't be read, which is reported. Evidence that
 * can't be read leaves the item as it is, without its figures.
 */
export function readContent(value: unknown, row: string, week: ItemWeek): ItemContent | undefined {
  const content = readStored(CONTENT, value, row);
  switch (content?.kind) {
    case 'signal': {
      const { signal: kind, firstSeenOn, alsoSeen, ...item } = content;
      return {
        ...item,
        signal: kind,
        firstSeenOn,
        evidence: readEvidence(item.evidence, { row, kind, since: firstSeenOn }),
        ...(alsoSeen !== undefined && { alsoSeen: alsoSeen.map((one) => readAlsoSeen(one, row)) }),
      };
    }
    case 'strength': {
      const whose = { row, kind: content.signal, since: week };
      return { ...content, evidence: readEvidence(content.evidence, whose) };
    }
    case 'commitment-due':
    case 'longest-without-a-one-on-one':
    case 'onboarding':
    case 'progress':
    case 'team':
    case undefined:
      return content;
  }
}

/** The Monday of the checklist: the least that is known of when something was seen. */
type ItemWeek = z.infer<typeof STORED_DATE>;

function readAlsoSeen(
  { headline, comparison, evidence, ...one }: z.infer<typeof ALSO_SEEN>,
  row: string,
) {
  const isSaid = headline !== undefined && comparison !== undefined;
  const whose = { row, kind: one.signal, since: one.since };
  return {
    ...one,
    evidence: isSaid ? { headline, comparison } : readEvidence(evidence, whose),
  };
}
