import { z } from 'zod';
import type {
  ChecklistItemId,
  InitiativeId,
  CommitmentId,
  OneOnOneId,
  PersonId,
} from '../../domain/ids.ts';

const id = z.coerce.number().int().positive();

/** The id of a checklist item in a button's value; throws on anything that this bot didn't write. */
export function itemIdOf(value: string | undefined): ChecklistItemId {
  return id.parse(value) as ChecklistItemId;
}

/** The id of a person in a button's value or an option's; throws as {@link itemIdOf}. */
export function personIdOf(value: string | undefined): PersonId {
  return id.parse(value) as PersonId;
}

/** The id of a one-on-one in a button's value; throws as {@link itemIdOf}. */
export function oneOnOneIdOf(value: string | undefined): OneOnOneId {
  return id.parse(value) as OneOnOneId;
}

/** The id of a commitment in a button's value; throws as {@link itemIdOf}. */
export function commitmentIdOf(value: string | undefined): CommitmentId {
  return id.parse(value) as CommitmentId;
}

/** The id of an initiative in a button's value; throws as {@link itemIdOf}. */
export function initiativeIdOf(value: string | undefined): InitiativeId {
  return id.parse(value) as InitiativeId;
}

/** The modal that was clicked in; throws for a click that came from none. */
export function viewOf<View>(view: View | undefined): View {
  if (view === undefined) throw new Error('This can only be clicked in a modal.');
  return view;
}
