import type { OwnItem } from '../../database/checklists/checklists.ts';
import { loggedTogether } from '../../database/one-on-ones/one-on-ones.ts';
import { findPerson, repsOf } from '../../database/people/people.ts';
import type { ChecklistItemId, OneOnOneId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { teamClaim } from '../../screen/parts/group-words.ts';
import type {
  LoggedWithTeam,
  TeamLogViewInput,
} from '../../screen/one-on-ones/log-with-team-view.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findItemToCoach } from '../people/whose-item.ts';

export interface PreparedLogWithTeam {
  readonly prepared: Omit<TeamLogViewInput, 'metadata'>;
  readonly about: { readonly itemId: ChecklistItemId; readonly editing?: OneOnOneId };
}

/**
 * For an item about a team on a checklist that the manager got, as their own or as cover; filled with what was logged where
 * it was logged before. Undefined for any other item, and where nobody of them reports to its manager any more.
 */
export async function prepareLogWithTeam(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<PreparedLogWithTeam | undefined> {
  const own = await findItemToCoach(context, manager.id, itemId);
  if (own?.item.content.kind !== 'team') return undefined;
  const { content } = own.item;
  const today = todayOf(context, manager);
  const team = await repsOf(context.database, own.managerId, today);
  if (team.length === 0) return undefined;
  const isNamed = ({ id }: Person) => content.reps.some((rep) => rep.id === id);
  const logged = await loggedBefore(context, manager, own);
  return {
    prepared: {
      claim: teamClaim(content),
      questions: content.questions,
      named: team.filter(isNamed),
      others: team.filter((rep) => !isNamed(rep)),
      today,
      logged,
    },
    about: {
      itemId,
      ...(logged !== undefined && own.oneOnOneId !== undefined && { editing: own.oneOnOneId }),
    },
  };
}

/** What somebody else logged is theirs to edit. */
async function loggedBefore(
  { database }: WorkflowContext,
  manager: Person,
  { oneOnOneId }: OwnItem,
): Promise<LoggedWithTeam | undefined> {
  if (oneOnOneId === undefined) return undefined;
  const all = await loggedTogether(database, manager.id, oneOnOneId);
  const [one] = all;
  if (one === undefined) return undefined;
  const people = await Promise.all(all.map(({ repId }) => findPerson(database, repId)));
  const agreed = one.commitments.find(({ state }) => state !== 'dropped');
  return {
    heldOn: one.heldOn,
    people: people.filter((person) => person !== undefined),
    notes: one.notes,
    agreed,
  };
}
