import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId, SignalId } from '../../domain/ids.ts';
import { DETECTORS } from '../../domain/signals/detectors.ts';
import type { Declaration } from '../../domain/signals/detector.ts';
import type { FactShape, FactType } from '../../domain/signals/facts.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { Evidence, UnreadableEvidence } from '../../domain/signals/known-evidence.ts';
import { readStored } from './unreadable.ts';
import { STORED_DATE, STORED_MEASURE, STORED_SERIES } from './stored-measure.ts';

/** Where evidence was read, and what is known of the signal anyway. */
interface Whose {
  /** As `signal 12`. */
  readonly row: string;
  readonly kind: UnreadableEvidence['kind'];
  readonly since: CalendarDate;
}

/** The evidence of a row of `signal`, as {@link readEvidence}. */
export function evidenceOf({ id, kind, first_seen_on: since, evidence }: SignalRow): Evidence {
  return readEvidence(evidence, { row: `signal ${id}`, kind, since });
}

interface SignalRow {
  readonly id: SignalId;
  readonly kind: SignalKind;
  readonly first_seen_on: CalendarDate;
  readonly evidence: unknown;
}

/**
 * Evidence as it was kept, with facts or from before there were any. What can't be read is reported and comes without its
 * figures, so that the signal itself is still there.
 */
export function readEvidence(value: unknown, { row, kind, since }: Whose): Evidence {
  const read = readStored(schemaOf(value, kind), value, `${row}, evidence of ${kind}`);
  return read ?? { kind, unreadable: true, since, opportunities: [] };
}

const FIGURES = {
  series: STORED_SERIES.exactOptional(),
  since: STORED_DATE,
  stake: z.number().exactOptional(),
  chance: z.number().exactOptional(),
};

const OPPORTUNITY = {
  id: z.string().transform((id) => id as OpportunityId),
  name: z.string(),
  account: z.string().exactOptional(),
  stage: z.string(),
  amount: z.number().exactOptional(),
  currency: z.string().exactOptional(),
  closeDate: STORED_DATE.exactOptional(),
};

/** From before facts were kept. */
const SAID = z.object({
  ...FIGURES,
  measure: STORED_MEASURE,
  headline: z.string(),
  comparison: z.string(),
  opportunities: z.array(z.object({ ...OPPORTUNITY, note: z.string() })),
  sureness: z.string(),
  clearsWhen: z.string(),
});

const UNREADABLE_BEFORE = z.object({
  kind: z.enum([...DETECTORS.map(({ kind }) => kind), 'recovered-after-coaching']),
  unreadable: z.literal(true),
  since: STORED_DATE,
  opportunities: z.tuple([]),
});

const FACTUAL: ReadonlyMap<string, z.ZodType<Evidence>> = new Map(
  DETECTORS.map((detector) => [detector.kind, factual(detector)]),
);

/** By what is in it: facts of the kind that they say, or sentences, and those without either are of the row's kind. */
function schemaOf(value: unknown, kind: Whose['kind']): z.ZodType<Evidence> {
  const evidence: Readonly<Record<string, unknown>> = z.looseObject({}).catch({}).parse(value);
  if ('unreadable' in evidence) return UNREADABLE_BEFORE;
  if ('headline' in evidence) return SAID;
  // A recovery is kept with the evidence of the issue that is over.
  const own = kind === 'recovered-after-coaching' ? String(evidence['kind']) : kind;
  return FACTUAL.get(own) ?? SAID;
}

/** The evidence of a detector, as it declares its facts: so that they are typed alike is held by the declaration. */
function factual({ kind, facts, dealFacts }: Declaration): z.ZodType<Evidence> {
  const schema = z.object({
    ...FIGURES,
    kind: z.literal(kind),
    asOf: STORED_DATE,
    measure: STORED_MEASURE,
    facts: z.union(facts.map(shaped)),
    opportunities: z.array(z.object({ ...OPPORTUNITY, facts: shaped(dealFacts) })),
  });
  return schema as unknown as z.ZodType<Evidence>;
}

function shaped(shape: FactShape) {
  return z.object(
    Object.fromEntries(
      Object.entries(shape).map(([name, type]) =>
        name.endsWith('?') ? [name.slice(0, -1), typed(type).exactOptional()] : [name, typed(type)],
      ),
    ),
  );
}

function typed(type: FactType): z.ZodType {
  switch (type) {
    case 'number':
      return z.number();
    case 'text':
      return z.string();
    case 'date':
      return STORED_DATE;
    case 'boolean':
      return z.boolean();
    default:
      return 'each' in type ? z.array(z.enum(type.each)) : z.enum(type);
  }
}
