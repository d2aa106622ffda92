/** Who reads a message, and when: dates and times are shown by the reader's clock. */
export interface Reader {
  readonly timeZone: string;
  readonly now: Date;
}
