/** What a text says of who somebody is. */
export interface PersonText {
  /** In lower case. */
  readonly email: string | undefined;
  /** A number or id in brackets behind the name, as in `Mia Boss (1)`. */
  readonly id: string | undefined;
  /** The first name first. */
  readonly name: string | undefined;
}

const EMAIL = /[^\s@<>()[\],;:"']+@[^\s@<>()[\],;:"']+/;
const ID_BEHIND = /^(.*\S)\s*[([]\s*#?([\p{L}\d-]*\d[\p{L}\d-]*)\s*[)\]]$/u;
const LAST_FIRST = /^([^,]+),\s*([^,]+)$/;
/** Behind a comma these belong to the name before it. */
const TITLE = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|mba|m\.?d|esq|cpa)\.?$/i;

/** Reads `Mia Boss`, `Boss, Mia`, `Mia Boss (1)`, `mia@example.com`, `Mia Boss <mia@example.com>`. */
export function parsePersonText(text: string): PersonText {
  const email = EMAIL.exec(text)?.[0];
  if (email !== undefined) {
    const rest = text.replace(email, '').replace(/mailto:|[<>()[\]"]/g, '');
    return { email: email.toLowerCase(), id: undefined, name: firstNameFirst(rest) };
  }
  const [, before, id] = ID_BEHIND.exec(text) ?? [];
  return { email: undefined, id, name: firstNameFirst(before ?? text) };
}

/** `Boss, Mia` as `Mia Boss`; anything else as it is. Undefined for blank text. */
export function firstNameFirst(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  const [, last, first] = LAST_FIRST.exec(name) ?? [];
  if (last === undefined || first === undefined || TITLE.test(first)) return name || undefined;
  return `${first.trim()} ${last.trim()}`;
}
