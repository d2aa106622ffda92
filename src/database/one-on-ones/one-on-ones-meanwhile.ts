import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OneOnOneMeanwhile } from '../../domain/checklists/checklist-plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/signals/evidence.ts';

const selectMeasureThen = sql<Measure>`
  select jsonb_build_object('name', name, 'unit', unit, 'observed', observed, 'usual', usual, 'betterWhen', better_when)
    as measure
  from signal_measure
  where signal_id = signal.id and as_of <= talk.held_on and name is not null
  order by as_of desc limit 1`;

/**
 * The measure of a `signal` as the newest export before a `talk` had it: of a talk that no item led to, none was kept
 * with the talk itself. Null where that isn't known.
 */
export const measureThen = sql<Measure | null>`(${selectMeasureThen})`;

/** Whether a `talk` that was about no signal took place while the `signal` of that rep was raised. */
export const isMeanwhile = sql<boolean>`(
  talk.signal_id is null and talk.rep_id = signal.rep_id and talk.held_on >= signal.first_seen_on
)`;

/** The manager's last such talk up to a day, with the figures as they stood then; null where there is none. */
export function lastOneOnOneMeanwhile(manager: PersonId, until: CalendarDate) {
  return sql<OneOnOneMeanwhile | null>`(
    select jsonb_build_object('on', talk.held_on, 'measure', known.measure)
    from one_on_one talk cross join lateral (${selectMeasureThen}) known
    where talk.manager_id = ${manager} and ${isMeanwhile} and talk.held_on <= ${until}
    order by talk.held_on desc, talk.id desc limit 1
  )`;
}
