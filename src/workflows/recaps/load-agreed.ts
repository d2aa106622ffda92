import { findPerson } from '../../database/people/people.ts';
import { recapsFor } from '../../database/recaps/recaps.ts';
import type { Person } from '../../domain/people/person.ts';
import { agreedMessage, MAX_RECAPS } from '../../screen/recaps/agreed-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** What was agreed with somebody and is shared with them; undefined for who never reported to anybody. */
export async function loadAgreed(
  context: WorkflowContext,
  person: Person,
): Promise<SlackMessage | undefined> {
  const { database } = context;
  const recaps = await recapsFor(database, person.id, MAX_RECAPS);
  const manager =
    person.managerId === undefined ? undefined : await findPerson(database, person.managerId);
  if (manager === undefined && recaps.length === 0) return undefined;
  const reader = { timeZone: zoneOf(context, person), now: context.now() };
  return agreedMessage({ manager, recaps }, reader);
}
