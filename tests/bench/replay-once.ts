// Replays a folder in a process of its own, as `coach replay` does, and prints how long it took and the most memory it had.
import { connect } from '#src/database/connection.ts';
import { createScratchDatabase } from '#src/database/scratch-database.ts';
import { playExports } from './play-exports.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const beside = connect(url);
const began = performance.now();
const scratch = await createScratchDatabase(beside);
let weeks = 0;
let items = 0;
for await (const played of playExports(scratch.database, folder)) {
  weeks += 1;
  items += played.checklists.reduce((total, checklist) => total + checklist.items.length, 0);
}
await scratch.drop();
const seconds = (performance.now() - began) / 1000;
await beside.destroy();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes, weeks, items }));
