import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

describe('package.json', () => {
  test('pins every version, so that an older npm can not pick another', async () => {
    const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  });

  test('has a lockfile with the optional packages of every platform', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('the documents', () => {
  test('every command of the README is run by a test or by .ci/run', async () => {
    const readme = await read('README.md');
    const commands = [...readme.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    );
    expect(commands.filter((command) => RUN_BY[command] === undefined)).toEqual([]);
    expect(Object.keys(RUN_BY).filter((command) => !commands.includes(command))).toEqual([]);
    const missing: string[] = [];
    for (const file of Object.values(RUN_BY)) if (!(await exists(file))) missing.push(file);
    expect(missing).toEqual([]);
  });

  test('every link leads to a page, a picture or a heading', async () => {
    const broken: string[] = [];
    for (const document of await documents()) {
      for (const [, path = '', , heading] of (await read(document)).matchAll(
        /\]\((?!https?:)([^)#]*)(#([^)]+))?\)/g,
      )) {
        const target = path === '' ? document : join(dirname(document), path);
        const isThere =
          (await exists(target)) &&
          (heading === undefined || headingsOf(await read(target)).includes(heading));
        if (!isThere) broken.push(`${document}: ${path}#${heading ?? ''}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('every path of the repository and every script that they name is there', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
    const unknown: string[] = [];
    for (const document of await documents()) {
      for (const code of codeOf(await read(document))) {
        for (const word of code.split(/\s+/).filter((word) => PATH.test(word))) {
          if (!(await exists(word))) unknown.push(`${document}: ${word}`);
        }
        for (const [command, name = ''] of code.matchAll(/npm run (?:-s )?([\w:]+)/g)) {
          if (!(name in scripts)) unknown.push(`${document}: ${command}`);
        }
      }
    }
    expect(unknown).toEqual([]);
  });

  test('the table of rooms says which floor has which', async () => {
    const page = await read('docs/architecture.md');
    const [, floors = ''] = /^\| room .*?about +\|(.*)\|$/m.exec(page) ?? [];
    const rows = [...page.matchAll(/^\| ([a-z-]+) +\| [^|]+\|((?: +(?:yes)? *\|){5})$/gm)];
    const [, beside = ''] = /^Beside the rooms, (.*?)\n\n/ms.exec(page) ?? [];
    for (const [index, floor] of floors.split('|').entries()) {
      const rooms = rows
        .filter(([, , cells = '']) => cells.split('|')[index]?.trim() === 'yes')
        .map(([, room = '']) => room);
      const folders = await readdir(new URL(`../src/${floor.trim()}/`, import.meta.url), {
        withFileTypes: true,
      });
      const there = folders
        .filter((entry) => entry.isDirectory() && !beside.includes(`\`${entry.name}\``))
        .map(({ name }) => name);
      expect({ floor, rooms: rooms.toSorted() }).toEqual({ floor, rooms: there.toSorted() });
    }
  });

  test('the notice lists every package that runs in production, with its licence', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { dev?: boolean; license?: string }>;
    };
    const needed = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')}: ${license}`);
    const listed = [...(await read('docs/NOTICE.md')).matchAll(/^- \*\*(.+)\*\*: (.+)$/gm)].flatMap(
      ([, license, names = '']) =>
        [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => `${name}: ${license}`),
    );
    expect(listed.toSorted()).toEqual([...new Set(needed)].toSorted());
  });
});

/** A path in the repository: in one of its folders, or a file of a kind that only it has. */
const PATH = /^((src|tests|docs|migrations|\.ci)\/[\w./-]+|[\w./-]+\.(ts|md|yml))$/;

async function documents(): Promise<string[]> {
  const pages = (await readdir(new URL('../docs/', import.meta.url))).filter((name) =>
    name.endsWith('.md'),
  );
  return ['README.md', ...pages.map((page) => `docs/${page}`)];
}

/** The blocks of shell and what stands between backticks. */
function codeOf(page: string): string[] {
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)];
  const spans = [...page.replaceAll(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)];
  return [...blocks, ...spans].map(([, code = '']) => code);
}

/** The headings as GitHub makes links of them. */
function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(new URL(`../${path}`, import.meta.url)).then(
    () => true,
    () => false,
  );
}

/** Each command of the README, and what runs it. */
const RUN_BY: Readonly<Record<string, string>> = {
  'npm ci && npm run playground': 'tests/browser/playground.test.ts',
  'npm ci && npm test': '.ci/run',
  'npm run -s coach -- migrate': 'tests/cli/readme.test.ts',
  'npm run -s coach -- import roster.csv quotas.csv pipeline-2025-11-21.csv':
    'tests/cli/readme.test.ts',
  'npm run -s coach -- doctor': 'tests/cli/readme.test.ts',
  'npm run -s coach -- signals': 'tests/cli/readme.test.ts',
  'npm run -s coach -- checklist --manager mia@example.com': 'tests/cli/readme.test.ts',
  'npm run -s coach -- report': 'tests/cli/readme.test.ts',
  'curl --fail-with-body -X POST -H "Authorization: Bearer $TOKEN" -T pipeline-2025-11-21.csv http://localhost:3000/imports/':
    'tests/end-to-end/imports/uploads.test.ts',
  'npm start': 'tests/end-to-end/delivery/start.test.ts',
  // Wherever there is a Docker engine, which a machine that runs the checks need not have.
  'docker build -t frontline .': 'tests/docker.test.ts',
  'docker run --env-file .env -v "$PWD/exports:/exports" frontline': 'tests/docker.test.ts',
};
