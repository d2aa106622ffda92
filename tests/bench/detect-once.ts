// Looks for signals once in a process of its own and prints how long it took, of that on a core, and the most memory it had.
import { readFile } from 'node:fs/promises';
import { connect } from '#src/database/connection.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';

/** In milliseconds. */
const LOOK_EVERY = 100;
/** In hundredths of a second, as Linux tells it. */
const [CHILDREN_USER, CHILDREN_SYSTEM] = [15, 16];

const [url = ''] = process.argv.slice(2);
const database = connect(url);
let megabytes = 0;
const looking = setInterval(() => {
  void megabytesOfAll().then((now) => (megabytes = Math.max(megabytes, now)));
}, LOOK_EVERY);
const began = performance.now();
const before = process.cpuUsage();
const detection = await detectSignals(database);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const onCore = (user + system) / 1e6 + (await secondsOfChildren());
clearInterval(looking);
await database.destroy();
process.stdout.write(JSON.stringify({ seconds, onCore, megabytes, raised: detection?.raised }));

/** What this process and those it started have of their own, and what they share, Node itself, once. */
async function megabytesOfAll(): Promise<number> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  const pids = ['self', ...children.split(' ').filter((pid) => pid !== '')];
  const all = await Promise.all(pids.map(memoryOf));
  const own = all.reduce((total, { ownKilobytes }) => total + ownKilobytes, 0);
  return (own + Math.max(...all.map(({ sharedKilobytes }) => sharedKilobytes))) / 1024;
}

/** Of one that has ended meanwhile, none. */
async function memoryOf(pid: string) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return { ownKilobytes: kilobytes('RssAnon'), sharedKilobytes: kilobytes('RssFile') };
}

async function secondsOfChildren(): Promise<number> {
  const fields = (await readFile('/proc/self/stat', 'utf8')).split(' ');
  return (Number(fields[CHILDREN_USER]) + Number(fields[CHILDREN_SYSTEM])) / 100;
}
