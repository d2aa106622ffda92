import { open } from 'node:fs/promises';

/**
 * The bytes of a file, piece by piece in two buffers that take turns: while one piece is used, the next is read. A piece
 * is good until the next is asked for.
 */
export async function* piecesOf(path: string, bytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  // Buffers larger than the file would be collected as garbage all the same. What has no size may be of any.
  const length = Math.min(bytes, (await file.stat()).size || bytes);
  let [buffer, other] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)];
  let reading = file.read(buffer, 0, length);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = file.read(other, 0, length);
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } finally {
    await Promise.allSettled([reading]);
    await file.close();
  }
}
