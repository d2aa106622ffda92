import type { LocalSlack } from './slack/api.ts';
import type { SamplePerson } from './sample/sample-file.ts';
import type { SampleOrganisation } from './sample/organisation.ts';
import type { Cast } from './web/contract.ts';

/** Gives everybody of the organisation, or those of whom it holds, an account; whoever has one keeps it. */
export function addAccounts(
  slack: LocalSlack,
  organisation: SampleOrganisation,
  isMeant: (person: SamplePerson) => boolean = () => true,
): void {
  for (const { name, email, timeZone } of everybodyIn(organisation).filter(isMeant))
    slack.addUser({ name, email, timeZone });
}

/** Who is there, with their accounts. */
export function castOf(slack: LocalSlack, organisation: SampleOrganisation): Cast {
  const accounts = new Map(slack.users().map((user) => [user.email, user]));
  return {
    bot: { id: slack.ids.botUser, name: 'Frontline' },
    people: everybodyIn(organisation).flatMap(({ email, role, managerEmail }) => {
      const account = accounts.get(email);
      if (account === undefined) return [];
      const { id, name, handle, timeZone } = account;
      const managerId = accounts.get(managerEmail ?? '')?.id;
      return [{ id, name, handle, timeZone, role, managerId }];
    }),
  };
}

function everybodyIn({ people, administrator }: SampleOrganisation): readonly SamplePerson[] {
  return [...people, administrator];
}
