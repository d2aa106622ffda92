import { likeliestPerson } from './likeliest-person.ts';

/** An account of Slack that somebody may have. */
export interface ProposedAccount {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string | undefined;
}

/** Somebody for a list of people; what is empty is to be completed. */
export interface ProposedPerson {
  readonly name: string;
  readonly email: string;
  /** The names and ids that the person owns deals under; none for who may be a manager. */
  readonly crmOwners: readonly string[];
  readonly timeZone: string | undefined;
}

/**
 * A list of people to be completed: every owner, with the account that it most likely is, and after them the accounts that
 * own nothing, among which the managers are.
 */
export function proposePeople(
  owners: readonly string[],
  accounts: readonly ProposedAccount[],
): readonly ProposedPerson[] {
  const found = new Map(owners.map((owner) => [owner, likeliestPerson(owner, accounts)]));
  const ownersOf = Map.groupBy(owners, (owner) => found.get(owner)?.email ?? owner);
  const people = [...ownersOf].map(([key, names]) => {
    const account = accounts.find(({ email }) => email === key);
    const isAddress = /^[^\s@]+@[^\s@]+$/.test(key);
    return {
      name: account?.name ?? (isAddress || /\d/.test(key) ? '' : key),
      email: account?.email ?? (isAddress ? key.toLowerCase() : ''),
      crmOwners: names,
      timeZone: account?.timeZone,
    };
  });
  const others = accounts
    .filter(({ email }) => !ownersOf.has(email))
    .map(({ name, email, timeZone }) => ({ name, email, crmOwners: [], timeZone }));
  return [...byName(people), ...byName(others)];
}

function byName(people: readonly ProposedPerson[]): readonly ProposedPerson[] {
  const keyOf = ({ name, crmOwners }: ProposedPerson) => name || (crmOwners[0] ?? '');
  return people.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}
