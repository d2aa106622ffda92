/**
 * Runs `run` for each item, at most `atOnce` at the same time. One that fails doesn't hold up the others; when all have
 * ended, the first failure is thrown.
 */
export async function eachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = Iterator.from(items);
  const failures: unknown[] = [];
  const takeTurns = async () => {
    // The turns share one iterator, so each item is taken once.
    for (const item of waiting) await run(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  if (failures.length > 0) throw failures[0];
}

/** While one team is judged the next one is read; more only fill the memory. */
export const TEAMS_AHEAD = 1;

/**
 * Begins to read for each item before its turn comes: by the time that one is handed out, the next `ahead` are being
 * read. One that can't be read fails where it is waited for.
 */
export function* readAhead<Item, Found>(
  items: Iterable<Item>,
  ahead: number,
  read: (item: Item) => Promise<Found>,
): Generator<Promise<Found>> {
  const begun: Promise<Found>[] = [];
  for (const item of items) {
    const found = read(item);
    // Nobody waits for it yet: its failure must not count as unhandled.
    found.catch(() => undefined);
    begun.push(found);
    const first = begun.length > ahead ? begun.shift() : undefined;
    if (first !== undefined) yield first;
  }
  yield* begun;
}
