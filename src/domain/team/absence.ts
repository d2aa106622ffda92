import { memoize } from '../memoize.ts';
import { add, at, emptyCounts } from '../statistics/counts.ts';
import { median } from '../statistics/spread.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import { filedAwayWeeks } from './filed-absences.ts';
import { presence } from './presence.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { weekOf, WEEKS_A_QUARTER, WEEKS_A_YEAR } from './weeks.ts';

/** What a rep does in a usual week, in the CRM, must be this much for its absence to say that the rep is away. */
const LEAST_USUAL = 3;
/** So many weeks of work at least tell what a usual week is. */
const WEEKS_TO_KNOW = 6;
/** Somebody else may close a deal meanwhile; more than a tenth of a usual week is work. */
const LEFT_WHILE_AWAY = 0.1;
/** Nobody is on holiday for longer: whoever does nothing for months is a matter to talk about, as long as it lasts. */
const LONGEST_WEEKS = 5;
/** Who is back after as many was on a leave. */
const LONGEST_LEAVE_WEEKS = WEEKS_A_YEAR / 2;
/** A week in which somebody left or came back has less than this of a usual one. */
const HALF_A_WEEK = 0.6;

/**
 * In which weeks each rep was away, by rep and week: on holiday or ill, as far as the exports show it. All that the rep
 * usually does in the CRM is gone for one to five weeks; a week on either side that was begun or ended at work is away
 * too. A gap that grows longer is no holiday, and none of it counts as one until the rep is back: then it was a leave, of half a
 * year at most. Where the rep's weeks are as empty as that
 * every now and then, nothing can be told, and no week is away. What a file of absences tells is away beside that, for as long
 * as it tells.
 */
export const awayWeeks = memoize((team: TeamTimeline): readonly (readonly boolean[])[] => {
  const done = footprints(team);
  return team.reps.map((_, rep) => {
    const told = filedAwayWeeks(team)[rep] ?? [];
    const learnt = awayOf(team, rep, told, done.all[rep], done.edits[rep]);
    return learnt.map((isAway, week) => isAway || told[week] === true);
  });
});

function awayOf(
  team: TeamTimeline,
  rep: number,
  told: readonly boolean[],
  all: Float64Array | undefined,
  edits: Float64Array | undefined,
): readonly boolean[] {
  const { count } = team.weeks;
  const isThere = (week: number) =>
    team.isCovered[week] === true && told[week] !== true && at(presence(team)[rep], week) > 0;
  const away = Array.from({ length: count }, () => false);
  const worked: number[] = [];
  let week = 0;
  while (week < count) {
    // Most weeks have an edit, and are no absence whatever is usual.
    const usual = at(edits, week) === 0 ? usualWeek(worked) : undefined;
    if (!isThere(week) || usual === undefined || !isEmpty(week, usual)) {
      if (isThere(week)) worked.push(at(all, week));
      week += 1;
      continue;
    }
    const from = week;
    while (week < count && (!isThere(week) || isEmpty(week, usual))) week += 1;
    const untold = week - from - told.slice(from, week).filter(Boolean).length;
    const isBack = week < count;
    if (untold > (isBack ? LONGEST_LEAVE_WEEKS : LONGEST_WEEKS)) {
      for (let other = from; other < week; other += 1) {
        if (told[other] !== true) worked.push(at(all, other));
      }
      continue;
    }
    away.fill(true, from, week);
    for (const side of [from - 1, week]) {
      if (side >= 0 && side < count && at(all, side) < HALF_A_WEEK * usual) away[side] = true;
    }
  }
  return away;

  function isEmpty(one: number, usual: number): boolean {
    return at(edits, one) === 0 && at(all, one) <= LEFT_WHILE_AWAY * usual;
  }
}

/** The middle one of the last quarter's weeks of work; undefined where they are too few, or too little is done in one. */
function usualWeek(worked: readonly number[]): number | undefined {
  if (worked.length < WEEKS_TO_KNOW) return undefined;
  const usual = median(worked.slice(-WEEKS_A_QUARTER)) ?? 0;
  return usual < LEAST_USUAL ? undefined : usual;
}

/** What each rep did in the CRM, by rep and week: all of it, and what was not an activity. */
function footprints(team: TeamTimeline): {
  readonly all: readonly Float64Array[];
  readonly edits: readonly Float64Array[];
} {
  const [reps, weeks] = [team.reps.length, team.weeks.count];
  const edits = emptyCounts(reps, weeks).observed;
  const all = emptyCounts(reps, weeks).observed;
  for (const timeline of team.timelines) {
    const note = (rows: readonly Float64Array[], day: number) => {
      if (day < team.weeks.firstDay) return;
      const rep = repOn(timeline, day);
      if (rep !== undefined) add(rows[rep], weekOf(day, team.weeks), 1);
    };
    for (const day of editDays(timeline)) {
      note(edits, day);
      note(all, day);
    }
    for (const day of timeline.activityDays) note(all, day);
  }
  return { all, edits };
}

/** The days on which something of the deal was changed, or it was begun. */
function* editDays(timeline: Timeline): Generator<number> {
  if (timeline.createdOn !== undefined) yield timeline.createdOn;
  for (const { end } of timeline.stays) if (end !== undefined) yield end.on;
  for (const steps of [timeline.closeDates, timeline.amounts, timeline.nextSteps]) {
    for (const { since } of steps) yield since;
  }
}
