import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import type { Encoding } from './inspect-file.ts';
import { CsvSplitter, type CsvDialect, type Delimiter, type Row } from './split-csv.ts';

export interface TextFile extends CsvDialect {
  readonly path: string;
  readonly encoding: Encoding;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const CHUNK_BYTES = 1 << 17;
const LINES_LOOKED_AT = 10;

/** The file with the delimiter and the line end that its first lines show. */
export async function openText(path: string, encoding: Encoding): Promise<TextFile> {
  const head = await readHead(path, encoding);
  return { path, encoding, delimiter: sniffDelimiter(head), newline: sniffNewline(head) };
}

/** The file's rows in batches, blank ones too; memory does not grow with the file. */
export async function* readRows(file: TextFile): AsyncGenerator<Row[]> {
  const splitter = new CsvSplitter(file);
  for await (const text of decoded(file.path, file.encoding)) yield splitter.push(text);
  yield splitter.end();
}

/** The delimiter that a line at the top has most of, outside of quotes. */
function sniffDelimiter(head: string): Delimiter {
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, LINES_LOOKED_AT);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: Math.max(...lines.map((line) => line.split(delimiter).length)),
  }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function sniffNewline(head: string): '\n' | '\r' {
  return head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
}

async function readHead(path: string, encoding: Encoding): Promise<string> {
  for await (const text of decoded(path, encoding)) return text;
  return '';
}

/** The text without its byte-order mark. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    yield decoder.write(chunk as Buffer);
  }
  yield decoder.end() ?? '';
}
