/** The last so many entries of something that goes on for long. */
export interface Log<T> {
  readonly add: (entry: T) => void;
  readonly entries: () => readonly T[];
}

export function createLog<T>(max = 1000): Log<T> {
  const kept: T[] = [];
  return {
    add(entry) {
      kept.push(entry);
      if (kept.length > max) kept.shift();
    },
    entries: () => [...kept],
  };
}
