import type { Person } from './person.ts';

/** The rep of a team that somebody means. */
export type FoundRep =
  | { readonly found: 'one'; readonly rep: Person }
  | { readonly found: 'several'; readonly reps: readonly Person[] }
  | { readonly found: 'none' };

const MENTION = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** The Slack user id of an escaped mention, `<@U012AB3CD|ana>`; undefined for anything else. */
export function mentionedUser(text: string): string | undefined {
  return MENTION.exec(text.trim())?.[1];
}

/**
 * Finds a rep by mention, full name, first name, last name or the beginning of one, whatever the case and accents. A full
 * name wins over a part of another.
 */
export function findRep(team: readonly Person[], asked: string): FoundRep {
  const user = mentionedUser(asked);
  if (user !== undefined) return pick(team.filter((rep) => rep.slackAccountId === user));
  const wanted = fold(asked.replace(/^@/, ''));
  if (wanted === '') return { found: 'none' };
  const exact = team.filter((rep) => fold(rep.name) === wanted || rep.email === wanted);
  if (exact.length > 0) return pick(exact);
  const byWord = team.filter((rep) => fold(rep.name).split(' ').includes(wanted));
  if (byWord.length > 0) return pick(byWord);
  return pick(
    team.filter((rep) => {
      const name = fold(rep.name);
      return name.startsWith(wanted) || name.split(' ').some((word) => word.startsWith(wanted));
    }),
  );
}

function pick(reps: readonly Person[]): FoundRep {
  const [rep, ...others] = reps;
  if (rep === undefined) return { found: 'none' };
  return others.length === 0 ? { found: 'one', rep } : { found: 'several', reps };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
