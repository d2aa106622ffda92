import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, interpretLocalConfig } from '#src/config.ts';
import { OTHER_GUIDE_KINDS } from '#src/domain/guides/guide.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import { readGuides, shippedGuides } from '#src/guides/read-guides.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';

const SHIPPED = path.join(import.meta.dirname, '../../src/guides');

useTemporaryFolder();
const emptyFolder = () => mkdtemp(path.join(tmpdir(), 'guides-'));

describe('the guides', () => {
  test('that come with Frontline are right, one for each kind and no more', () => {
    const kinds = [...DETECTORS.map(({ kind }) => kind), ...OTHER_GUIDE_KINDS];
    expect(Object.keys(shippedGuides()).toSorted()).toEqual(kinds.toSorted());
    const files = readdirSync(SHIPPED)
      .filter((name) => name !== 'read-guides.ts')
      .map((name) => name.replace('.md', ''));
    expect(files.toSorted()).toEqual(kinds.toSorted());
  });

  test('of a company replace those that it has written', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'README.md'), 'How we coach.');
    await writeFile(path.join(folder, 'coverage-thin.md'), OURS);
    const { guides } = readGuides(folder);
    expect(guides?.['coverage-thin'].questions.goal).toEqual(['What do you want?']);
    expect(guides?.['win-rate-fell']).toEqual(shippedGuides()['win-rate-fell']);
  });

  test('that are wrong keep the bot from starting, each with file and line', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'coverage-thin.md'), OURS.replace('want?', 'want.'));
    await writeFile(path.join(folder, 'coverage-thinn.md'), OURS);
    const problems = problemsOf(folder);
    expect(problems).toContain(
      `GUIDES_DIR: ${folder}/coverage-thin.md:7: this is no question: it does not end with "?"`,
    );
    expect(problems.find((problem) => problem.includes('coverage-thinn.md'))).toContain(
      'there is no such kind of signal',
    );
  });

  test('in a folder that is not there are reported', async () => {
    const folder = path.join(await emptyFolder(), 'nowhere');
    expect(problemsOf(folder)[0]).toContain('can’t be read');
    await mkdir(folder);
    expect(problemsOf(folder)).toEqual([]);
  });
});

function problemsOf(folder: string): readonly string[] {
  try {
    interpretLocalConfig({ GUIDES_DIR: folder });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

const OURS = `# coverage-thin

Skill: ours.

## Goal

- What do you want?

## Reality

- What is?

## Options

- What could be?

## Will

- What will you do?

## Root causes

- Knowledge: a.
- Skill: b.
- Motivation: c.
- Obstacle: d.
`;
