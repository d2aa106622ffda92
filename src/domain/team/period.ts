import { dateOfDay, dayNumber } from '../calendar.ts';
import { parsePeriod } from '../pipeline/quota.ts';
import { quotaOn } from './coverage.ts';
import type { TeamTimeline } from './team-timeline.ts';

/** A span of day numbers, both inclusive. */
export interface Period {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The period that a rep sells in on a day: that of the quota, else the calendar quarter. */
export function periodOn(team: TeamTimeline, rep: number, day: number): Period {
  const quota = quotaOn(team, rep, day);
  if (quota === undefined) return quarterOf(day);
  return { firstDay: dayNumber(quota.startsOn), lastDay: dayNumber(quota.endsOn) };
}

function quarterOf(day: number): Period {
  const date = dateOfDay(day);
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
  const days = parsePeriod(`${date.slice(0, 4)}-Q${quarter}`);
  if (days === undefined) throw new RangeError(`${date} is in no quarter`);
  return { firstDay: dayNumber(days.startsOn), lastDay: dayNumber(days.endsOn) };
}
