import { glob, stat } from 'node:fs/promises';
import path from 'node:path';

/** What belongs together: some source files and the tests that have to notice a change of them. */
export interface Room {
  /** Such as src/domain/team. */
  readonly name: string;
  readonly files: readonly string[];
  /** Whose tests are asked, the quickest first; those of a floor's loose files are not below it, but in it. */
  readonly tests: readonly string[];
  readonly needsDatabase: boolean;
}

/** Floors that are tested without a database. */
const PURE_FLOORS: ReadonlySet<string> = new Set(['domain', 'crm', 'screen']);

/** The rooms that lie in a folder of src, or the one that it lies in. Paths are from the project's folder, `root`. */
export async function roomsIn(root: string, folder: string): Promise<readonly Room[]> {
  const isFile = (await stat(path.join(root, folder))).isFile();
  const pattern = isFile ? folder : path.join(folder, '**/*.ts');
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: root })) files.push(file);
  const rooms = Map.groupBy(files.toSorted(), roomOf);
  return [...rooms].map(([name, files]) => {
    const [, floor = '', room] = name.split('/');
    return {
      name,
      files,
      tests: testsOf(floor, room),
      needsDatabase: !PURE_FLOORS.has(floor),
    };
  });
}

/** src/domain/team of src/domain/team/commits.ts; src/domain of src/domain/calendar.ts. */
function roomOf(file: string): string {
  return file.split('/').slice(0, -1).slice(0, 3).join('/');
}

/** A workflow is also tested from Slack to Postgres and back. */
function testsOf(floor: string, room: string | undefined): readonly string[] {
  if (room === undefined) return [`tests/${floor}/*.test.ts`];
  const floors = floor === 'workflows' ? [floor, 'end-to-end'] : [floor];
  return floors.map((floor) => `tests/${floor}/${room}/**/*.test.ts`);
}
