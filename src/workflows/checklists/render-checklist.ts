import { lastWeekLogged, loadChecklist } from '../../database/checklists/checklists.ts';
import { weeksKnownOn } from '../../database/imports/known-since.ts';
import { currentExpectations } from '../../database/one-on-ones/expectations.ts';
import { initiativesOf } from '../../database/programme/initiatives.ts';
import { findPerson } from '../../database/people/people.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import { addDays } from '../../domain/calendar.ts';
import { peopleOf, type Checklist } from '../../domain/checklists/checklist.ts';
import type { ChecklistId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused } from '../../domain/settings/preference.ts';
import {
  checklistMessage,
  type ChecklistMessageInput,
} from '../../screen/checklists/checklist-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** A checklist as a message, in its present state, for its manager or the cover. */
export async function renderChecklist(
  context: WorkflowContext,
  reader: Person,
  id: ChecklistId,
): Promise<SlackMessage> {
  const { database } = context;
  const checklist = await loadChecklist(database, id);
  if (checklist === undefined) throw new Error(`There is no checklist ${id}.`);
  const reps = checklist.items.flatMap(({ content }) => peopleOf(content).map((one) => one.id));
  const isOwn = checklist.managerId === reader.id;
  return checklistMessage({
    checklist,
    expectations: await currentExpectations(database, reader.id, reps),
    initiatives: isOwn
      ? await initiativesOf(database, reader.id, checklist.week, addDays(checklist.week, 6))
      : [],
    reader: { id: reader.id, timeZone: zoneOf(context, reader), now: context.now() },
    lastWeek: isOwn ? await lastWeekLogged(database, reader.id, checklist.week) : undefined,
    // Whoever covers has a team of their own.
    weeksKnown: isOwn ? await weeksKnownOn(database, checklist.exportAsOf) : undefined,
    habit: await findPreference(database, reader.id),
    coveringFor: isOwn ? undefined : await coveringFor(context, checklist),
  });
}

async function coveringFor(
  context: WorkflowContext,
  { managerId, coverId }: Checklist,
): Promise<ChecklistMessageInput['coveringFor']> {
  const manager = await findPerson(context.database, managerId);
  if (manager === undefined) throw new Error(`There is no person ${managerId}.`);
  const preference = await findPreference(context.database, managerId);
  const isAway = isPaused(preference, todayOf(context, manager)) && preference.coverId === coverId;
  return { manager, until: isAway ? preference.pausedUntil : undefined };
}
