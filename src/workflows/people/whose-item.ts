import { findReceivedItem, type OwnItem } from '../../database/checklists/checklists.ts';
import type { Queryable } from '../../database/connection.ts';
import { areAnyReportsOf, findPerson } from '../../database/people/people.ts';
import { allPreferences } from '../../database/settings/preferences.ts';
import { peopleOf } from '../../domain/checklists/checklist.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';
import { recipientToday } from '../settings/find-cover.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * An item of the manager's own checklist, as long as its rep reports to them, or one of its reps where it is about a team.
 * A list stays in its message; who reports to whom moves on. Undefined for any other item.
 */
export async function findOwnItem(
  database: Queryable,
  manager: PersonId,
  id: ChecklistItemId,
): Promise<OwnItem | undefined> {
  const item = await findReceivedItem(database, manager, id);
  return item?.managerId === manager && (await isOfTeam(database, item)) ? item : undefined;
}

/** An item that the person may coach from now: their own, or one that they got as cover while they cover. Undefined for any other. */
export async function findItemToCoach(
  context: WorkflowContext,
  person: PersonId,
  id: ChecklistItemId,
): Promise<OwnItem | undefined> {
  const item = await findReceivedItem(context.database, person, id);
  if (item === undefined || !(await isOfTeam(context.database, item))) return undefined;
  const isTheirs = item.managerId === person || (await coversFor(context, person, item.managerId));
  return isTheirs ? item : undefined;
}

function isOfTeam(database: Queryable, { item, managerId }: OwnItem): Promise<boolean> {
  const reps = peopleOf(item.content).map((rep) => rep.id);
  return areAnyReportsOf(database, managerId, reps);
}

async function coversFor(
  context: WorkflowContext,
  person: PersonId,
  managerId: PersonId,
): Promise<boolean> {
  const manager = await findPerson(context.database, managerId);
  if (manager === undefined) return false;
  const recipient = await recipientToday(context, manager, await allPreferences(context.database));
  return recipient?.id === person;
}
