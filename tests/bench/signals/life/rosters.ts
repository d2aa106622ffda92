import { csvLine } from '#src/playground/sample/csv.ts';
import type { Life } from './life.ts';
import { isEmployed } from './people.ts';

const HEAD_OF_SALES = { name: 'Hanna Head', email: 'hanna.head@example.com' } as const;

/** Who leads a team on a day: another one, once the manager has changed. */
export function managerOf({ turns }: Life, team: number, day: number) {
  const { managerChanged } = turns;
  const isNew = managerChanged?.team === team && day >= managerChanged.day;
  const number = team + 1;
  return isNew
    ? { name: `New Manager ${number}`, email: `new.manager.${number}@example.com` }
    : { name: `Manager ${number}`, email: `manager.${number}@example.com` };
}

/** A roster knows who comes within the month and who has left, and no more of the future. */
const KNOWN_BEFORE_DAYS = 28;

/** What the people department would export on a day. */
export function rosterOn(life: Life, day: number): string {
  const { reps, calendar } = life;
  const header = ['name', 'email', 'manager_email', 'start_date', 'end_date', 'crm_owner'];
  const teams = [...new Set(reps.map(({ team }) => team))];
  const managers = teams.map((team) => managerOf(life, team, day));
  const known = reps.filter((rep) => (rep.starts ?? -Infinity) <= day + KNOWN_BEFORE_DAYS);
  return [
    header,
    [HEAD_OF_SALES.name, HEAD_OF_SALES.email, '', '', '', ''],
    ...managers.map(({ name, email }) => [name, email, HEAD_OF_SALES.email, '', '', name]),
    ...known.map(({ name, email, team, starts, leaves }) => [
      name,
      email,
      managerOf(life, team, day).email,
      starts === undefined ? '' : calendar.date(starts),
      leaves === undefined || leaves > day + KNOWN_BEFORE_DAYS ? '' : calendar.date(leaves),
      name,
    ]),
  ]
    .map(csvLine)
    .join('');
}

/** The reps of a team on a day, whoever leads it. */
export function repsOfTeam({ reps }: Life, team: number, day: number): readonly number[] {
  return [...reps.entries()].flatMap(([index, rep]) =>
    rep.team === team && isEmployed(rep, day) ? [index] : [],
  );
}
