import { posix } from 'node:path';
import { RefusedFile } from '../refused-file.ts';
import type { Archive } from './open-archive.ts';
import { isDateFormat } from './number-text.ts';
import { localName, parseWhole } from './parse-xml.ts';
import { SharedStrings } from './shared-strings.ts';

/** A sheet by what a person calls it, and the part of the archive that it is. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** What the cells of all sheets refer to. */
export interface Workbook {
  readonly path: string;
  /** Those that a person sees, in their order. */
  readonly sheets: readonly Sheet[];
  readonly strings: SharedStrings;
  /** By the number of a cell's style, whether it shows a day. */
  readonly showsDate: readonly boolean[];
  readonly countsFrom1904: boolean;
}

const FOLDER = 'xl';
const WORKBOOK = 'xl/workbook.xml';

/** Reads all of a workbook but its sheets. Refuses an archive that is no workbook. */
export async function readWorkbook(path: string, archive: Archive): Promise<Workbook> {
  if (!archive.has(WORKBOOK)) {
    throw new RefusedFile(
      archive.has('xl/workbook.bin')
        ? 'The file is a binary workbook; save it as .xlsx or as CSV.'
        : 'The file is an archive and no workbook.',
    );
  }
  const { listed, countsFrom1904 } = await readSheetList(archive);
  const targets = await readTargets(archive);
  return {
    path,
    sheets: listed.flatMap(({ id, name }) => {
      const part = targets.get(id);
      return part !== undefined && archive.has(part) ? [{ name, part }] : [];
    }),
    strings: await readStrings(archive),
    showsDate: await readStyles(archive),
    countsFrom1904,
  };
}

async function readSheetList(archive: Archive): Promise<{
  listed: readonly { readonly id: string; readonly name: string }[];
  countsFrom1904: boolean;
}> {
  const listed: { id: string; name: string }[] = [];
  let countsFrom1904 = false;
  await parseWhole(archive.read(WORKBOOK), {
    open(name, attributes) {
      if (name === 'workbookPr') {
        countsFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      }
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id');
      if (id !== undefined) listed.push({ id: id[1], name: attributes['name'] ?? '' });
    },
  });
  return { listed, countsFrom1904 };
}

/** The parts inside of the archive that ids stand for; links to elsewhere are left alone. */
async function readTargets(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await parseWhole(archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      if (Id === undefined || Target === undefined) return;
      targets.set(Id, posix.resolve('/', FOLDER, Target).slice(1));
    },
  });
  return targets;
}

async function readStrings(archive: Archive): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const part = 'xl/sharedStrings.xml';
  if (!archive.has(part)) return strings;
  let text = '';
  let isText = false;
  let phonetic = 0;
  await parseWhole(archive.read(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.add(text);
    },
  });
  return strings;
}

async function readStyles(archive: Archive): Promise<boolean[]> {
  const showsDate: boolean[] = [];
  const part = 'xl/styles.xml';
  if (!archive.has(part)) return showsDate;
  const codes = new Map<string, string>();
  let isCellFormat = false;
  await parseWhole(archive.read(part), {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      if (name === 'cellXfs') isCellFormat = true;
      if (name === 'xf' && isCellFormat) {
        showsDate.push(isDateFormat(Number(numFmtId), codes.get(numFmtId)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return showsDate;
}
