import type { Columns, Layout } from './layouts/layout.ts';
import type { Mapping } from './mapping.ts';
import { RefusedFile } from './refused-file.ts';
import type { Row } from './split-csv.ts';
import { orderShownBy, type DateOrder } from './values/dates.ts';
import { markShownBy, type DecimalMark } from './values/money.ts';

/** How a file writes dates and numbers; undefined where it has none that are ambiguous. */
export interface Locale {
  readonly dateOrder: DateOrder | undefined;
  readonly decimal: DecimalMark | undefined;
}

/** Gathers from all of a file's dates and amounts how it writes them. */
export class LocaleEvidence {
  readonly #dates: readonly number[];
  readonly #money: readonly number[];
  readonly #orders = new Set<DateOrder | 'open'>();
  readonly #marks = new Set<DecimalMark | 'open'>();
  #exampleDate = '';

  constructor(layout: Layout, columns: Columns) {
    const placesOf = (fields: readonly string[]) =>
      fields.map((field) => columns[field]).filter((place) => place !== undefined);
    this.#dates = placesOf(layout.dates);
    this.#money = placesOf(layout.money);
  }

  add({ cells }: Row): void {
    for (const place of this.#dates) {
      const text = cells[place] ?? '';
      const order = orderShownBy(text);
      if (order === undefined) continue;
      if (order === 'open') this.#exampleDate = text;
      this.#orders.add(order);
    }
    for (const place of this.#money) {
      const mark = markShownBy(cells[place] ?? '');
      if (mark !== undefined) this.#marks.add(mark);
    }
  }

  /** Whether more rows would change nothing. */
  get isSettled(): boolean {
    return !isOpen(this.#orders) && !isOpen(this.#marks);
  }

  /**
   * What the mapping says, else what the file shows. Refuses dates that stay ambiguous, or are written in two ways.
   * Where the mapping says it, a value that doesn't fit only rejects its row.
   */
  settle({ dateOrder, decimal }: Mapping): Locale {
    return {
      dateOrder: dateOrder ?? this.#shownOrder(),
      decimal: decimal ?? this.#shownMark(),
    };
  }

  #shownOrder(): DateOrder | undefined {
    const shown = (['mdy', 'dmy'] as const).filter((order) => this.#orders.has(order));
    if (shown.length > 1) {
      throw new RefusedFile(
        'The file writes some dates with the day first and others with the month first. Export it with one form of dates.',
      );
    }
    if (shown.length === 0 && this.#orders.has('open')) {
      throw new RefusedFile(
        `Dates such as ${this.#exampleDate} may name the day or the month first, and the file does not settle which. Say --date-order mdy or --date-order dmy.`,
      );
    }
    return shown[0];
  }

  #shownMark(): DecimalMark | undefined {
    const shown = (['.', ','] as const).filter((mark) => this.#marks.has(mark));
    return shown.length === 1 ? shown[0] : undefined;
  }
}

function isOpen(seen: ReadonlySet<string>): boolean {
  return seen.size === 1 && seen.has('open');
}
