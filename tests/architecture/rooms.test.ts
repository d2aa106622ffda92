import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { circlesIn, importsOfFiles } from './imports.ts';
import { sourceFiles } from './source-files.ts';

/**
 * The rooms of each floor, each with the rooms of the same floor that it may know: those before it. Whoever needs another
 * arrow adds it here, and says in the commit why the two belong together that way round.
 */
const ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  domain: {
    people: [],
    privacy: [],
    statistics: [],
    pipeline: ['people', 'statistics'],
    imports: ['people', 'pipeline'],
    timeline: ['pipeline'],
    team: ['people', 'pipeline', 'statistics', 'timeline'],
    ramp: ['people', 'pipeline', 'statistics', 'team', 'timeline'],
    signals: ['people', 'pipeline', 'ramp', 'statistics', 'team', 'timeline'],
    'second-line': ['people', 'signals'],
    guides: ['signals'],
    'one-on-ones': ['signals'],
    checklists: ['guides', 'one-on-ones', 'people', 'ramp', 'signals'],
    recaps: ['one-on-ones', 'people'],
    programme: ['checklists', 'signals', 'statistics'],
    settings: ['checklists', 'signals'],
    coach: ['checklists', 'one-on-ones', 'people', 'programme', 'recaps', 'second-line', 'signals'],
  },
  database: {
    stored: [],
    delivery: [],
    embedded: [],
    health: [],
    privacy: [],
    recaps: [],
    'second-line': [],
    tables: [],
    coach: ['stored', 'tables'],
    imports: ['stored', 'tables'],
    'one-on-ones': ['recaps', 'stored', 'tables'],
    people: ['tables'],
    settings: ['people', 'tables'],
    signals: ['imports', 'one-on-ones', 'people', 'stored', 'tables'],
    checklists: ['one-on-ones', 'people', 'signals', 'stored', 'tables'],
    programme: ['checklists', 'people', 'stored'],
  },
  screen: {
    parts: [],
    delivery: ['parts'],
    imports: ['parts'],
    programme: ['parts'],
    recaps: ['parts'],
    'second-line': ['parts'],
    settings: ['parts'],
    signals: ['parts'],
    checklists: ['parts', 'programme'],
    'one-on-ones': ['parts', 'recaps'],
    coach: ['checklists', 'one-on-ones', 'parts', 'programme', 'second-line'],
  },
  workflows: {
    delivery: [],
    health: [],
    privacy: [],
    settings: [],
    people: ['settings'],
    signals: ['people'],
    checklists: ['delivery', 'people', 'settings', 'signals'],
    imports: ['delivery', 'health', 'people', 'signals'],
    'one-on-ones': ['delivery', 'people'],
    programme: ['delivery', 'imports', 'settings', 'signals'],
    recaps: ['checklists', 'delivery', 'people'],
    replay: ['checklists', 'imports', 'signals'],
    'second-line': ['checklists', 'delivery'],
    coach: ['checklists', 'delivery', 'one-on-ones', 'people', 'recaps', 'second-line', 'settings'],
  },
  slack: {
    clicks: [],
    health: [],
    people: [],
    checklists: ['clicks'],
    imports: ['clicks'],
    programme: ['clicks'],
    recaps: ['clicks'],
    settings: ['clicks'],
    signals: ['clicks'],
    delivery: ['imports'],
    'one-on-ones': ['checklists', 'clicks'],
    coach: ['clicks', 'one-on-ones'],
    'second-line': ['clicks', 'one-on-ones'],
  },
};

