import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chances, type Chances } from '#tests/support/chances.ts';
import { startServer } from '#tests/support/test-server.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { linesOf, mutate, mutationsOf, type Mutation } from './mutations.ts';
import { roomsIn, type Room } from './room.ts';
import { Tester } from './tester.ts';

/**
 * Whether the tests notice: makes small random changes to the sources of a folder, one at a time and in a copy, and runs the
 * tests of the same room. Prints each change that none of them notices, and a table by room.
 */
const USAGE = 'npm run mutants -- FOLDER… [--seed N] [--count N of each room]';
const USUAL_COUNT = 40;

const EQUIVALENT_LINES = new Set(
  EQUIVALENTS.flatMap(({ changes }) => changes.map((change) => change.join('\n'))),
);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, count: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const count = Number(values.count ?? USUAL_COUNT);

if (positionals.length === 0 || !Number.isInteger(seed) || !Number.isInteger(count)) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  await main(positionals);
}

interface Mutant extends Mutation {
  readonly file: string;
  readonly source: string;
}

interface Score {
  readonly room: string;
  readonly noticed: number;
  readonly survived: number;
  readonly equivalent: number;
}

async function main(folders: readonly string[]): Promise<void> {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const root = await copyOf(project);
  const rooms = (await Promise.all(folders.map((folder) => roomsIn(root, folder)))).flat();
  const server = rooms.some(({ needsDatabase }) => needsDatabase) ? await startServer() : undefined;
  try {
    print(`Seed ${seed}, ${count} changes of each room.`);
    const scores: Score[] = [];
    for (const room of rooms) scores.push(await examine(root, room, server?.url));
    printTable(scores);
  } finally {
    await server?.stop();
  }
}

/** The project as it lies there, changes that are not committed included. */
async function copyOf(project: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'frontline-mutants-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  const left = new Set(['node_modules', '.git', 'data'].map((name) => path.join(project, name)));
  await cp(project, root, { recursive: true, filter: (source) => !left.has(source) });
  await symlink(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  return root;
}

async function examine(root: string, room: Room, databaseUrl?: string): Promise<Score> {
  const mutants = await pick(root, room);
  const testers = room.tests.map(
    (tests) => new Tester(root, tests, room.needsDatabase ? databaseUrl : undefined),
  );
  const score = { room: room.name, noticed: 0, survived: 0, equivalent: 0 };
  try {
    for (const tester of testers) {
      if (await tester.passesUnchanged()) continue;
      print(`The tests of ${room.name} fail before anything is changed.`);
      return score;
    }
    for (const mutant of mutants) {
      if (isEquivalent(mutant)) {
        score.equivalent += 1;
        continue;
      }
      const { file } = mutant;
      await writeFile(path.join(root, file), mutate(mutant.source, mutant));
      const passed = await allPass(testers, file);
      await writeFile(path.join(root, file), mutant.source);
      score[passed ? 'survived' : 'noticed'] += 1;
      if (passed) printSurvivor(mutant);
    }
  } finally {
    for (const tester of testers) tester.stop();
  }
  return score;
}

/** Those that come later are asked only about what those before them let pass. */
async function allPass(testers: readonly Tester[], changed: string): Promise<boolean> {
  for (const tester of testers) if (!(await tester.passes(changed))) return false;
  return true;
}

/** Some of the changes that a room's files allow, each as likely as the others. */
async function pick(root: string, room: Room): Promise<readonly Mutant[]> {
  const all: Mutant[] = [];
  for (const file of room.files) {
    const source = await readFile(path.join(root, file), 'utf8');
    all.push(...mutationsOf(source).map((mutation) => ({ ...mutation, file, source })));
  }
  return shuffled(all, chances(seed)).slice(0, count);
}

function shuffled<Item>(items: readonly Item[], { next }: Chances): readonly Item[] {
  return items
    .map((item) => ({ item, place: next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function isEquivalent({ file, source, ...mutation }: Mutant): boolean {
  const { before, after } = linesOf(source, mutation);
  return EQUIVALENT_LINES.has([file, before, after].join('\n'));
}

function printSurvivor(mutant: Mutant): void {
  const line = mutant.source.slice(0, mutant.start).split('\n').length;
  const { before, after } = linesOf(mutant.source, mutant);
  print(`${mutant.file}:${line} ${mutant.what}\n  - ${before}\n  + ${after}`);
}

/** Noticed is a share of what could be noticed. */
function printTable(scores: readonly Score[]): void {
  const width = Math.max(...scores.map(({ room }) => room.length), 0);
  print(`\n${'room'.padEnd(width)}  noticed  survived  equivalent  share`);
  for (const { room, noticed, survived, equivalent } of scores) {
    const share = Math.round((100 * noticed) / Math.max(1, noticed + survived));
    const cells = [
      String(noticed).padStart(7),
      String(survived).padStart(8),
      String(equivalent).padStart(10),
      `${share} %`.padStart(5),
    ];
    print([room.padEnd(width), ...cells].join('  '));
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
