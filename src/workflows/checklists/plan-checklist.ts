import type { Queryable } from '../../database/connection.ts';
import { loadPlanInput } from '../../database/checklists/plan-inputs.ts';
import { repsOf } from '../../database/people/people.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { planChecklist as plan } from '../../domain/checklists/checklist-plan.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { Guides } from '../../domain/guides/guide.ts';
import type { PersonId } from '../../domain/ids.ts';
import { asPreferred } from '../../domain/settings/preference.ts';

/** The items of a manager's week from what is known now, as the manager wants them; writes nothing. */
export async function planChecklist(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
  guides: Guides,
): Promise<ItemContent[]> {
  const reps = await repsOf(database, manager, week);
  const input = await loadPlanInput(database, manager, reps, week);
  return plan(asPreferred(input, await findPreference(database, manager)), guides);
}
