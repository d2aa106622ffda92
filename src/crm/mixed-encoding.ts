import { piecesOf } from './file-pieces.ts';
import { RefusedFile } from './refused-file.ts';

const PIECE_BYTES = 1 << 15;
const REPLACED = '\ufffd';

/**
 * Refuses a file that is UTF-8 but for a few bytes: read as Windows-1252 it would have every accented name in it wrong.
 * In text that is Windows-1252, what looks like a character of UTF-8 is an accident.
 */
export async function refuseMixedEncoding(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  let proper = 0;
  let broken = 0;
  for await (const piece of piecesOf(path, PIECE_BYTES)) {
    for (const character of decoder.decode(piece, { stream: true }).match(/[^\0-\x7f]/gu) ?? []) {
      if (character === REPLACED) broken += 1;
      else proper += 1;
    }
  }
  if (proper <= broken) return;
  throw new RefusedFile(
    'The file is text in UTF-8 with bytes in it that are none; it was damaged, or put together from two files. Export it again.',
  );
}
