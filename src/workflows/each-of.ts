/**
 * Runs `run` for each item, at most `atOnce` at the same time. One that fails doesn't hold up the others; when all have
 * ended, the first failure is thrown.
 */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const failures: unknown[] = [];
  const takeTurns = async () => {
    // The turns share one iterator, so each item is taken once.
    for (const item of waiting) await run(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  if (failures.length > 0) throw failures[0];
}
