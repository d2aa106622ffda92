import type { PersonId } from '../ids.ts';
import { pseudonymOf } from './erased-person.ts';

/** All names of a person: name, address, Slack account, and owners in the CRM. */
export interface KnownNames {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly slackAccountId: string | undefined;
  /** As the CRM writes them, and as they are recognised. */
  readonly owners: readonly string[];
}

/** Replaces a person's names in texts by the pseudonym. */
export interface NameRemover {
  /** Finds the names in Postgres' text of a column, as a case-insensitive regular expression; it may find too much. */
  readonly pattern: string;
  removeFrom(value: unknown): unknown;
}

/** A shorter name is removed only where it is the whole text: it may be a part of any word. */
const SHORTEST_IN_TEXT = 4;
/** What words are made of. */
const PART = '\\p{L}\\p{N}';

export function nameRemover(names: KnownNames): NameRemover {
  const { id, email, slackAccountId, owners } = names;
  const pseudonym = pseudonymOf(id);
  const mails = new Set([email, ...owners.filter((owner) => owner.includes('@'))]);
  const others = new Set(
    [names.name, slackAccountId ?? '', ...owners].filter((name) => name !== '' && !mails.has(name)),
  );
  const isMail = inText([...mails], `[${PART}._%+-]`, `[.-]?[${PART}]`);
  const isName = inText([...others].filter(isLong), `[${PART}]`, `[${PART}]`);
  const whole = new Set([...mails, ...others].map((name) => name.toLowerCase()));

  function inString(text: string): string {
    const trimmed = text.trim().toLowerCase();
    if (whole.has(trimmed)) return trimmed.includes('@') ? pseudonym.email : pseudonym.name;
    return text.replace(isMail, pseudonym.email).replace(isName, pseudonym.name);
  }

  function removeFrom(value: unknown): unknown {
    if (typeof value === 'string') return inString(value);
    if (Array.isArray(value)) return value.map(removeFrom);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        inString(key),
        key === 'name' && isOfNamesake(value, id) ? inner : removeFrom(inner),
      ]),
    );
  }
  return { pattern: [...mails, ...others].map(anySpace).join('|'), removeFrom };
}

function isLong(name: string): boolean {
  return name.length >= SHORTEST_IN_TEXT;
}

/** Somebody else may have the same name: `{ id, name }` says who is meant. */
function isOfNamesake(value: object, id: PersonId): boolean {
  return 'id' in value && typeof value.id === 'number' && value.id !== id;
}

/** The names where they stand alone, neither after nor before what would make them a longer one. */
function inText(names: readonly string[], before: string, after: string): RegExp {
  if (names.length === 0) return /(?!)/u;
  const any = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => escaped(name).replace(/ +/g, '\\s+'))
    .join('|');
  return new RegExp(`(?<!${before})(?:${any})(?!${after})`, 'giu');
}

/** For Postgres, whose text of JSON writes line breaks and tabs as escapes. */
function anySpace(name: string): string {
  const inJson = JSON.stringify(name).slice(1, -1);
  return [...new Set([name, inJson])]
    .map((form) => escaped(form).replace(/ +/g, '(\\s|\\\\[nrt])+'))
    .join('|');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
