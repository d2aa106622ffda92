import type { WeekOnPage } from '../web/contract.ts';

const KEY = 'frontline-read';

export interface ReadMarks {
  /** Notes that the person has seen their newest message. */
  read(week: WeekOnPage, id: string): void;
  /** Who has an unread message. */
  unread(week: WeekOnPage): ReadonlySet<string>;
}

/** What was read, as this browser remembers it. */
export function createReadMarks(): ReadMarks {
  let marks = load();
  return {
    read({ opening, newest }, id) {
      if (marks.opening !== opening) marks = { opening, seen: {} };
      const ts = newest[id];
      if (ts === undefined || marks.seen[id] === ts) return;
      marks.seen[id] = ts;
      localStorage.setItem(KEY, JSON.stringify(marks));
    },
    unread({ newest }) {
      const ids = Object.keys(newest).filter((id) => (newest[id] ?? '') > (marks.seen[id] ?? ''));
      return new Set(ids);
    },
  };
}

interface Marks {
  readonly opening: string;
  readonly seen: Record<string, string>;
}

function load(): Marks {
  const nothing = { opening: '', seen: {} };
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Marks>) };
  } catch {
    return nothing;
  }
}
