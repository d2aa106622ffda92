import { z } from 'zod';
import type {
  ChecklistItemId,
  InitiativeId,
  CommitmentId,
  OneOnOneId,
  PersonId,
  SlackAccountId,
} from '../domain/ids.ts';
import { readPage } from '../screen/coach/home-view.ts';

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

/** The page of the App Home that was clicked on; undefined for a click in a message. */
export function pageOf(body: {
  readonly view?: { readonly type: string; readonly private_metadata: string } | undefined;
}): number | undefined {
  return body.view?.type === 'home' ? readPage(body.view.private_metadata) : undefined;
}

/** Slack signs what it sends, so the user in it is the one who acts. */
export function slackAccountOf(body: { readonly user: { readonly id: string } }): SlackAccountId {
  return body.user.id as SlackAccountId;
}
