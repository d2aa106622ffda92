import { z } from 'zod';
import type { OneOnOneId } from '../../domain/ids.ts';

const TellMetadata = z.object({
  submissionId: z.uuid(),
  about: z
    .int()
    .positive()
    .transform((value) => value as OneOnOneId)
    .optional(),
});

/** What the modals carry in which a rep tells something: which submission it is, and about which one-on-one. */
export type TellMetadata = z.infer<typeof TellMetadata>;

export function writeTellMetadata(metadata: TellMetadata): string {
  return JSON.stringify(metadata);
}

/** Reads what {@link writeTellMetadata} wrote; throws on anything else. */
export function readTellMetadata(text: string): TellMetadata {
  return TellMetadata.parse(JSON.parse(text));
}
