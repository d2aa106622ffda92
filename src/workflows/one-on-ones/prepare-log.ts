import { openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { findItemToCoach } from '../../database/checklists/checklists.ts';
import { initiativesOf, usedIn } from '../../database/programme/initiatives.ts';
import { findOwnOneOnOne, oneOnOnesWith } from '../../database/one-on-ones/one-on-ones.ts';
import { findPerson, reportsOf } from '../../database/people/people.ts';
import { addDays, localTime } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { RepContent } from '../../domain/checklists/checklist.ts';
import { formatClock } from '../../domain/dates-in-words.ts';
import type { ChecklistItemId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { OneOnOne } from '../../domain/one-on-ones/one-on-one.ts';
import { firstName, type Person } from '../../domain/people/person.ts';
import type { TickableInitiative } from '../../screen/one-on-ones/log-initiatives.ts';
import type { LogViewInput } from '../../screen/one-on-ones/log-one-on-one-view.ts';
import type { OpenAction } from '../../screen/one-on-ones/log-still-open.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

/** What the modal is filled with, without the metadata that the caller gives it; undefined where the manager may not. */
export type PreparedLog = Omit<LogViewInput, 'metadata'>;

export interface PreparedItemLog {
  readonly prepared: PreparedLog;
  readonly about: { readonly itemId: ChecklistItemId; readonly editing?: OneOnOneId };
}

/** For an item of a checklist that the manager got, as their own or as cover; filled with what was logged where it was logged before. */
export async function prepareLogOfItem(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<PreparedItemLog | undefined> {
  const own = await findItemToCoach(context.database, manager.id, itemId);
  const content = own?.item.content;
  if (own === undefined || content === undefined || content.kind === 'team') return undefined;
  const logged =
    own.oneOnOneId === undefined
      ? undefined
      : await findOwnOneOnOne(context.database, manager.id, own.oneOnOneId);
  const prepared = await prepare(context, manager, content.rep, logged);
  return {
    prepared: { ...prepared, topic: topicOf(content) },
    about: { itemId, ...(logged !== undefined && { editing: logged.id }) },
  };
}

/** For one rep of the manager's team, or for the manager to choose one; undefined where there is none. */
export async function prepareLogOfRep(
  context: WorkflowContext,
  manager: Person,
  repId: PersonId | undefined,
): Promise<PreparedLog | undefined> {
  const team = await reportsOf(context.database, manager.id, todayOf(context, manager));
  const [rep, ...others] = team.filter(({ id }) => repId === undefined || id === repId);
  if (rep === undefined) return undefined;
  const prepared = await prepare(context, manager, rep, undefined);
  if (others.length === 0) return prepared;
  return { ...prepared, reps: [rep, ...others], openCommitments: [], points: [] };
}

async function prepare(
  context: WorkflowContext,
  manager: Person,
  rep: NamedPerson,
  logged: OneOnOne | undefined,
): Promise<PreparedLog> {
  const past = await oneOnOnesWith(context.database, manager.id, rep.id);
  return {
    manager,
    reps: [rep],
    today: todayOf(context, manager),
    topic: undefined,
    openCommitments: past
      .toReversed()
      .filter(({ id }) => id !== logged?.id)
      .flatMap(openActions),
    initiatives: await initiativesToTick(context, manager, logged),
    points: await openPoints(context.database, manager.id, rep.id),
    logged: logged && { ...logged, nextTime: timeOf(context, manager, logged.nextAt) },
  };
}

/** A one-on-one may be logged a week late. */
const LATE_DAYS = 7;

async function initiativesToTick(
  context: WorkflowContext,
  manager: Person,
  logged: OneOnOne | undefined,
): Promise<readonly TickableInitiative[]> {
  const { database } = context;
  const day = logged?.heldOn ?? todayOf(context, manager);
  const used = logged === undefined ? [] : await usedIn(database, logged.id);
  const initiatives = await initiativesOf(database, manager.id, addDays(day, -LATE_DAYS), day);
  return initiatives.map(({ id, name }) => ({ id, name, isTicked: used.includes(id) }));
}

/** `14:00`, by the manager's clock. */
function timeOf(
  context: WorkflowContext,
  manager: Person,
  instant: Date | undefined,
): string | undefined {
  return instant && formatClock(localTime(instant, zoneOf(context, manager)).minute);
}

function openActions({ commitments }: OneOnOne): OpenAction[] {
  return commitments.filter(({ state }) => state === 'open');
}

function topicOf(content: RepContent): LogViewInput['topic'] {
  const name = firstName(content.rep.name);
  switch (content.kind) {
    case 'signal': {
      const { headline, comparison } = saidEvidence(content.evidence);
      return { claim: `${name} — ${headline}. ${comparison}`, questions: content.questions };
    }
    case 'strength':
      return { claim: `${name} — ${saidEvidence(content.evidence).headline}.`, questions: [] };
    case 'longest-without-a-one-on-one':
      return { claim: `A good moment to talk with ${name}.`, questions: content.questions };
    case 'onboarding':
      return {
        claim: `${name} — month ${content.standing.month} of the ramp.`,
        questions: content.questions,
      };
    case 'commitment-due':
      return { claim: `Agreed with ${name}: ${content.action}`, questions: [] };
  }
}

/** Who a one-on-one is logged with: only somebody who reports to the manager. */
export async function findReport(
  context: WorkflowContext,
  manager: Pick<Person, 'id'>,
  repId: PersonId,
): Promise<Person | undefined> {
  const person = await findPerson(context.database, repId);
  return person?.managerId === manager.id ? person : undefined;
}
