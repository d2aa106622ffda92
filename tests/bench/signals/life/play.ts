import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import { z } from 'zod';
import { documentOf } from '#src/cli/commands/replay.ts';
import { connect } from '#src/database/connection.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';
import { playExports } from '../../play-exports.ts';
import { newDatabase, type BenchServer } from '../../server.ts';
import type { Life } from './life.ts';
import { managerOf } from './rosters.ts';

/** A line that somebody reads in a week: of a rep or a team by its index, or of all. */
export interface LifeItem {
  /** Counted from the first export. */
  readonly week: number;
  readonly signal: string;
  /** The chance that it is right, as said; undefined where none was. */
  readonly chance?: number | undefined;
  readonly about:
    | { readonly level: 'rep'; readonly rep: number }
    | { readonly level: 'team' | 'second line'; readonly team: number }
    | { readonly level: 'company' };
}

/** What the lists of a company said. */
export interface LifeLists {
  readonly issues: readonly LifeItem[];
  readonly strengths: readonly LifeItem[];
}

const LINE = z.object({
  signal: z.string(),
  chance: z.number().optional(),
  rep: z.string().optional(),
  team: z.string().optional(),
  manager: z.string().optional(),
});
/** What `coach replay` prints of a week; the levels above a rep where it has them. */
const WEEK = z.object({
  asOf: z.string(),
  checklists: z.array(z.object({ manager: z.string(), items: z.array(LINE) })),
  company: z.array(LINE).default([]),
  secondLine: z.array(LINE).default([]),
});

/**
 * What Frontline's lists had when a company's folders are played through the real import, one after the other in one
 * database. A list is a week's: of several exports a week the Friday's counts.
 */
export async function playLife(
  server: BenchServer,
  folders: readonly string[],
  life: Life,
): Promise<LifeLists> {
  const dayOf = new Map(life.exports.map(({ day }) => [String(life.calendar.date(day)), day]));
  const database = connect(await newDatabase(server));
  const items: LifeItem[] = [];
  try {
    for (const folder of folders) {
      for await (const played of playExports(database, folder)) {
        const [document] = documentOf({ weeks: [played], refused: [] }).weeks;
        const day = dayOf.get(played.asOf) ?? NaN;
        if (day % DAYS_A_WEEK === 0) items.push(...itemsOf(life, day, WEEK.parse(document)));
      }
    }
  } finally {
    await database.destroy();
  }
  const [issues, strengths]: readonly (readonly string[])[] = [ISSUE_KINDS, STRENGTH_KINDS];
  return {
    issues: items.filter(({ signal }) => issues?.includes(signal)),
    strengths: items.filter(({ signal }) => strengths?.includes(signal)),
  };
}

function itemsOf(
  life: Life,
  day: number,
  { checklists, company, secondLine }: z.infer<typeof WEEK>,
): readonly LifeItem[] {
  const week = day / DAYS_A_WEEK;
  const repOf = new Map(life.reps.map(({ email }, index) => [email, index]));
  const teams = [...new Set(life.reps.map(({ team }) => team))];
  const teamOf = new Map(teams.map((team) => [managerOf(life, team, day).email, team]));
  const ofTeam = (level: 'team' | 'second line', manager: string | undefined) => {
    const team = manager === undefined ? undefined : teamOf.get(manager);
    return team === undefined ? [] : [{ level, team }];
  };
  const items = (
    lines: readonly z.infer<typeof LINE>[],
    about: (line: z.infer<typeof LINE>) => readonly LifeItem['about'][],
  ) =>
    lines.flatMap((line) =>
      about(line).map((one) => ({ week, signal: line.signal, chance: line.chance, about: one })),
    );
  return [
    ...checklists.flatMap((checklist) =>
      items(checklist.items, ({ rep, team }) => {
        const index = rep === undefined ? undefined : repOf.get(rep);
        return index === undefined ? ofTeam('team', team) : [{ level: 'rep', rep: index }];
      }),
    ),
    ...items(company, () => [{ level: 'company' }]),
    ...items(secondLine, ({ team, manager }) => ofTeam('second line', team ?? manager)),
  ];
}
