import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { GroupFacts } from '../../domain/signals/group-signals.ts';
import { STORED_DATE, STORED_NAME } from './stored-measure.ts';
import { readStored } from './unreadable.ts';

const PERSON_ID = z.number().transform((id) => id as PersonId);

/** What a team or the company has in common, as it is kept. */
export const GROUP_FACTS = z.object({
  noun: STORED_NAME,
  direction: z.enum(['fewer', 'more']),
  stage: z.string().exactOptional(),
  observed: z.number(),
  weeks: z.number(),
  before: z.number(),
  weeksBefore: z.number(),
  since: STORED_DATE,
  changed: z.number(),
  of: z.number(),
  reps: z.array(PERSON_ID),
  each: z
    .array(z.object({ rep: PERSON_ID, observed: z.number(), before: z.number() }))
    .exactOptional(),
  weekly: z.array(z.number()).exactOptional(),
});

/** Undefined where it can't be read, which is reported. */
export function readGroupFacts(value: unknown, row: string): GroupFacts | undefined {
  return readStored(GROUP_FACTS, value, row);
}
