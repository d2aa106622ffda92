// Imports one file in a process of its own and prints how long it took and the most memory it had.
import { connect } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { ingest } from '#src/workflows/imports/ingest.ts';

const [url = '', path = '', asOf = ''] = process.argv.slice(2);
const database = connect(url);
const began = performance.now();
const report = await ingest({
  database,
  path,
  now: new Date(),
  timeZone: 'UTC',
  asOf: calendarDate(asOf),
});
const seconds = (performance.now() - began) / 1000;
await database.destroy();
const { accepted, added, changed, unchanged } = report;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes, accepted, added, changed, unchanged }));
