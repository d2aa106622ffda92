import { z } from 'zod';
import type { ChecklistItemId, OneOnOneId, PersonId } from '../../domain/ids.ts';

const id = z.int().positive();

const LogModalMetadata = z.object({
  submissionId: z.uuid(),
  repId: id.transform((value) => value as PersonId).optional(),
  itemId: id.transform((value) => value as ChecklistItemId).optional(),
  /** The page of the App Home that it was opened on. */
  homePage: z.int().nonnegative().optional(),
  /** Whether a word is to be said that it was saved, since nothing in sight shows it. */
  confirms: z.boolean().optional(),
  editing: id.transform((value) => value as OneOnOneId).optional(),
});

/** What the log modal carries: nothing that the database knows, only what it is about. */
export type LogModalMetadata = z.infer<typeof LogModalMetadata>;

export function writeMetadata(metadata: LogModalMetadata): string {
  return JSON.stringify(metadata);
}

/** Reads what {@link writeMetadata} wrote; throws on anything else. */
export function readMetadata(text: string): LogModalMetadata {
  return LogModalMetadata.parse(JSON.parse(text));
}
