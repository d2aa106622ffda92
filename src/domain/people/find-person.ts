import { ownerKey } from './owner-key.ts';

/** What a person can be recognised by. */
export interface Recognisable {
  readonly email: string;
  readonly name: string;
  /** Employee numbers, and the names and ids in the CRM. */
  readonly ids: readonly string[];
}

/** What a text says of who somebody is; see parsePersonText. */
interface PersonClue {
  readonly email: string | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** Finds whoever a clue fits: nobody, one, or several of one name. */
export type FindPeople<One> = (clue: PersonClue) => readonly One[];

/** By the address, else by the id, else by the name, which may also be an id. */
export function peopleFinder<One extends Recognisable>(people: readonly One[]): FindPeople<One> {
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const byId = grouped(people, ({ ids }) => ids.map((id) => ownerKey(id)));
  const byName = grouped(people, ({ name }) => [nameKey(name)]);
  return ({ email, id, name }) => {
    const person = email === undefined ? undefined : byEmail.get(email);
    if (person !== undefined) return [person];
    const text = id ?? email;
    const ofId = text === undefined ? [] : (byId.get(ownerKey(text)) ?? []);
    if (ofId.length === 1 || name === undefined || email !== undefined) return ofId;
    const ofName = byName.get(nameKey(name)) ?? [];
    return ofName.length > 0 ? ofName : (byId.get(ownerKey(name)) ?? []);
  };
}

/** A name without regard to case, accents and doubled spaces; undefined for a blank one. */
export function nameKey(name: string): string | undefined {
  return ownerKey(name.normalize('NFKD').replace(/\p{M}/gu, ''))?.toLowerCase();
}

/** Whether two names have a word in common, as those of somebody who married do. */
export function shareName(one: string, other: string): boolean {
  const words = new Set(nameKey(one)?.split(' '));
  return (nameKey(other)?.split(' ') ?? []).some((word) => words.has(word));
}

function grouped<One>(
  people: readonly One[],
  keysOf: (person: One) => readonly (string | undefined)[],
): ReadonlyMap<string | undefined, readonly One[]> {
  const groups = new Map<string | undefined, readonly One[]>();
  for (const person of people) {
    for (const key of new Set(keysOf(person))) {
      if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), person]);
    }
  }
  return groups;
}
