import type { OpportunityChange, TrackedField } from '../pipeline/opportunity.ts';

/** An opportunity's changes, field by field, oldest first. */
export type ChangesByField = Readonly<Record<TrackedField, readonly OpportunityChange[]>>;

const NONE: OpportunityChange[] = [];

/** Sorts changes out by their field: once, since each part of a timeline asks for its own. */
export function changesByField(changes: readonly OpportunityChange[]): ChangesByField {
  const byField: Record<TrackedField, OpportunityChange[]> = {
    owner: NONE,
    stage: NONE,
    outcome: NONE,
    amount: NONE,
    close_date: NONE,
    forecast_category: NONE,
    next_step: NONE,
    contact_count: NONE,
  };
  for (const change of changes) {
    const known = byField[change.field];
    if (known === NONE) byField[change.field] = [change];
    else known.push(change);
  }
  return byField;
}
