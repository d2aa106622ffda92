import { saveLogsInFull } from '../../database/settings/log-length.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { prepareLogOfItem, prepareLogOfRep, type PreparedLog } from './prepare-log.ts';

/** What an open log modal is about, prepared as long or short as the manager wants it from now on; undefined where they may not. */
export async function prepareLogLength(
  context: WorkflowContext,
  manager: Person,
  about: { readonly itemId?: ChecklistItemId | undefined; readonly repId?: PersonId | undefined },
  isFull: boolean,
): Promise<PreparedLog | undefined> {
  const prepared =
    about.itemId === undefined
      ? await prepareLogOfRep(context, manager, about.repId)
      : (await prepareLogOfItem(context, manager, about.itemId))?.prepared;
  if (prepared === undefined) return undefined;
  await saveLogsInFull(context.database, manager.id, isFull);
  return { ...prepared, isFull };
}
