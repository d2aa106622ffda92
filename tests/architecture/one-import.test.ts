import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Who imports a file of the source. */
async function importersOf(name: string): Promise<string[]> {
  const importers: string[] = [];
  for (const path of await sourceFiles()) {
    const text = await readFile(path, 'utf8');
    if (text.includes(`/${name}'`)) importers.push(path);
  }
  return importers;
}

test('a file goes in by one way, so that its consequence can’t be forgotten', async () => {
  expect(await importersOf('import-export.ts')).toEqual(['src/workflows/imports/ingest.ts']);
});
