import { z } from 'zod';
import type { ImportNotice } from '../../domain/imports/import-notice.ts';
import { OUTCOMES } from '../../domain/pipeline/opportunity.ts';
import { STORED_DATE } from './stored-measure.ts';
import { readStored } from './unreadable.ts';

const ROW = z.object({
  line: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});

const OWNER = z.object({ owner: z.string(), opportunities: z.number(), open: z.number() });

const STAGE = z.object({
  stage: z.string(),
  opportunities: z.number(),
  likeliest: z.enum(OUTCOMES),
});

const NOTICE = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), file: z.string(), reason: z.string() }),
  z.object({
    outcome: z.literal('imported'),
    file: z.string(),
    type: z.string(),
    asOf: STORED_DATE,
    wasImportedBefore: z.boolean(),
    accepted: z.number(),
    rejected: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    rejectedRows: z.array(ROW),
    // Notices of before cells were reported have none.
    unreadable: z.number().default(0),
    unreadableCells: z.array(ROW).default([]),
    stages: z.array(STAGE).default([]),
    owners: z.array(OWNER),
  }),
]);

/** What was noted about an import; undefined where it can't be read, which is reported. */
export function readNotice(value: unknown, row: string): ImportNotice | undefined {
  return readStored(NOTICE, value, row);
}
