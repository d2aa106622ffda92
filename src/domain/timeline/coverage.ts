/** What the exports cover, as far as the dates of one opportunity depend on it. All days are day numbers. */
export interface Coverage {
  /** Oldest first. */
  readonly exportDays: readonly number[];
  /** Up to this day the CRM's own history has every change. */
  readonly historyUntil: number | undefined;
}
