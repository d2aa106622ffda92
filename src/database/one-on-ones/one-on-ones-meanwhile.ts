import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OneOnOneMeanwhile } from '../../domain/checklists/checklist-plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/signals/evidence.ts';

const selectMeasureThen = sql<Measure>`
  select jsonb_build_object('name', name, 'unit', unit, 'observed', observed, 'usual', usual, 'betterWhen', better_when)
    as measure
  from signal_measure
  where signal_id = signal.id and as_of <= one_on_one.held_on and name is not null
  order by as_of desc limit 1`;

/**
 * The measure of a `signal` as the newest export before a `one_on_one` had it: of one that no item led to, none was kept
 * with the one-on-one itself. Null where that isn't known.
 */
export const measureThen = sql<Measure | null>`(${selectMeasureThen})`;

/** Whether a `one_on_one` that was about no signal took place while the `signal` of that rep was raised. */
export const isMeanwhile = sql<boolean>`(
  one_on_one.signal_id is null and one_on_one.rep_id = signal.rep_id and one_on_one.held_on >= signal.first_seen_on
)`;

/** The manager's last such one-on-one up to a day, with the figures as they stood then; null where there is none. */
export function lastOneOnOneMeanwhile(manager: PersonId, until: CalendarDate) {
  return sql<OneOnOneMeanwhile | null>`(
    select jsonb_build_object('on', one_on_one.held_on, 'measure', known.measure)
    from one_on_one cross join lateral (${selectMeasureThen}) known
    where one_on_one.manager_id = ${manager} and ${isMeanwhile} and one_on_one.held_on <= ${until}
    order by one_on_one.held_on desc, one_on_one.id desc limit 1
  )`;
}