/** What lies on a floor and in none of its rooms, and why. */
const LOOSE: Readonly<Record<string, string>> = {
  'src/database/connection.ts': 'the database itself',
  'src/database/migrate.ts': 'the database itself',
  'src/database/open.ts': 'the database itself',
  'src/database/schema.ts': 'the tables of all rooms together',
  'src/database/scratch-database.ts': 'the database itself',
  'src/domain/calendar.ts': 'days and weeks, as every room has them',
  'src/domain/dates-in-words.ts': 'a tool of every room',
  'src/domain/ids.ts': 'the ids of every room',
  'src/domain/memoize.ts': 'a tool of every room',
  'src/domain/text.ts': 'a tool of every room',
  'src/screen/ids.ts': 'what the screen and Slack’s listeners know each other by',
  'src/slack/bolt-logger.ts': 'of Bolt itself',
  'src/slack/listeners.ts': 'the listeners of all rooms together',
  'src/slack/work-in-hand.ts': 'of Bolt itself',
  'src/workflows/each-of.ts': 'a tool of every room',
  'src/workflows/slack-port.ts': 'what every room needs of Slack',
  'src/workflows/workflow-context.ts': 'what every room works with',
};

/** The floor and the room of a file; no room for one that lies loose. */
function placeOf(path: string): { readonly floor: string; readonly room: string | undefined } {
  const [, floor = '', room, ...rest] = path.split('/');
  return { floor, room: rest.length > 0 ? room : undefined };
}

test('rooms of one floor know only the rooms that they may', async () => {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const [file, imports] of await importsOfFiles()) {
    const { floor, room } = placeOf(file);
    if (!(floor in ROOMS) || room === undefined) continue;
    const rooms = found.get(floor) ?? new Map<string, Set<string>>();
    found.set(floor, rooms);
    const known = rooms.get(room) ?? new Set<string>();
    rooms.set(room, known);
    for (const other of imports.map(placeOf)) {
      if (other.floor === floor && other.room !== undefined && other.room !== room) {
        known.add(other.room);
      }
    }
  }
  const listed = Object.entries(ROOMS).map(([floor, rooms]) => [
    floor,
    Object.fromEntries(Object.entries(rooms).map(([room, known]) => [room, known.toSorted()])),
  ]);
  const seen = [...found].map(([floor, rooms]) => [
    floor,
    Object.fromEntries([...rooms].map(([room, known]) => [room, [...known].toSorted()])),
  ]);
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(listed));
});

test('no room knows one that stands after it, so that no two know each other', () => {
  for (const [floor, rooms] of Object.entries(ROOMS)) {
    const before: string[] = [];
    for (const [room, known] of Object.entries(rooms)) {
      expect(before, `${room} of ${floor}`).toEqual(expect.arrayContaining([...known]));
      before.push(room);
    }
  }
});

test('nothing lies loose on a floor without a reason', async () => {
  const loose = (await sourceFiles()).filter((path) => {
    const { floor, room } = placeOf(path);
    return floor in ROOMS && room === undefined;
  });
  expect(loose).toEqual(Object.keys(LOOSE).toSorted());
});

test('no imports run in a circle, those of types included', async () => {
  expect(circlesIn(await importsOfFiles())).toEqual([]);
});

test('a circle would be seen', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b', 'd']],
    ['d', []],
  ]);
  expect(circlesIn(graph)).toEqual([['b', 'c']]);
});

test('the test of a file is found by its name', async () => {
  const sources = new Map<string, string[]>();
  for (const path of await sourceFiles()) {
    const name = basename(path, '.ts');
    sources.set(name, [...(sources.get(name) ?? []), dirname(path).replace(/^src/, 'tests')]);
  }
  const floors = Object.keys(ROOMS).map((floor) => join('tests', floor));
  const tests = (await sourceFiles('tests')).filter((path) => path.endsWith('.test.ts'));
  const elsewhere = tests.filter((path) => {
    const folders = sources.get(basename(path, '.test.ts')) ?? [];
    const isOfFloor = floors.some((floor) => path.startsWith(`${floor}/`));
    return isOfFloor && folders.length > 0 && !folders.includes(dirname(path));
  });
  expect(elsewhere).toEqual([]);
  for (const floor of floors) {
    const rooms = (await readdir(floor, { withFileTypes: true })).filter((one) =>
      one.isDirectory(),
    );
    expect(
      rooms.map(({ name }) => name).filter((name) => !(name in (ROOMS[basename(floor)] ?? {}))),
    ).toEqual([]);
  }
});
