/** A line of a manager's list in a week: an issue of a rep. */
export interface ListedItem {
  /** Counted from the first export. */
  readonly week: number;
  /** The index of the rep. */
  readonly rep: number;
  /** The name of a signal. */
  readonly signal: string;
}
