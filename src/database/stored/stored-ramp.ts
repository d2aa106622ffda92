import { z } from 'zod';
import { ERASED } from '../../domain/privacy/erased-person.ts';
import { MILESTONES } from '../../domain/pipeline/ramp-record.ts';
import type { RampBasis } from '../../domain/ramp/ramp-standing.ts';
import { STORED_DATE } from './stored-measure.ts';

const BASIS = z.object({
  starters: z.number(),
  learnt: z.enum(['all', 'some', 'none']),
  planMonths: z.number(),
});

/** From before its facts were kept: a sentence. */
const SAID_BASIS = z.string().transform(basisIn);

const STANDING_OF_MILESTONE = z.object({
  milestone: z.enum(MILESTONES),
  stage: z.string().exactOptional(),
  usualBy: STORED_DATE,
  state: z.enum(['reached', 'to come', 'due', 'late']),
  reachedOn: STORED_DATE.exactOptional(),
});

/** From before: said in words, from which the stage is read. */
const SAID_MILESTONE = STANDING_OF_MILESTONE.extend({
  milestone: z.enum([...MILESTONES, ERASED]),
  words: z.string(),
}).transform(({ words, ...standing }) => {
  const stage = STAGE_IN_WORDS.exec(words)?.[1];
  return { ...standing, ...(stage !== undefined && stage !== NO_STAGE && { stage }) };
});

const STAGE_IN_WORDS = /^a first deal in (.*)$/s;
const NO_STAGE = 'a later stage';

/** How one rep's ramp went, as it was kept: days until each milestone that was reached, and days watched. */
export const STORED_RECORD = z.object({
  reached: z.partialRecord(z.enum(MILESTONES), z.number()),
  watchedDays: z.number(),
});

/** Where a rep in ramp stands, as it was kept. Of an erased person it says nothing of milestones. */
export const STORED_STANDING = z.object({
  startedOn: STORED_DATE,
  month: z.number(),
  milestones: z.array(z.union([SAID_MILESTONE, STANDING_OF_MILESTONE])).transform((all) =>
    all.flatMap(({ milestone, ...one }) => {
      return milestone === ERASED ? [] : [{ ...one, milestone }];
    }),
  ),
  basis: z.union([BASIS, SAID_BASIS]),
});

/** The facts in the sentence that stood for them; nothing that is known where there are none. */
function basisIn(words: string): RampBasis {
  const starters = Number(/half of (\d+) earlier starters/.exec(words)?.[1] ?? 0);
  const planMonths = Number(/a plan of (\d+) months/.exec(words)?.[1] ?? 0);
  if (starters === 0) return { starters, learnt: 'none', planMonths };
  return { starters, learnt: planMonths === 0 ? 'all' : 'some', planMonths };
}
