import { openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { currentExpectations } from '../../database/one-on-ones/expectations.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { oneOnOnesWith } from '../../database/one-on-ones/one-on-ones.ts';
import { reportsOf } from '../../database/people/people.ts';
import { loadGlances } from '../../database/coach/team-glances.ts';
import type { Person } from '../../domain/people/person.ts';
import type { RepDetail, TeamGlance } from '../../domain/coach/team-glance.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/** The manager's team at a glance; without reps for somebody who manages nobody. */
export async function loadTeam(context: WorkflowContext, manager: Person): Promise<TeamGlance> {
  const { database } = context;
  const today = todayOf(context, manager);
  const reps = await reportsOf(database, manager.id, today);
  return {
    manager: { id: manager.id, name: manager.name },
    exportAsOf: await newestExportDate(database),
    reps: await loadGlances(database, manager.id, reps, today),
  };
}

/** One of the manager's reps in detail. The caller has made sure that the rep reports to the manager. */
export async function loadRep(
  context: WorkflowContext,
  manager: Person,
  rep: Person,
): Promise<RepDetail> {
  const { database } = context;
  const [glance] = await loadGlances(database, manager.id, [rep], todayOf(context, manager));
  if (glance === undefined) throw new Error(`There is no glance of person ${rep.id}.`);
  const history = await oneOnOnesWith(database, manager.id, rep.id);
  const points = await openPoints(database, manager.id, rep.id);
  const expectations = await currentExpectations(database, manager.id, [rep.id]);
  return {
    ...glance,
    exportAsOf: await newestExportDate(database),
    expectations: expectations.get(rep.id) ?? [],
    history,
    points: points.map(({ words }) => words),
  };
}
