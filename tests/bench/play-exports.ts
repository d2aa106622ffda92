import type { Database } from '#src/database/connection.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { replayExports, type ReplayedWeek } from '#src/workflows/replay/replay-exports.ts';

/** Replays a folder of exports, roster and quotas in an empty database, week by week. Throws where one is refused. */
export async function* playExports(
  database: Database,
  folder: string,
): AsyncGenerator<ReplayedWeek> {
  for await (const played of replayExports({
    database,
    folder,
    roster: undefined,
    quotas: undefined,
    now: new Date(),
    timeZone: 'UTC',
    maxRejectedPercent: 0,
    guides: shippedGuides(),
  })) {
    if ('reason' in played) throw new Error(`${played.file} was refused: ${played.reason}`);
    yield played;
  }
}
