import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createDeflateRaw, crc32, type DeflateRaw } from 'node:zlib';
import { cellsOf, HEADERS, type PipelineSize } from './generated-pipeline.ts';

const BATCH = 2_000;
const AMOUNT = HEADERS.indexOf('Amount');

/** Writes the export of {@link cellsOf} as a workbook whose texts are shared, as Excel writes it, piece by piece. */
export async function writeWorkbook(
  path: string,
  { opportunities, reps }: PipelineSize,
): Promise<void> {
  const [sheet, texts] = [new Part(`${path}.sheet`), new Part(`${path}.texts`)];
  const numbers = new Map<string, number>();
  let count = 0;
  let newTexts = '';
  const numberOf = (text: string, isUnique: boolean): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    newTexts += `<si><t>${text}</t></si>`;
    if (!isUnique) numbers.set(text, count);
    count += 1;
    return count - 1;
  };
  const row = (line: number, cells: readonly string[]): string => {
    const written = cells.map((cell, at) =>
      at === AMOUNT && line > 1
        ? `<c r="${String.fromCharCode(65 + at)}${line}"><v>${Number(cell)}</v></c>`
        : `<c r="${String.fromCharCode(65 + at)}${line}" t="s"><v>${numberOf(cell, at < 2)}</v></c>`,
    );
    return `<row r="${line}">${written.join('')}</row>`;
  };
  await texts.write('<sst>');
  await sheet.write(`<worksheet><sheetData>${row(1, HEADERS)}`);
  for (let from = 0; from < opportunities; from += BATCH) {
    let rows = '';
    const end = Math.min(opportunities, from + BATCH);
    for (let index = from; index < end; index += 1) {
      rows += row(index + 2, cellsOf(index, reps, false));
    }
    await sheet.write(rows);
    await texts.write(newTexts);
    newTexts = '';
  }
  await sheet.end('</sheetData></worksheet>');
  await texts.end('</sst>');
  await writeArchive(path, await wholeWorkbook(path, sheet, texts));
}

/** A part of the archive that is deflated into a file of its own as it grows. */
class Part {
  readonly path: string;
  crc = 0;
  size = 0;
  readonly #deflate: DeflateRaw;
  readonly #file: WriteStream;

  constructor(path: string) {
    this.path = path;
    this.#deflate = createDeflateRaw({ level: 1 });
    this.#file = createWriteStream(path);
    this.#deflate.pipe(this.#file);
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    if (!this.#deflate.write(bytes)) await once(this.#deflate, 'drain');
  }

  async end(text: string): Promise<void> {
    await this.write(text);
    this.#deflate.end();
    await once(this.#file, 'finish');
  }
}

async function wholeWorkbook(
  path: string,
  sheet: Part,
  texts: Part,
): Promise<ReadonlyMap<string, Part>> {
  const small = async (name: string, xml: string): Promise<Part> => {
    const part = new Part(`${path}.${name}`);
    await part.end(xml);
    return part;
  };
  return new Map([
    [
      'xl/workbook.xml',
      await small(
        'book',
        '<workbook xmlns:r="r"><sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      await small(
        'rels',
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    ],
    ['xl/sharedStrings.xml', texts],
    ['xl/worksheets/sheet1.xml', sheet],
  ]);
}

async function writeArchive(path: string, parts: ReadonlyMap<string, Part>): Promise<void> {
  const file = createWriteStream(path);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const { size: packed } = await stat(part.path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(part.crc, 10);
    common.writeUInt32LE(packed, 14);
    common.writeUInt32LE(part.size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name)]);
    file.write(local);
    for await (const piece of createReadStream(part.path)) {
      if (!file.write(piece)) await once(file, 'drain');
    }
    await rm(part.path);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, rest, Buffer.from(name)]),
    );
    offset += local.length + packed;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  file.end(Buffer.concat([central, Buffer.from('PK\u0005\u0006'), end]));
  await once(file, 'finish');
}
