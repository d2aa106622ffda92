import { connect } from '#src/database/connection.ts';
import { playExports } from '../play-exports.ts';
import type { ListedItem } from './listed-item.ts';
import { newDatabase, type BenchServer } from '../server.ts';
import type { Organisation } from './organisation/organisation.ts';

/** What the checklists had of signals. */
interface Listed {
  readonly issues: readonly ListedItem[];
  readonly strengths: readonly ListedItem[];
}

/** What Frontline's checklists had, when a folder of weekly exports is played through the real import. */
export async function listByFrontline(
  server: BenchServer,
  folder: string,
  { reps, exportDates }: Organisation,
): Promise<Listed> {
  const indexOf = new Map(reps.map(({ name }, index) => [name, index]));
  const weekOf = new Map(exportDates.map((date, week) => [date, week]));
  const database = connect(await newDatabase(server));
  const issues: ListedItem[] = [];
  const strengths: ListedItem[] = [];
  try {
    for await (const played of playExports(database, folder)) {
      const week = weekOf.get(played.asOf) ?? NaN;
      for (const item of played.checklists.flatMap((checklist) => checklist.items)) {
        if (item.kind !== 'signal' && item.kind !== 'strength') continue;
        const { rep } = item;
        const listed = { week, rep: indexOf.get(rep.name) ?? NaN, signal: item.signal };
        (item.kind === 'signal' ? issues : strengths).push(listed);
      }
    }
  } finally {
    await database.destroy();
  }
  return { issues, strengths };
}
