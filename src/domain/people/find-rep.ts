import { lettersApart } from '../text.ts';
import { foldedWords } from './folded-name.ts';
import type { Person } from './person.ts';

/** The rep of a team that somebody means; several also where one is only nearly called so, and has to be asked about. */
export type FoundRep =
  | { readonly found: 'one'; readonly rep: Person }
  | { readonly found: 'several'; readonly reps: readonly Person[] }
  | { readonly found: 'none' };

/** In a shorter word a slip makes another name. */
const SHORTEST_SLIP = 3;
const LONG_WORD = 7;
const MENTION = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** The Slack user id of an escaped mention, `<@U012AB3CD|ana>`; undefined for anything else. */
export function mentionedUser(text: string): string | undefined {
  return MENTION.exec(text.trim())?.[1];
}

/**
 * Finds a rep by mention, address, full name, first name, last name or the beginning of one, whatever the case, accents and
 * order. A full name wins over a part of another, and either over a name that is nearly so.
 */
export function findRep(team: readonly Person[], asked: string): FoundRep {
  const user = mentionedUser(asked);
  if (user !== undefined) return pick(team.filter((rep) => rep.slackAccountId === user));
  const bare = asked.trim().replace(/^@/, '');
  const byAddress = team.filter((rep) => rep.email === bare.toLowerCase());
  if (byAddress.length > 0) return pick(byAddress);
  const wanted = foldedWords(bare);
  if (wanted.length === 0) return { found: 'none' };
  const exact = team.filter((rep) => isSame(foldedWords(rep.name), wanted));
  if (exact.length > 0) return pick(exact);
  const byWord = team.filter((rep) => isWithin(wanted, foldedWords(rep.name)));
  if (byWord.length > 0) return pick(byWord);
  const byBeginning = team.filter((rep) => isBeginningOf(wanted, foldedWords(rep.name)));
  if (byBeginning.length > 0) return pick(byBeginning);
  const near = team.filter((rep) => isNear(wanted, foldedWords(rep.name)));
  return near.length === 0 ? { found: 'none' } : { found: 'several', reps: near };
}

/** In any order, as `Lima, Ana` for Ana Lima. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join(' ') === other.toSorted().join(' ');
}

function isWithin(wanted: readonly string[], name: readonly string[]): boolean {
  return wanted.every((word) => name.includes(word));
}

function isBeginningOf(wanted: readonly string[], name: readonly string[]): boolean {
  return wanted.every((word) => name.some((part) => part.startsWith(word)));
}

/** A slip of the keyboard or two: one letter of a short word, two of a long one. Never taken for the person without asking. */
function isNear(wanted: readonly string[], name: readonly string[]): boolean {
  return wanted.every((word) =>
    name.some(
      (part) =>
        word.length >= SHORTEST_SLIP &&
        lettersApart(word, part) <= (word.length < LONG_WORD ? 1 : 2),
    ),
  );
}

function pick(reps: readonly Person[]): FoundRep {
  const [rep, ...others] = reps;
  if (rep === undefined) return { found: 'none' };
  return others.length === 0 ? { found: 'one', rep } : { found: 'several', reps };
}
