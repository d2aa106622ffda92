import { enqueue, pendingDeliveries } from '../../database/delivery/deliveries.ts';
import { findPostedWith } from '../../database/imports/import-notices.ts';
import {
  commentsBy,
  commentsSince,
  findOwnInitiative,
  initiativesToShow,
  insertComment,
} from '../../database/programme/initiatives.ts';
import { localTime } from '../../domain/calendar.ts';
import type { InitiativeId } from '../../domain/ids.ts';
import type { Initiative } from '../../domain/programme/initiative.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  initiativeCommentMessage,
  initiativeMessage,
} from '../../screen/programme/initiative-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { mayWriteNow } from '../settings/may-write-now.ts';
import { notifyAdministrators } from '../delivery/notify-administrators.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/** For so long a comment is passed on, where Slack was out of reach. */
const COMMENT_DAYS = 14;
const MILLISECONDS_A_DAY = 86_400_000;

/** Shows each initiative to the managers who take part, once, in their working hours; and passes their comments on. */
export async function showInitiatives(context: WorkflowContext): Promise<void> {
  const { database, now, coaching } = context;
  const today = localTime(now(), coaching.defaultTimeZone).date;
  for (const { initiative, manager } of await initiativesToShow(database, today)) {
    if (!(await mayWriteNow(context, manager))) continue;
    await show(context, initiative, manager);
  }
  await passCommentsOn(context);
}

async function show(
  context: WorkflowContext,
  initiative: Initiative,
  manager: Person,
): Promise<void> {
  if (manager.slackAccountId === undefined) return;
  const key = keyOf(initiative.id, manager);
  await enqueue(context.database, key, manager.slackAccountId);
  for (const delivery of await pendingDeliveries(context.database, [key])) {
    await deliver(context, delivery, () => render(context, initiative, manager));
  }
}

function keyOf(id: InitiativeId, manager: Person): string {
  return `initiative:${id}:${manager.id}`;
}

async function render(
  context: WorkflowContext,
  initiative: Initiative,
  manager: Person,
): Promise<SlackMessage> {
  const comments = await commentsBy(context.database, manager.id, initiative.id);
  return initiativeMessage(initiative, comments, todayOf(context, manager));
}

export type Commented = 'saved' | 'empty' | 'refused';

/** Stores a manager's comment on an initiative that they take part in. The same submission again changes nothing. */
export async function commentOnInitiative(
  context: WorkflowContext,
  manager: Person,
  id: InitiativeId,
  { submissionId, words }: { readonly submissionId: string; readonly words: string },
): Promise<Commented> {
  const comment = words.trim();
  if (comment === '') return 'empty';
  if ((await findOwnInitiative(context.database, manager.id, id)) === undefined) return 'refused';
  await insertComment(context.database, {
    submissionId,
    initiative: id,
    manager: manager.id,
    words: comment,
    at: context.now(),
  });
  return 'saved';
}

/** Shows the manager that their comment arrived, and passes it on to those who run the programme. */
export async function followComment(
  context: WorkflowContext,
  manager: Person,
  id: InitiativeId,
): Promise<void> {
  const { database, slack } = context;
  const initiative = await findOwnInitiative(database, manager.id, id);
  if (initiative === undefined) return;
  const message = await render(context, initiative, manager);
  for (const { channel, messageTs } of await findPostedWith(database, keyOf(id, manager))) {
    await slack.update(channel, messageTs, message);
  }
  await passCommentsOn(context);
}

async function passCommentsOn(context: WorkflowContext): Promise<void> {
  const since = new Date(context.now().getTime() - COMMENT_DAYS * MILLISECONDS_A_DAY);
  for (const comment of await commentsSince(context.database, since)) {
    await notifyAdministrators(context, `initiative-comment:${comment.id}`, () =>
      Promise.resolve(initiativeCommentMessage(comment)),
    );
  }
}
