import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import { assignOwner as writeOwner, peopleOfOwners } from '../../database/people/crm-owners.ts';
import { findNotice } from '../../database/imports/import-notices.ts';
import { findPerson, findPersonByEmail, peopleOn } from '../../database/people/people.ts';
import { localTime } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { ImportNoticeId, PersonId, SlackAccountId } from '../../domain/ids.ts';
import { likeliestFirst, likeliestPerson } from '../../domain/imports/likeliest-person.ts';
import type { Person } from '../../domain/people/person.ts';
import { notePendingDetection } from '../../database/signals/pending-detection.ts';
import { isAtWork } from '../people/identify-person.ts';
import { detectPending } from '../signals/detect-pending.ts';
import { updateImportMessages } from './notify-of-imports.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Which owner of which notice. */
export interface OwnerInNotice {
  readonly notice: ImportNoticeId;
  readonly index: number;
}

/** What the modal asks: who this is, with the likeliest people first. */
export interface OwnerQuestion {
  readonly owner: string;
  readonly people: readonly Person[];
  /** Who it is by now, or else most likely. */
  readonly proposed: NamedPerson | undefined;
}

/** Whether the user is one of those who run Frontline, by the e-mail address of their account. */
export async function isAdministrator(
  context: WorkflowContext,
  user: SlackAccountId,
): Promise<boolean> {
  return (await findAdministrator(context, user)) !== undefined;
}

/**
 * The e-mail address of a user who is one of those who run Frontline; undefined for anybody else, and for whom the roster
 * says that they don't work there today. Most of them are in no roster.
 */
export async function findAdministrator(
  context: WorkflowContext,
  user: SlackAccountId,
): Promise<string | undefined> {
  const account = await context.slack.getAccount(user);
  const email = context.coaching.adminEmails.find((one) => one === account?.email);
  const person = email && (await findPersonByEmail(context.database, email));
  return person && !isAtWork(context, person) ? undefined : email;
}

/** Prepares the question who an owner is; undefined where the notice knows no such owner or nobody could be it. */
export async function askForOwner(
  context: WorkflowContext,
  wanted: OwnerInNotice,
): Promise<OwnerQuestion | undefined> {
  const { database, coaching, now } = context;
  const owner = await ownerIn(context, wanted);
  if (owner === undefined) return undefined;
  const people = await peopleOn(database, localTime(now(), coaching.defaultTimeZone).date);
  if (people.length === 0) return undefined;
  const assigned = (await peopleOfOwners(database, [owner])).get(owner);
  return {
    owner,
    people: likeliestFirst(owner, people),
    proposed: assigned ?? likeliestPerson(owner, people),
  };
}

/** Notes who an owner is; twice is the same as once. False, with nothing written, where the owner or the person is unknown. */
export async function assignOwner(
  { database, log }: WorkflowContext,
  wanted: OwnerInNotice,
  personId: PersonId,
  administrator: string,
): Promise<boolean> {
  const owner = await ownerIn({ database }, wanted);
  const person = await findPerson(database, personId);
  if (owner === undefined || person === undefined) return false;
  await database.transaction().execute(async (transaction) => {
    await noteAuditEvent(transaction, {
      actor: administrator,
      action: 'assign CRM owner',
      subject: person.id,
    });
    const isNews = await writeOwner(transaction, owner, person.id);
    if (isNews) await notePendingDetection(transaction);
  });
  log.info({ notice: wanted.notice, person: person.id }, 'an owner was assigned to a person');
  return true;
}

async function ownerIn(
  { database }: Pick<WorkflowContext, 'database'>,
  { notice, index }: OwnerInNotice,
): Promise<string | undefined> {
  const content = await findNotice(database, notice);
  return content?.outcome === 'imported' ? content.owners[index]?.owner : undefined;
}

/** What follows from an assigned owner: signals that count their deals, and messages that say so. */
export async function followAssignment(
  context: WorkflowContext,
  { notice }: OwnerInNotice,
): Promise<void> {
  await updateImportMessages(context, notice);
  await detectPending(context.database);
}
