import { DAYS_A_WEEK, addDays, calendarDate } from '#src/domain/calendar.ts';
import { chancesOf } from '../organisation/distributions.ts';
import type { Crm } from '../organisation/trouble.ts';
import { attendanceOf, someAbsences, type Attendance } from './absences.ts';
import { calendarFrom, FRIDAY, weekdayOf, type LifeCalendar } from './days.ts';
import type { Deal, ExportedEntry } from './deal.ts';
import { someTurns, type Turns } from './market.ts';
import { somePeople, type LifeRep } from './people.ts';
import type { Scenario, World } from './scenarios.ts';
import { entriesOf, sell } from './selling.ts';
import { someTroubles, type LifeTrouble } from './trouble.ts';

/** A company as life has it, with all that is true of it. */
export interface Life {
  readonly world: World;
  readonly seed: number;
  readonly crm: Crm;
  readonly calendar: LifeCalendar;
  readonly reps: readonly LifeRep[];
  readonly attendance: Attendance;
  readonly turns: Turns;
  readonly troubles: readonly LifeTrouble[];
  /** Oldest first. Days are counted from the first export. */
  readonly exports: readonly LifeExport[];
  /** What the CRM's own history tells of the time before the first export; empty where nobody exported it. */
  readonly history: readonly HistoryLine[];
}

export interface LifeExport {
  readonly day: number;
  readonly entries: readonly ExportedEntry[];
}

/** A deal after a change, as the CRM's history keeps it. */
export interface HistoryLine {
  readonly number: number;
  readonly day: number;
  readonly stage: string;
  readonly outcome: Deal['outcome'];
  readonly amount: number;
  readonly closeDay: number;
}

const FIRST_EXPORT = calendarDate('2023-01-06');
const DAYS_BEFORE = 365;
const DAYS_BEFORE_FROM_NOTHING = 28;

/** The same world and seed give the same company on every machine. */
export function lifeOf(world: World, seed: number): Life {
  // Streams of their own, so that a change in one part does not change all the others.
  const stream = (part: number) => chancesOf(seed * 7_919 + hashOf(world.name) + part * 104_729);
  const { scenarios, weeks } = world;
  const crm = stream(6).pick<Crm>(['Salesforce', 'HubSpot']);
  const calendar = calendarFrom(addDays(FIRST_EXPORT, stream(0).integer(52) * DAYS_A_WEEK));
  const lastDay = (weeks - 1) * DAYS_A_WEEK;
  const firstDay = scenarios.includes('from nothing') ? -DAYS_BEFORE_FROM_NOTHING : -DAYS_BEFORE;
  const reps = somePeople(world, stream(1));
  const away = stream(2);
  const attendance = attendanceOf(
    reps,
    reps.map(() => someAbsences(scenarios, { first: firstDay, last: lastDay }, calendar, away)),
    scenarios.includes('public holidays'),
    calendar,
  );
  const turns = someTurns(world, reps, firstDay, stream(3));
  const troubles = someTroubles(world, crm, reps, attendance, calendar, stream(4));
  const exports: LifeExport[] = [];
  const keeper = historyKeeper();
  const plan = { scenarios, reps, troubles, turns, attendance, calendar, firstDay, lastDay };
  for (const { day, deals } of sell(plan, stream(5))) {
    if (scenarios.includes('year of history') && day <= 0) keeper.note(day, deals);
    if (isExportDay(scenarios, turns, day)) exports.push({ day, entries: entriesOf(deals) });
  }
  return {
    world,
    seed,
    crm,
    calendar,
    reps,
    attendance,
    turns,
    troubles,
    exports,
    history: keeper.lines,
  };
}

function isExportDay(scenarios: readonly Scenario[], { noExports }: Turns, day: number): boolean {
  if (day < 0 || (noExports !== undefined && noExports.from <= day && day <= noExports.until)) {
    return false;
  }
  const weekday = weekdayOf(day);
  return scenarios.includes('daily exports') ? weekday <= FRIDAY : weekday === FRIDAY;
}

function historyKeeper() {
  const lines: HistoryLine[] = [];
  const known = new Map<number, string>();
  return {
    lines,
    note(day: number, deals: readonly Deal[]) {
      for (const { number, entry } of deals) {
        if (entry === undefined) continue;
        const { stage, outcome, amount, closeDay } = entry;
        const key = [stage, outcome, amount, closeDay].join();
        if (known.get(number) === key) continue;
        known.set(number, key);
        lines.push({ number, day, stage, outcome, amount, closeDay });
      }
    },
  };
}

/** A small number of a text: FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % 1_000_003;
}
