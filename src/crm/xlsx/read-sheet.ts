import { RefusedFile } from '../refused-file.ts';
import type { Row } from '../split-csv.ts';
import { Archive } from './open-archive.ts';
import { dateText, numberText } from './number-text.ts';
import { parseXml, type XmlHandlers } from './parse-xml.ts';
import type { Workbook } from './workbook.ts';

/** Where Excel ends. */
const LAST_ROW = 1_048_576;
/** No export has more, and rows this wide fit into memory by the thousand. */
const MAX_COLUMNS = 2_000;
/** Stands for a formula that was saved without a result, so that no amount or date counts as empty. */
const WITHOUT_RESULT = '=?';

/** No cell has it, as XML has no such character. (What JSON.stringify makes lies where memory is given back late.) */
const BETWEEN_CELLS = '\0';

/** One sheet's rows in batches. Formulas are never worked out: what they came to when the file was saved is read. */
export async function* readSheet(workbook: Workbook, sheet: string): AsyncGenerator<Row[]> {
  const archive = await Archive.open(workbook.path);
  try {
    const rows = new SheetRows(workbook);
    for await (const _ of parseXml(archive.read(sheet), rows)) yield rows.drain();
    yield rows.drain();
  } finally {
    archive.close();
  }
}

/** Gathers rows from a sheet's XML. */
class SheetRows implements XmlHandlers {
  readonly #workbook: Workbook;
  #rows: Row[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #isFormula = false;
  #isText = false;
  #phonetic = 0;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  /** The rows that are complete by now and were not taken before. */
  drain(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#isText = (name === 'v' || name === 't') && this.#phonetic === 0;
    if (name === 'rPh') this.#phonetic += 1;
    if (name === 'f') this.#isFormula = true;
    if (name === 'row') this.#beginRow(attributes['r']);
    if (name === 'c') this.#beginCell(attributes);
  }

  text(piece: string): void {
    if (this.#isText) this.#text += piece;
  }

  close(name: string): void {
    this.#isText = false;
    if (name === 'rPh') this.#phonetic -= 1;
    if (name === 'c') this.#endCell();
    if (name === 'row') this.#endRow();
  }

  #beginRow(number: string | undefined): void {
    const line = number === undefined ? this.#line + 1 : Number(number);
    if (!Number.isInteger(line) || line <= this.#line || line > LAST_ROW) {
      throw new RefusedFile(`The workbook is damaged: no row can be number ${number} there.`);
    }
    this.#line = line;
    this.#cells = [];
    this.#column = -1;
  }

  #beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnNumber(r);
    this.#type = t;
    this.#style = Number(s);
    this.#text = '';
    this.#isFormula = false;
  }

  #endCell(): void {
    const value = this.#value();
    if (value === '') return;
    if (this.#column >= MAX_COLUMNS) {
      throw new RefusedFile(`The workbook has a sheet with more than ${MAX_COLUMNS} columns.`);
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = value;
  }

  #endRow(): void {
    const cells = this.#cells;
    this.#rows.push({ line: this.#line, cells, text: cells.join(BETWEEN_CELLS), isEnded: true });
  }

  #value(): string {
    const text = this.#text;
    const { strings, showsDate, countsFrom1904 } = this.#workbook;
    if (text === '') return this.#isFormula && this.#type === 'n' ? WITHOUT_RESULT : '';
    if (this.#type === 's') return strings.at(Number(text)) ?? missing(text);
    if (this.#type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'n') return text;
    const date = showsDate[this.#style] === true ? dateText(text, countsFrom1904) : undefined;
    return date ?? numberText(text);
  }
}

/** The column of a cell such as `AB12`, from 0. */
function columnNumber(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) {
    throw new RefusedFile(`The workbook is damaged: ${reference.slice(0, 20)} names no cell.`);
  }
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function missing(index: string): never {
  throw new RefusedFile(`The workbook is damaged: it has no text number ${index.slice(0, 20)}.`);
}
