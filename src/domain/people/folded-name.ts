/** Letters that are not a letter and an accent, as people type them without such a key. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};
/** Names are shorter; what a CRM has as an owner, or a person types, may be anything. */
const LONGEST = 80;

/** The words of a name without case, accents, marks between them and the `’s` of possession: by these names are compared. */
export function foldedWords(name: string): string[] {
  return name
    .slice(0, LONGEST)
    .replace(/['’]s\b/giu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđæœ]/g, (letter) => SPELLED[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
