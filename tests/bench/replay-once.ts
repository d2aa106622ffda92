// Replays a folder in a process of its own, as `coach replay` does, and prints how long it took and the most memory it had.
import { connect } from '#src/database/connection.ts';
import { createScratchDatabase } from '#src/database/scratch-database.ts';
import { shippedGuides } from '#src/read-guides.ts';
import { replayExports } from '#src/workflows/replay-exports.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const beside = connect(url);
const began = performance.now();
const scratch = await createScratchDatabase(beside);
let weeks = 0;
let items = 0;
for await (const played of replayExports({
  database: scratch.database,
  folder,
  roster: undefined,
  quotas: undefined,
  now: new Date(),
  timeZone: 'UTC',
  mostRejectedPercent: 0,
  guides: shippedGuides(),
})) {
  if ('reason' in played) throw new Error(`${played.file} was refused: ${played.reason}`);
  weeks += 1;
  items += played.checklists.reduce((total, checklist) => total + checklist.items.length, 0);
}
await scratch.drop();
const seconds = (performance.now() - began) / 1000;
await beside.destroy();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes, weeks, items }));
