import { z } from 'zod';
import { OUTCOMES } from '../domain/pipeline/opportunity.ts';
import { FILE_TYPES } from './layouts/layout.ts';
import { RefusedFile } from './refused-file.ts';

const MappingSchema = z.strictObject({
  type: z.enum(FILE_TYPES).optional(),
  /** Frontline's name of a field → the file's header; null where a column is to be left alone. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** The file's name of a stage → how it ends. */
  stages: z.record(z.string(), z.enum(OUTCOMES)).optional(),
  dateOrder: z.enum(['mdy', 'dmy']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** ISO 4217, for a file that names none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, as EUR')
    .optional(),
  /** How long a quota lasts that names only its first day. */
  periodLength: z.enum(['month', 'quarter', 'year']).optional(),
});

/** How a company's own columns are to be read, where the file alone doesn't show it. See docs/mapping.md. */
export type Mapping = z.infer<typeof MappingSchema>;

/** Reads a mapping file's text. Refuses with one sentence that names every fault. */
export function parseMapping(text: string): Mapping {
  return parse(
    parseJson(text),
    (faults) => `The mapping file is wrong: ${faults}. See docs/mapping.md.`,
  );
}

/** Reads a mapping that was remembered. Refuses as {@link parseMapping}: a file read without it would be read wrongly. */
export function parseRemembered(remembered: unknown): Mapping {
  return parse(
    remembered,
    (faults) =>
      `The mapping that is remembered for this file can’t be read: ${faults}. Import it once with its mapping; see docs/mapping.md.`,
  );
}

function parse(value: unknown, refusal: (faults: string) => string): Mapping {
  const parsed = MappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new RefusedFile(refusal(faults.join('; ')));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unreadable';
    throw new RefusedFile(`The mapping file is not JSON: ${reason}.`, { cause });
  }
}
