import { z } from 'zod';
import type { OneOnOneId } from '../../domain/ids.ts';

const NoteMetadata = z.object({
  submissionId: z.uuid(),
  about: z
    .int()
    .positive()
    .transform((value) => value as OneOnOneId)
    .optional(),
});

/** The metadata of the modals in which a rep writes: which submission it is, and about which one-on-one. */
export type NoteMetadata = z.infer<typeof NoteMetadata>;

export function writeNoteMetadata(metadata: NoteMetadata): string {
  return JSON.stringify(metadata);
}

/** Reads what {@link writeNoteMetadata} wrote; throws on anything else. */
export function readNoteMetadata(text: string): NoteMetadata {
  return NoteMetadata.parse(JSON.parse(text));
}
