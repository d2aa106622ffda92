import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { sourceFiles } from './source-files.ts';

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'(\.{1,2}\/[^']+\.ts)'/g;

/** What each file of src imports, types included: paths from the repository's top. */
export async function importsOfFiles(): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = await sourceFiles();
  const read = files.map(async (file): Promise<[string, string[]]> => {
    const text = await readFile(file, 'utf8');
    return [
      file,
      [...text.matchAll(IMPORT)].map(([, to = '']) => posix.join(posix.dirname(file), to)),
    ];
  });
  return new Map(await Promise.all(read));
}

/**
 * The circles in a graph, each as the names that reach one another, in their order; empty where there is none.
 * Two that only reach each other through a third are in one circle with it.
 */
export function circlesIn(graph: ReadonlyMap<string, Iterable<string>>): string[][] {
  const reached = new Map([...graph.keys()].map((from) => [from, reachableFrom(from, graph)]));
  const circles = new Map<string, string[]>();
  for (const [name, others] of reached) {
    if (!others.has(name)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(name) === true).toSorted();
    circles.set(circle.join(' '), circle);
  }
  return [...circles.values()];
}

function reachableFrom(
  start: string,
  graph: ReadonlyMap<string, Iterable<string>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [start];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    for (const next of graph.get(name) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      ahead.push(next);
    }
  }
  return found;
}
