import { z } from 'zod';
import type { InitiativeId } from '../../domain/ids.ts';

const CommentMetadata = z.object({
  submissionId: z.uuid(),
  initiative: z
    .int()
    .positive()
    .transform((value) => value as InitiativeId),
});

type CommentMetadata = z.infer<typeof CommentMetadata>;

/** What the modal carries in which a manager comments on an initiative. */
export function writeCommentMetadata(metadata: CommentMetadata): string {
  return JSON.stringify(metadata);
}

/** Reads what {@link writeCommentMetadata} wrote; throws on anything else. */
export function readCommentMetadata(text: string): CommentMetadata {
  return CommentMetadata.parse(JSON.parse(text));
}
