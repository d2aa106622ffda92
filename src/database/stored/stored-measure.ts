import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar.ts';
import { UNITS, type ClearedEvidence, type Measure } from '../../domain/signals/evidence.ts';
import { readStored } from './unreadable.ts';

/** A calendar date as `2025-11-21`. */
export const STORED_DATE = z.iso.date().transform((date) => date as CalendarDate);

/** JSON has no infinity: coverage of a quota that is reached is written as null, and by Postgres as a word. */
export const FIGURE = z
  .union([z.number(), z.null(), z.enum(['Infinity', '-Infinity', 'NaN'])])
  .transform((value) => (value === null ? Infinity : Number(value)));

/** What is counted or measured. It was a phrase before, with the stage as its last words where there was one. */
export const STORED_NAME = z
  .string()
  .transform((name) => (name.startsWith(OF_A_STAGE) ? name : named(name)));

const OF_A_STAGE = 'share-lost-at:';

function named(phrase: string): string {
  const stage = /^share lost at (.*)$/s.exec(phrase)?.[1];
  return stage === undefined ? phrase.replaceAll(' ', '-') : `${OF_A_STAGE}${stage}`;
}

export const STORED_MEASURE = z.object({
  name: STORED_NAME,
  unit: z.enum(UNITS),
  observed: FIGURE,
  usual: FIGURE,
  betterWhen: z.enum(['higher', 'lower']),
});

export const STORED_SERIES = z.object({
  label: STORED_NAME,
  points: z.array(z.object({ week: STORED_DATE, value: z.number().nullable() })),
  before: z.number().exactOptional(),
});

const STORED_CLEARED = z.object({
  measure: STORED_MEASURE.exactOptional(),
  series: STORED_SERIES.exactOptional(),
});

/** A measure that was kept; undefined where none was, or it can't be read, which is reported. */
export function readMeasure(value: unknown, row: string): Measure | undefined {
  if (value === null || value === undefined) return undefined;
  return readStored(STORED_MEASURE, value, `${row}, measure`);
}

/** How a signal stood when it cleared; undefined where that isn't known, or can't be read, which is reported. */
export function readCleared(value: unknown, row: string): ClearedEvidence | undefined {
  if (value === null || value === undefined) return undefined;
  return readStored(STORED_CLEARED, value, `${row}, cleared evidence`);
}
