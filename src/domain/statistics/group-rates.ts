import { add, at, emptyCounts, type Counts } from './counts.ts';

/** Time spent and events counted, by rep, week and group, as deals of one age. Made to be added to. */
export interface Tally {
  readonly reps: number;
  readonly weeks: number;
  readonly groups: number;
  /** Who is nobody in the team has the row after the last rep. */
  readonly time: Float64Array;
  readonly events: Counts['observed'];
  readonly eventsByGroup: Float64Array;
}

/** Weight, in events, with which a group's rate is drawn towards the average. */
const PRIOR_EVENTS = 2;

export function newTally(reps: number, weeks: number, groups: number): Tally {
  return {
    reps,
    weeks,
    groups,
    time: new Float64Array((reps + 1) * weeks * groups),
    events: emptyCounts(reps, weeks).observed,
    eventsByGroup: new Float64Array(groups),
  };
}

/** A tally of other events in the same time. */
export function inSameTime({ reps, weeks, groups, time }: Tally): Tally {
  return { ...newTally(reps, 0, groups), weeks, time, events: emptyCounts(reps, weeks).observed };
}

export function addTime(
  tally: Tally,
  rep: number | undefined,
  week: number,
  group: number,
  time: number,
): void {
  const { reps, weeks, groups } = tally;
  add(tally.time, ((rep ?? reps) * weeks + week) * groups + group, time);
}

export function addEvent(tally: Tally, rep: number | undefined, week: number, group: number): void {
  if (rep !== undefined) add(tally.events[rep], week, 1);
  add(tally.eventsByGroup, group, 1);
}

/** The team's events by unit of time, in each group. */
export function groupRates({ groups, time, eventsByGroup }: Tally): readonly number[] {
  const spent = new Float64Array(groups);
  for (let start = 0; start < time.length; start += groups) {
    for (let group = 0; group < groups; group += 1) {
      spent[group] = at(spent, group) + at(time, start + group);
    }
  }
  let [allEvents, allTime] = [0, 0];
  for (let group = 0; group < groups; group += 1) {
    allEvents += at(eventsByGroup, group);
    allTime += at(spent, group);
  }
  if (allEvents === 0 || allTime === 0) return Array.from(spent, () => 0);
  const average = allEvents / allTime;
  const prior = PRIOR_EVENTS / average;
  return Array.from(
    spent,
    (value, group) => (at(eventsByGroup, group) + PRIOR_EVENTS) / (value + prior),
  );
}

/** The events of each rep and week, and how many the team's rates make of the time spent. */
export function countsOf(tally: Tally, rates: readonly number[]): Counts {
  const { reps, weeks, groups, time, events } = tally;
  const { expected } = emptyCounts(reps, weeks);
  for (const [rep, row] of expected.entries()) {
    for (let week = 0; week < weeks; week += 1) {
      const start = (rep * weeks + week) * groups;
      let due = 0;
      for (let group = 0; group < groups; group += 1) {
        due += (rates[group] ?? 0) * at(time, start + group);
      }
      row[week] = due;
    }
  }
  return { observed: events, expected };
}
