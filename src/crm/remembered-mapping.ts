import { headerKey } from './layouts/layout.ts';
import type { Mapping } from './mapping.ts';
import { knownHeader } from './recognise.ts';
import type { Row } from './split-csv.ts';

/** A mapping that a file was read by before, and the keys of that file's headers. */
export interface RememberedMapping {
  readonly headerKeys: readonly string[];
  readonly mapping: Mapping;
}

/** With so many of the header row's columns as before, a file is the same export although one that it needs is missing. */
const LEAST_LIKENESS = 0.8;
/** With fewer of the columns as before it is another file, whose column has the same name by chance. */
const LEAST_SHARED = 0.5;

/**
 * The mapping for a file whose header row is among these rows: a mapping belongs to the columns that it names, whatever else
 * the file has. One of which a named column is missing is chosen as well where the file is otherwise as before and nothing
 * else explains it, so that it is refused by the name of that column. The mapping of the very same header row goes first; undefined where none fits.
 */
export function chooseRemembered(
  remembered: readonly RememberedMapping[],
  rows: readonly Row[],
): Mapping | undefined {
  const headers = rows.map(
    ({ cells }) => new Set(cells.map(headerKey).filter((key) => key !== '')),
  );
  const isExplained = knownHeader(rows) !== undefined;
  const best = remembered
    .map((one) => ({
      ...one,
      likeness: Math.max(0, ...headers.map((keys) => likeness(one, keys))),
    }))
    .filter(({ likeness: alike }) => alike >= (isExplained ? 1 : LEAST_LIKENESS))
    .toSorted((one, other) => other.likeness - one.likeness);
  return best[0]?.mapping;
}

/** From 0 for another file to 2 for the same header row; above 1 where every named column is there. */
function likeness({ headerKeys, mapping }: RememberedMapping, keys: ReadonlySet<string>): number {
  const before = headerKeys.filter((key) => key !== '');
  const shared =
    before.filter((key) => keys.has(key)).length / Math.max(before.length, keys.size, 1);
  const named = namedKeys(mapping);
  const hasNamed = named.length > 0 && named.every((key) => keys.has(key));
  if (hasNamed && shared >= LEAST_SHARED) return 1 + shared;
  return named.length === 0 && shared >= LEAST_LIKENESS ? 1 + shared : shared;
}

function namedKeys({ columns = {} }: Mapping): string[] {
  return Object.values(columns).flatMap((header) => (header === null ? [] : [headerKey(header)]));
}
