import { foldedWords } from '../people/folded-name.ts';
import { lettersApart } from '../text.ts';
/** Somebody whom an owner in the CRM may be. */
export interface Candidate {
  readonly name: string;
  readonly email: string;
}

/** From this likeness on a person is proposed; below it the list is only sorted by it. */
const LEAST_TO_PROPOSE = 0.6;

/** The people from the likeliest owner to the least likely; those who are equally likely by name. */
export function likeliestFirst<One extends Candidate>(
  owner: string,
  people: readonly One[],
): readonly One[] {
  return people
    .map((person) => ({ person, likeness: likeness(owner, person) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.person.name < b.person.name ? -1 : 1))
    .map(({ person }) => person);
}

/** The most likely person; undefined where nobody is similar, or two people equally. */
export function likeliestPerson<One extends Candidate>(
  owner: string,
  people: readonly One[],
): One | undefined {
  const [first, second] = likeliestFirst(owner, people);
  if (first === undefined) return undefined;
  const best = likeness(owner, first);
  const isAlone = second === undefined || likeness(owner, second) < best;
  return best >= LEAST_TO_PROPOSE && isAlone ? first : undefined;
}

/** How alike an owner as the CRM writes them and a person are, from 0 to 1. */
function likeness(owner: string, person: Candidate): number {
  const wanted = foldedWords(mailboxOf(owner));
  if (wanted.length === 0) return 0;
  return Math.max(
    likenessOfWords(wanted, foldedWords(person.name)),
    likenessOfWords(wanted, foldedWords(mailboxOf(person.email))),
  );
}

function likenessOfWords(wanted: readonly string[], name: readonly string[]): number {
  const [one, other] = [wanted.toSorted().join(' '), name.toSorted().join(' ')];
  if (one === other) return 1;
  if (wanted.join('') === name.join('')) return 0.95;
  if (haveLastNameAndInitial(wanted, name)) return 0.85;
  // A second given name or surname that only one of the two writes.
  if (Math.min(wanted.length, name.length) > 1 && isWithin(wanted, name)) return 0.8;
  const length = Math.max(one.length, other.length);
  return Math.max(0, 1 - lettersApart(one, other) / length) * 0.9;
}

/** `J. Smith`, `Smith J`, `jsmith` and `john smith` for John Smith. */
function haveLastNameAndInitial(one: readonly string[], other: readonly string[]): boolean {
  return isShortFor(one, other) || isShortFor(other, one);
}

function isShortFor(short: readonly string[], name: readonly string[]): boolean {
  const [first, last] = [name[0], name.at(-1)];
  if (first === undefined || last === undefined || name.length < 2 || last.length < 3) return false;
  const initial = first.charAt(0);
  if (short.length === 1) return short[0] === initial + last || short[0] === last + initial;
  if (short.length !== 2 || !short.includes(last)) return false;
  return short.find((word) => word !== last) === initial;
}

function isWithin(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.every((word) => many.includes(word));
}

/** What comes before the @ of an e-mail address; any other text unchanged. */
function mailboxOf(text: string): string {
  return /^([^@\s]+)@[^@\s]+$/.exec(text.trim())?.[1] ?? text;
}
