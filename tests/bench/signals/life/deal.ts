import type { Product, Stage } from './products.ts';

/**
 * A deal as it really is. Days are counted from the first export. It changes as the days go by; what the CRM knows of
 * it is an {@link Entry}, which lags behind.
 */
export interface Deal {
  readonly number: number;
  readonly product: Product;
  /** The index of the rep. */
  owner: number;
  readonly begunDay: number;
  path: readonly Stage[];
  /** Where in the path. */
  place: number;
  /** Working days at the usual speed until it leaves the stage; Infinity for a customer who will never answer. */
  workLeft: number;
  amount: number;
  /** How much better than others its chance to be won is: a factor around 1. */
  readonly quality: number;
  /** How much the rep cares for it: a factor around 1. */
  readonly heat: number;
  lastTouchDay: number;
  readonly contacts: number;
  outcome: 'open' | 'won' | 'lost';
  endedDay: number | undefined;
  /** Undefined until somebody enters it. */
  entry: Entry | undefined;
}

/** A deal as the CRM has it. */
export interface Entry {
  owner: number;
  readonly createdDay: number;
  /** The label of the stage, without an end. */
  stage: string;
  category: Stage['category'];
  stageSince: number;
  amount: number;
  /** The expected day while open, then the actual one. */
  closeDay: number;
  lastActivityDay: number | undefined;
  contacts: number;
  nextStep: string;
  outcome: Deal['outcome'];
  updatedDay: number;
}

/** A deal on the day of an export. */
export type ExportedEntry = Readonly<Entry> & { readonly number: number; readonly product: string };
