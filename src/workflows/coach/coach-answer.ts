import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** What `/coach …` leads to: an answer for the asker alone, or a modal. */
export type CoachAnswer =
  | { readonly answer: 'message'; readonly message: SlackMessage }
  | { readonly answer: 'modal'; readonly view: ModalView }
  /** The modal that logs a one-on-one; the rep is undefined where it is to ask for one. */
  | { readonly answer: 'log'; readonly manager: Person; readonly rep: Person | undefined };

/** Somebody of the roster who wrote `/coach …`. */
export interface Asker {
  readonly person: Person;
  readonly user: SlackAccountId;
  /** The date that the asker's clock shows. */
  readonly today: CalendarDate;
  /** Who reports to the asker today; empty for somebody who is no manager. */
  readonly team: readonly Person[];
}

/** Answers one word after `/coach`; `rest` is what follows it, trimmed. */
export type AnswerWord = (
  context: WorkflowContext,
  asker: Asker,
  rest: string,
) => Promise<CoachAnswer>;

export function replyWith(message: SlackMessage): CoachAnswer {
  return { answer: 'message', message };
}
