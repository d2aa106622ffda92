import type { MessageOnScreen } from '../slack/api.ts';
import type { Actor } from './actor.ts';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { h, replaceKeepingFocus } from './dom.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import { dayIn, instantOf, momentIn, timeIn } from './times.ts';

export interface Conversation {
  readonly channel: string;
  readonly actor: Actor;
  readonly bot: { readonly id: string; readonly name: string };
  readonly names: Names;
}

interface Shown {
  readonly json: string;
  node: HTMLElement;
}

/** The messages of one conversation. What has not changed is left alone, so that nobody loses their place. */
export function createMessageList(list: HTMLElement, conversation: Conversation) {
  const shown = new Map<string, Shown>();
  let isFirst = true;

  return function show(messages: readonly MessageOnScreen[]): void {
    const there = new Set(messages.map(({ ts }) => ts));
    for (const [ts, { node }] of shown) {
      if (there.has(ts)) continue;
      node.remove();
      shown.delete(ts);
    }
    let newest: HTMLElement | undefined;
    for (const [index, message] of messages.entries()) {
      const json = JSON.stringify(message);
      const before = shown.get(message.ts);
      if (before?.json === json) continue;
      const node = messageElement(message, messages[index - 1], conversation);
      if (before === undefined) {
        list.append(node);
        newest = node;
      } else replaceKeepingFocus(before.node, node);
      shown.set(message.ts, { json, node });
    }
    // A checklist is longer than a screen: it is read from its top.
    newest?.scrollIntoView({ block: isFirst || isTall(newest) ? 'start' : 'nearest' });
    isFirst = false;
  };

  function isTall(node: HTMLElement): boolean {
    return node.offsetHeight > (list.parentElement?.clientHeight ?? 0);
  }
}

function messageElement(
  message: MessageOnScreen,
  before: MessageOnScreen | undefined,
  conversation: Conversation,
): HTMLElement {
  const { actor, bot, names } = conversation;
  const zone = actor.me.timeZone;
  const instant = instantOf(message.ts);
  const isBot = message.author === bot.id;
  const name = isBot ? bot.name : (names.get(message.author) ?? 'Somebody');
  const day = dayIn(zone, instant);
  const isNewDay = before === undefined || dayIn(zone, instantOf(before.ts)) !== day;
  const article = h(
    'article',
    { class: `message${message.ephemeral ? ' ephemeral' : ''}` },
    avatar(name, isBot ? 'app' : 'person'),
    h(
      'div',
      { class: 'message-body' },
      h(
        'div',
        { class: 'message-head' },
        h('strong', {}, name),
        isBot ? h('span', { class: 'badge' }, 'APP') : undefined,
        h('time', { title: momentIn(zone, instant) }, timeIn(zone, instant)),
        message.ephemeral ? h('span', { class: 'only-you' }, 'Only visible to you') : undefined,
      ),
      ...content(message, conversation),
      message.edited ? h('span', { class: 'edited' }, '(edited)') : undefined,
    ),
  );
  return h(
    'div',
    { tabindex: -1 },
    isNewDay ? h('div', { class: 'day', role: 'separator' }, h('span', {}, day)) : undefined,
    article,
  );
}

function content(message: MessageOnScreen, conversation: Conversation): HTMLElement[] {
  const { actor, channel, names } = conversation;
  if (message.blocks.length === 0)
    return [h('p', { class: 'block' }, ...mrkdwn(message.text, names))];
  return renderBlocks(message.blocks, {
    place: { channel, messageTs: message.ts },
    actor,
    names,
    held: () => undefined,
    errors: {},
  });
}
