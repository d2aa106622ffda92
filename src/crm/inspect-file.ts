import { createHash } from 'node:crypto';
import { piecesOf } from './file-pieces.ts';
import { refuseMixedEncoding } from './mixed-encoding.ts';
import { RefusedFile } from './refused-file.ts';
import { Archive } from './xlsx/open-archive.ts';
import { Utf8Check } from './utf8-check.ts';

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'windows1252';

/** How a file is to be read. */
export type FileForm = Encoding | 'workbook' | 'zip' | 'gzip';

export interface InspectedFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly encoding: FileForm;
}

const HEAD_BYTES = 4096;
const PIECE_BYTES = 1 << 20;
/** Bytes that Windows-1252 gives no character; text in that encoding doesn't have them. */
const UNUSED_BYTES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What Excel's older workbooks begin with, and newer ones behind a password. */
const OLD_WORKBOOK = 'd0cf11e0';

/** What text in UTF-32 begins with; the first looks like UTF-16. */
const UTF_32 = new Set(['fffe0000', '0000feff']);

const NOT_TEXT =
  'The file is not text in UTF-8, UTF-16 or Windows-1252; export it as CSV in UTF-8.';

/** Reads the file once for its fingerprint and its encoding. Refuses what is empty, and neither text nor packed. */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  let head = Buffer.alloc(0);
  let bytes = 0;
  let isUtf8 = true;
  let isText = true;
  for await (const part of piecesOf(path, PIECE_BYTES)) {
    hash.update(part);
    bytes += part.length;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, part]).subarray(0, HEAD_BYTES);
    isUtf8 &&= utf8.goesOn(part);
    if (!isUtf8) isText &&= part.every((byte) => !UNUSED_BYTES.has(byte));
    isText &&= !part.includes(0);
  }
  if (bytes === 0) throw new RefusedFile('The file is empty.');
  const encoding = formOf(head, isUtf8, isText);
  if (encoding === 'utf8' ? !utf8.isWhole : encoding.startsWith('utf16') && bytes % 2 === 1) {
    throw new RefusedFile(
      'The file ends in the middle of a character; it seems to be cut off. Export it again.',
    );
  }
  if (encoding === 'windows1252') await refuseMixedEncoding(path);
  const form = encoding === 'zip' && (await isWorkbook(path)) ? 'workbook' : encoding;
  return { hash: hash.digest('hex'), encoding: form };
}

/** Every part of a workbook lies in folders of these names; its list of parts is read whole. */
async function isWorkbook(path: string): Promise<boolean> {
  const archive = await Archive.open(path);
  try {
    return archive.names.some((name) => name === '[Content_Types].xml' || name.startsWith('xl/'));
  } finally {
    archive.close();
  }
}

function formOf(head: Buffer, isUtf8: boolean, isText: boolean): FileForm {
  if (UTF_32.has(head.subarray(0, 4).toString('hex'))) throw new RefusedFile(NOT_TEXT);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be';
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.subarray(0, 4).toString('hex') === OLD_WORKBOOK) {
    throw new RefusedFile(
      'The file is a workbook of Excel before 2007, or one with a password; save it as .xlsx without one, or as CSV.',
    );
  }
  if (/^(?:\ufeff|\s)*<(?:!doctype|html|table|\?xml|meta|head)\b/i.test(head.toString())) {
    throw new RefusedFile(
      'The file is a web page or XML under the name of a table; export it as .xlsx or as CSV.',
    );
  }
  if (isText) return isUtf8 ? 'utf8' : 'windows1252';
  const everySecond = (from: number) => head.filter((_, at) => at % 2 === from);
  if (mostlyZero(everySecond(1))) return 'utf16le';
  if (mostlyZero(everySecond(0))) return 'utf16be';
  throw new RefusedFile(NOT_TEXT);
}

function mostlyZero(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.filter((byte) => byte === 0).length > bytes.length / 2;
}
