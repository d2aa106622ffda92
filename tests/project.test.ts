import { readFile, stat } from 'node:fs/promises';
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
  });

  test('links between the documents lead somewhere', async () => {
    const pages = ['architecture', 'mapping', 'privacy', 'signals'];
    const documents = ['README.md', ...pages.map((page) => `docs/${page}.md`)];
    for (const document of documents) {
      for (const [, target = ''] of (await read(document)).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        const path = new URL(target, new URL(`../${document}`, import.meta.url));
        await expect(stat(path), `${target} of ${document}`).resolves.toBeDefined();
      }
    }
  });
});

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
    'tests/end-to-end/uploads.test.ts',
  'npm start': 'tests/end-to-end/start.test.ts',
  // Wherever there is a Docker engine, which a machine that runs the checks need not have.
  'docker build -t frontline .': 'tests/docker.test.ts',
  'docker run --env-file .env -v "$PWD/exports:/exports" frontline': 'tests/docker.test.ts',
};
