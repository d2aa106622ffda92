import { loadCoachingEvents, loadPairFacts } from '../../database/second-line/coaching-facts.ts';
import { openGroupSignals } from '../../database/signals/group-signals.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { peopleBelow } from '../../database/people/people.ts';
import { openBetween } from '../../database/one-on-ones/planned-one-on-ones.ts';
import { addDays, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { reportingLines } from '../../domain/people/reporting-lines.ts';
import {
  digestOf,
  type CoachingDigest,
  type DueWithManager,
  type InCommon,
} from '../../domain/second-line/digest.ts';
import { quartersOf, quarterStart, type ManagerQuarter } from '../../domain/second-line/quarter.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

const DAYS_TO_SUNDAY = 6;

/** How the managers below the reader coach; undefined for somebody to whom no manager reports. */
export async function loadManagers(
  context: WorkflowContext,
  reader: Person,
): Promise<CoachingDigest | undefined> {
  const { database } = context;
  const today = todayOf(context, reader);
  const people = await peopleBelow(database, reader.id, today);
  const lines = reportingLines(people);
  if (!lines.isSecondLine(reader.id)) return undefined;
  const pairs = await loadPairFacts(database, lines.below(reader.id), today);
  const managers = lines.reportsOf(reader.id).filter((report) => lines.isManager(report));
  const due = await dueWith(context, reader, people, managers, today);
  const exportAsOf = await newestExportDate(database);
  const inCommon = await inCommonBelow(context, people, managers);
  return digestOf(reader, people, pairs, { exportAsOf, due, inCommon }, today);
}

/** The managers of a manager further down; undefined where that one is not below the reader, or leads no managers. */
export async function lookDown(
  context: WorkflowContext,
  reader: Person,
  manager: PersonId,
): Promise<CoachingDigest | undefined> {
  const people = await peopleBelow(context.database, reader.id, todayOf(context, reader));
  const found = people.find(({ id }) => id === manager);
  if (found === undefined || manager === reader.id) return undefined;
  const digest = await loadManagers(context, found);
  // What the two agreed with each other is theirs.
  return digest && { ...digest, due: [] };
}

/** The last quarter of each manager who reports to the reader; undefined for somebody to whom no manager reports. */
export async function loadQuarter(
  context: WorkflowContext,
  reader: Person,
): Promise<ManagerQuarter[] | undefined> {
  const { database } = context;
  const today = todayOf(context, reader);
  const people = await peopleBelow(database, reader.id, today);
  const lines = reportingLines(people);
  if (!lines.isSecondLine(reader.id)) return undefined;
  const pairs = lines.below(reader.id);
  const events = await loadCoachingEvents(database, pairs, quarterStart(today), today);
  return quartersOf(reader.id, people, events, today);
}

/** A line a team of those who report to the reader, by their names; the company's first. */
async function inCommonBelow(
  { database }: WorkflowContext,
  people: readonly NamedPerson[],
  managers: readonly PersonId[],
): Promise<InCommon[]> {
  const found = (await openGroupSignals(database)).flatMap(({ managerId, kind, facts }) => {
    const person = people.find(({ id }) => id === managerId && managers.includes(id));
    if (managerId !== undefined && person === undefined) return [];
    const manager = person && { id: person.id, name: person.name };
    const { stage, changed, of, since } = facts;
    // Who has it, and with which deals, is their manager's to know.
    return [
      { manager, kind, facts: { ...(stage !== undefined && { stage }), changed, of, since } },
    ];
  });
  return found.toSorted((one, other) =>
    (one.manager?.name ?? '').localeCompare(other.manager?.name ?? ''),
  );
}

async function dueWith(
  { database }: WorkflowContext,
  reader: Person,
  people: readonly NamedPerson[],
  managers: readonly PersonId[],
  today: CalendarDate,
): Promise<DueWithManager[]> {
  const due: DueWithManager[] = [];
  const sunday = addDays(weekStart(today), DAYS_TO_SUNDAY);
  for (const manager of people.filter(({ id }) => managers.includes(id))) {
    for (const open of await openBetween(database, reader.id, manager.id, 'all')) {
      if (open.dueOn === undefined || open.dueOn > sunday) continue;
      const { action, dueOn, ownerId } = open;
      due.push({ action, dueOn, manager, byReader: ownerId === reader.id });
    }
  }
  return due.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}
