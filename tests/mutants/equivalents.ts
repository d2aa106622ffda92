/** A change that changes nothing that anybody could notice, and why. */
export interface Equivalent {
  readonly file: string;
  /** The lines as they are, and as they become, as `npm run mutants` prints them. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [];
