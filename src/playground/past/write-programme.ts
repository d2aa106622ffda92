import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/connection.ts';
import { initiativesOf } from '../../database/programme/initiatives.ts';
import { addDays, DAYS_A_WEEK, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import { addInitiative } from '../../workflows/programme/add-initiative.ts';
import { commentOnInitiative, followComment } from '../../workflows/programme/show-initiatives.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { COMING, RUNNING, WRONG_DATA } from '../sample/programme.ts';

/** One is rolled out with these weeks between the plan and the opening, the other is planned just now. */
const RUNNING_PLANNED = -5;
const WEEKS_AHEAD = 2;

/** What whoever runs the programme plans on the Friday before this past week, for the week after it. */
export async function planPastProgramme(
  database: Database,
  managers: readonly Person[],
  { number, monday }: { readonly number: number; readonly monday: CalendarDate },
): Promise<void> {
  if (number !== RUNNING_PLANNED) return;
  const { name, question } = RUNNING;
  await plan(database, { name, question }, managers, addDays(monday, -3));
}

/** What the first manager says of a programme that they were shown in this past week. */
export async function giveFeedbackOnProgramme(
  context: WorkflowContext,
  managers: readonly Person[],
  { number, monday }: { readonly number: number; readonly monday: CalendarDate },
): Promise<void> {
  const [, manager] = managers;
  if (number !== RUNNING_PLANNED || manager === undefined) return;
  const nextWeek = addDays(monday, DAYS_A_WEEK);
  const [shown] = await initiativesOf(context.database, manager.id, nextWeek, nextWeek);
  if (shown === undefined) return;
  const words = RUNNING.comment;
  await commentOnInitiative(context, manager, shown.id, { submissionId: randomUUID(), words });
  await followComment(context, manager, shown.id);
}

/**
 * What there is to see when the playground opens: a programme that the managers are shown before it starts, and a rep
 * who said that the data are wrong. To be called once, when the past was played and shared.
 */
export async function writeProgramme(
  database: Database,
  managers: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  await plan(database, COMING, managers, friday);
  await writeComplaint(database, friday);
}

/** Six weeks, from the Monday after the next one on. */
async function plan(
  database: Database,
  initiative: { readonly name: string; readonly question: string },
  managers: readonly Person[],
  today: CalendarDate,
): Promise<void> {
  const startsOn = addDays(weekStart(today), WEEKS_AHEAD * DAYS_A_WEEK);
  const endsOn = addDays(startsOn, 5 * DAYS_A_WEEK + 4);
  const taking = managers.map(({ id }) => id);
  const added = await addInitiative(
    database,
    { ...initiative, startsOn, endsOn, managers: taking },
    today,
  );
  if (added.result === 'refused') throw new Error(added.because);
}

/** The rep of the newest shared one-on-one says so; the bot notifies as usual. */
async function writeComplaint(database: Database, friday: CalendarDate): Promise<void> {
  const oneOnOne = await database
    .selectFrom('recap')
    .innerJoin('one_on_one', 'one_on_one.id', 'recap.one_on_one_id')
    .select(['one_on_one.id', 'one_on_one.rep_id'])
    .orderBy('one_on_one.id', 'desc')
    .executeTakeFirst();
  if (oneOnOne === undefined) return;
  await database
    .insertInto('data_complaint')
    .values({
      one_on_one_id: oneOnOne.id,
      rep_id: oneOnOne.rep_id,
      submission_id: randomUUID(),
      words: WRONG_DATA,
      raised_at: new Date(`${friday}T16:00:00Z`),
    })
    .execute();
}
