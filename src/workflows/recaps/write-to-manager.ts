import { addPoint, openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import { saveComplaint } from '../../database/recaps/data-complaints.ts';
import { findPerson } from '../../database/people/people.ts';
import { findRecap, touchNewestRecaps, touchRecaps } from '../../database/recaps/recaps.ts';
import type { OneOnOneId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Recap } from '../../domain/recaps/recap.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** More than this doesn't fit into a one-on-one. */
const MAX_OPEN_POINTS = 10;

/** The outcome of something that a rep wrote to their manager. */
export type Written = 'told' | 'empty' | 'too-many' | 'refused';

/** Who gets a rep's points: their manager today; undefined without one. */
export async function managerOf(
  { database }: Pick<WorkflowContext, 'database'>,
  rep: Person,
): Promise<Person | undefined> {
  return rep.managerId === undefined ? undefined : findPerson(database, rep.managerId);
}

/** Notes what a rep wants to talk about next time. The same submission again changes nothing. */
export async function addAgendaPoint(
  context: WorkflowContext,
  rep: Person,
  submissionId: string,
  words: string,
): Promise<Written> {
  const { database, now } = context;
  const manager = await managerOf(context, rep);
  if (manager === undefined) return 'refused';
  if (words.trim() === '') return 'empty';
  const open = await openPoints(database, manager.id, rep.id);
  if (open.length >= MAX_OPEN_POINTS) return 'too-many';
  await database.transaction().execute(async (transaction) => {
    const point = { repId: rep.id, managerId: manager.id, submissionId, words: words.trim() };
    await addPoint(transaction, point, now());
    await touchNewestRecaps(transaction, manager.id, rep.id);
    await touchChecklistsAbout(transaction, rep.id);
  });
  return 'told';
}

/** The recap that a rep wants to say something about; undefined where it is not shared with them. */
export async function recapToDispute(
  { database }: WorkflowContext,
  rep: Person,
  oneOnOne: OneOnOneId,
): Promise<Recap | undefined> {
  return findRecap(database, rep.id, oneOnOne);
}

/** Notes that a rep says that the data are wrong. The same submission again changes nothing. */
export async function disputeData(
  { database, now }: WorkflowContext,
  rep: Person,
  dispute: {
    readonly submissionId: string;
    readonly oneOnOneId: OneOnOneId;
    readonly words: string;
  },
): Promise<Written> {
  if ((await findRecap(database, rep.id, dispute.oneOnOneId)) === undefined) return 'refused';
  const words = dispute.words.trim();
  if (words === '') return 'empty';
  await database.transaction().execute(async (transaction) => {
    await saveComplaint(transaction, { ...dispute, repId: rep.id, words }, now());
    await touchRecaps(transaction, [dispute.oneOnOneId]);
  });
  return 'told';
}
