import { z } from 'zod';
import type { ImportNoticeId } from '../../domain/ids.ts';
import type { OwnerInNotice } from '../../workflows/imports/assign-owner.ts';

const Written = z
  .string()
  .regex(/^\d{1,9}:\d{1,4}$/)
  .transform((text) => text.split(':').map(Number))
  .pipe(z.tuple([z.number(), z.number()]));

/** Which owner the value of an assign button means, or the modal that it opened; throws on anything else. */
export function readOwnerInNotice(text: string | undefined): OwnerInNotice {
  const [notice, index] = Written.parse(text);
  return { notice: notice as ImportNoticeId, index };
}
