/** As spreadsheets, databases and people write that there is no value, also beside a currency's sign. */
const NO_VALUE =
  /^(?:\p{Sc}\s*)?(?:[-–—]{1,3}|#?n\/a|n\.\s?a\.|#n\/?v|k\.\s?a\.|s\/o|\(?null\)?|\(?none\)?|nil|nan|0000-00-00(?:[ t]00:00(?::00)?)?)$/iu;
const LONGEST = 20;

/** Whether the text of a date, amount or number says that there is none, so that it is as good as an empty cell. */
export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST && NO_VALUE.test(text);
}
