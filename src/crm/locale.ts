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
  /** A date for each order that the file shows. */
  readonly #examples = new Map<DateOrder | 'open', string>();
  readonly #marks = new Set<DecimalMark | 'open'>();

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
      if (!this.#examples.has(order)) this.#examples.set(order, text);
    }
    for (const place of this.#money) {
      const mark = markShownBy(cells[place] ?? '');
      if (mark !== undefined) this.#marks.add(mark);
    }
  }

  /** Whether more rows would change nothing. */
  get isSettled(): boolean {
    return !isOpen(new Set(this.#examples.keys())) && !isOpen(this.#marks);
  }

  /**
   * What the mapping says, else what the file shows. Refuses dates that stay ambiguous, are written in two ways, or in
   * another way than the mapping says.
   */
  settle({ dateOrder, decimal }: Mapping): Locale {
    if (dateOrder !== undefined) this.#refuseOther(dateOrder);
    return {
      dateOrder: dateOrder ?? this.#shownOrder(),
      decimal: decimal ?? this.#shownMark(),
    };
  }

  #refuseOther(order: DateOrder): void {
    const other = order === 'mdy' ? 'dmy' : 'mdy';
    const example = this.#examples.get(other);
    if (example === undefined) return;
    const [first, meant] = order === 'mdy' ? ['month', 'day'] : ['day', 'month'];
    throw new RefusedFile(
      `Its dates were said to have the ${first} first, and ${example} has the ${meant} first. ` +
        `Say --date-order ${other} if the file has changed, or export it again as before.`,
    );
  }

  #shownOrder(): DateOrder | undefined {
    const shown = (['mdy', 'dmy'] as const).filter((order) => this.#examples.has(order));
    if (shown.length > 1) {
      throw new RefusedFile(
        'The file writes some dates with the day first and others with the month first. Export it with one form of dates.',
      );
    }
    if (shown.length === 0 && this.#examples.has('open')) {
      throw new RefusedFile(
        `Dates such as ${this.#examples.get('open')} may name the day or the month first, and the file does not settle which. Say --date-order mdy or --date-order dmy.`,
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
