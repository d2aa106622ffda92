/**
 * How a cell begins that a spreadsheet works out instead of showing (OWASP, "CSV Injection"), also behind white space,
 * quotes, or in the wide forms of East Asian keyboards.
 */
const FORMULA = /^['"\s]*[=+\-@|＝＋－＠]|^'*[\t\r\n]/;
/** `-1200`, `-1.200,50`, `+49 151`, `-12%`: it has nothing that could be worked out. */
const PLAIN_NUMBER = /^[-+]?[.,]?\d[\d.,'’ \u00A0\u202F]*(?:e[-+]?\d{1,3})?%?$/i;

/** The cell with an apostrophe before it where a spreadsheet would take it for a formula. Numbers stay numbers. */
export function defuseCell(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}

/** As {@link defuseCell}, where all cells are words and are not read again: a number is marked, too. */
export function defuseText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The cell that {@link defuseCell} was given. */
export function restoreCell(defused: string): string {
  return defused.startsWith("'") && isFormula(defused.slice(1)) ? defused.slice(1) : defused;
}

function isFormula(cell: string): boolean {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell);
}
