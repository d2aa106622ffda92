import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  notAnAdministratorMessage,
  notYourInitiativeMessage,
  notYourRepMessage,
  unknownPersonMessage,
} from '../../screen/coach/help-messages.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { notSharedWithYouMessage } from '../../screen/recaps/rep-answers.ts';
import { findAdministrator } from '../../workflows/imports/assign-owner.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';

/**
 * Who may do what a listener does, and what somebody else reads who tries it; undefined where nothing is said. Who somebody
 * is, is found out here; whether what they ask for is theirs, the workflow asks the database, which answers with nothing.
 */
const REFUSALS = {
  anybody: undefined,
  'an administrator': notAnAdministratorMessage,
  'anybody in the roster': unknownPersonMessage,
  'who has a manager': undefined,
  'a manager': undefined,
  'a manager of managers': undefined,
  'the manager of this rep': notYourRepMessage,
  'the manager of this rep, or their cover': notYourRepMessage,
  'the manager of this manager': undefined,
  'who is above this manager': undefined,
  'whose item it is': notYourRepMessage,
  'whose item it is, or their cover': notYourRepMessage,
  'the rep of this recap': notSharedWithYouMessage,
  'who takes part in this initiative': notYourInitiativeMessage,
} as const satisfies Readonly<Record<string, (() => SlackMessage) | undefined>>;

export type WhoMay = keyof typeof REFUSALS;

/** As whom somebody acts: by their account alone, by an administrator's e-mail address, or as a person of the roster. */
export type Actor<Who extends WhoMay> = Who extends 'anybody'
  ? SlackAccountId
  : Who extends 'an administrator'
    ? string
    : Person;

/** Who acts, as far as an account says it; undefined where that is nobody who may. */
export async function identify(
  context: WorkflowContext,
  account: SlackAccountId,
  may: WhoMay,
): Promise<Actor<WhoMay> | undefined> {
  if (may === 'anybody') return account;
  if (may === 'an administrator') return findAdministrator(context, account);
  return identifyPerson(context, account);
}

/** The message to somebody who may not; undefined where there is none. */
export function refusalOf(may: WhoMay): SlackMessage | undefined {
  return REFUSALS[may]?.();
}
