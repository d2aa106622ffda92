// Looks for signals once in a process of its own and prints how long it took, of that on a core, and the most memory it had.
import { connect } from '#src/database/connection.ts';
import { detectSignals } from '#src/workflows/detect-signals.ts';

const [url = ''] = process.argv.slice(2);
const database = connect(url);
const began = performance.now();
const before = process.cpuUsage();
const detection = await detectSignals(database);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const onCore = (user + system) / 1e6;
await database.destroy();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, onCore, megabytes, raised: detection?.raised }));
