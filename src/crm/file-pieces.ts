import { open } from 'node:fs/promises';

/** The bytes of a file, piece by piece in one and the same buffer: a piece is good until the next is asked for. */
export async function* piecesOf(path: string, bytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(bytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, bytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
