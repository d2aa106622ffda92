import {
  findChecklistId,
  lastWeekLogged,
  loadChecklist,
} from '../../database/checklists/checklists.ts';
import { coachingDates, coveredBy } from '../../database/one-on-ones/coaching-dates.ts';
import { currentExpectations } from '../../database/one-on-ones/expectations.ts';
import { initiativesOf } from '../../database/programme/initiatives.ts';
import { findPerson, repsOf } from '../../database/people/people.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import { recapsFor } from '../../database/recaps/recaps.ts';
import { addDays, daysBetween, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import { coachingStreak } from '../../domain/second-line/coaching-streak.ts';
import { peopleOf } from '../../domain/checklists/checklist.ts';
import { countByWeek, type ManagerHome, type WeekAtHome } from '../../domain/coach/manager-home.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused, type Preference } from '../../domain/settings/preference.ts';
import { loadManagers } from '../second-line/load-managers.ts';
import { loadTeam } from './load-team.ts';
import { nextSending } from '../settings/next-sending.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/** Everything that a manager's App Home shows; undefined for somebody who manages nobody now. */
export async function loadHome(
  context: WorkflowContext,
  manager: Person,
): Promise<ManagerHome | undefined> {
  const { database } = context;
  const glance = await loadTeam(context, manager);
  if (glance.reps.length === 0) return undefined;
  const today = todayOf(context, manager);
  const preference = await findPreference(database, manager.id);
  const oneOnOnes = await coachingDates(database, manager.id);
  const next = await nextSending(context, manager, preference);
  const [agreed] = await recapsFor(database, manager.id, 1);
  return {
    agreed,
    managers: await loadManagers(context, manager),
    week: await weekOf(context, manager, today, glance.exportAsOf),
    next: next && { on: next, hour: preference.hour },
    pause: await pauseOf(context, preference, today),
    coversFor: await coveredBy(database, manager.id, weekStart(today)),
    streak: coachingStreak(
      oneOnOnes.map(({ heldOn }) => heldOn),
      today,
    ),
    glance,
    oneOnOnes: new Map(
      glance.reps.map(({ rep }) => {
        const dates = oneOnOnes.filter(({ repId }) => repId === rep.id).map(({ heldOn }) => heldOn);
        return [rep.id, countByWeek(dates, today)];
      }),
    ),
  };
}

async function weekOf(
  { database, coaching }: WorkflowContext,
  manager: Person,
  today: CalendarDate,
  exportAsOf: CalendarDate | undefined,
): Promise<WeekAtHome> {
  const week = weekStart(today);
  const id = await findChecklistId(database, manager.id, week);
  const checklist = id && (await loadChecklist(database, id));
  if (checklist !== undefined) {
    const { coverId, items } = checklist;
    const reps = items.flatMap(({ content }) => peopleOf(content).map((one) => one.id));
    return {
      state: 'sent',
      checklist,
      lastWeek: await lastWeekLogged(database, manager.id, week),
      expectations: await currentExpectations(database, manager.id, reps),
      initiatives: await initiativesOf(database, manager.id, week, addDays(week, 6)),
      cover: coverId && (await findPerson(database, coverId)),
    };
  }
  if ((await repsOf(database, manager.id, today)).length === 0) return { state: 'digest' };
  const isStale =
    exportAsOf !== undefined && daysBetween(exportAsOf, today) > coaching.staleAfterDays;
  return isStale ? { state: 'stale-export', exportAsOf } : { state: 'none' };
}

async function pauseOf(
  { database }: WorkflowContext,
  { pausedUntil, coverId, ...preference }: Preference,
  today: CalendarDate,
): Promise<ManagerHome['pause']> {
  const isAway = isPaused({ ...preference, pausedUntil, coverId }, today);
  if (!isAway || pausedUntil === undefined) return undefined;
  return { until: pausedUntil, cover: coverId && (await findPerson(database, coverId)) };
}
