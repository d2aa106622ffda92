import { openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { findChecklistId, loadChecklist } from '../../database/checklists/checklists.ts';
import { initiativesOf, usedIn } from '../../database/programme/initiatives.ts';
import { findOwnOneOnOne, oneOnOnesWith } from '../../database/one-on-ones/one-on-ones.ts';
import { findPerson, reportsOf } from '../../database/people/people.ts';
import { addDays, localTime, weekStart } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { RepContent } from '../../domain/checklists/checklist.ts';
import { formatClock } from '../../domain/dates-in-words.ts';
import type { ChecklistItemId, OneOnOneId, PersonId, SignalId } from '../../domain/ids.ts';
import { capitalised } from '../../domain/text.ts';
import { logsInFull } from '../../database/settings/log-length.ts';
import type { OneOnOne } from '../../domain/one-on-ones/one-on-one.ts';
import { firstName, type Person } from '../../domain/people/person.ts';
import type { TickableInitiative } from '../../screen/one-on-ones/log-initiatives.ts';
import type { LogViewInput } from '../../screen/one-on-ones/log-one-on-one-view.ts';
import type { OpenAction } from '../../screen/one-on-ones/log-still-open.ts';
import { findItemToCoach } from '../people/whose-item.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

/** What the modal is filled with, without what the caller gives it; undefined where the manager may not. */
export type PreparedLog = Omit<LogViewInput, 'metadata' | 'filled'>;

export interface PreparedItemLog {
  readonly prepared: PreparedLog;
  readonly about: { readonly itemId: ChecklistItemId; readonly editing?: OneOnOneId };
}

interface PreparedLogWith {
  readonly prepared: PreparedLog;
  readonly about: Partial<PreparedItemLog['about']>;
}

/** For an item of a checklist that the manager got, as their own or as cover; filled with what was logged where it was logged before. */
export async function prepareLogOfItem(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<PreparedItemLog | undefined> {
  const own = await findItemToCoach(context, manager.id, itemId);
  const content = own?.item.content;
  if (own === undefined || content === undefined || content.kind === 'team') return undefined;
  const logged =
    own.oneOnOneId === undefined
      ? undefined
      : await findOwnOneOnOne(context.database, manager.id, own.oneOnOneId);
  const prepared = await prepare(context, manager, content.rep, logged);
  return {
    prepared: { ...prepared, topic: topicOf(content, logged) },
    about: { itemId, ...(logged !== undefined && { editing: logged.id }) },
  };
}

/** The item of this week's list that a one-on-one with this rep is likely about; undefined for none, or where it was logged. */
async function itemAbout(
  context: WorkflowContext,
  manager: Person,
  repId: PersonId,
): Promise<ChecklistItemId | undefined> {
  const { database } = context;
  const week = weekStart(todayOf(context, manager));
  const id = await findChecklistId(database, manager.id, week);
  const list = id && (await loadChecklist(database, id));
  return list?.items.find(
    ({ content, state }) =>
      content.kind === 'signal' && content.rep.id === repId && state.state === 'open',
  )?.id;
}

/** With one rep, from the item of this week's list about them where there is one; or with one to be chosen. */
export async function prepareLogWith(
  context: WorkflowContext,
  manager: Person,
  repId: PersonId | undefined,
): Promise<PreparedLogWith | undefined> {
  const prepared = await prepareLogOfRep(context, manager, repId);
  if (prepared === undefined || repId === undefined) return prepared && { prepared, about: {} };
  const item = await itemAbout(context, manager, repId);
  return (item && (await prepareLogOfItem(context, manager, item))) ?? { prepared, about: {} };
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
    isFull: await logsInFull(context.database, manager.id),
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

function topicOf(content: RepContent, logged: OneOnOne | undefined): LogViewInput['topic'] {
  const name = firstName(content.rep.name);
  const isAbout = (signalId: SignalId) => logged === undefined || logged.signalId === signalId;
  switch (content.kind) {
    case 'signal':
    case 'strength': {
      const { headline } = saidEvidence(content.evidence);
      return { claim: capitalised(headline), isAbout: isAbout(content.signalId) };
    }
    case 'progress':
    case 'longest-without-a-one-on-one':
      return { claim: `A good moment to talk with ${name}.`, isAbout: undefined };
    case 'onboarding':
      return {
        claim: `${name} — month ${content.standing.month} of the ramp.`,
        isAbout: undefined,
      };
    case 'commitment-due':
      return { claim: `Agreed with ${name}: ${content.action}`, isAbout: undefined };
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
