import type { Screen } from '../slack/api.ts';
import type { Cast } from '../web/contract.ts';
import type { Actor } from './actor.ts';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { composer } from './composer.ts';
import { h, part } from './dom.ts';
import { createMessageList } from './message-list.ts';
import type { Names } from './mrkdwn.ts';

export type Tab = 'home' | 'messages';

/** One person's conversation with the bot: its messages, and its home. */
export function createConversation(
  actor: Actor,
  cast: Cast,
  names: Names,
  onTab: (tab: Tab) => void,
) {
  const tabs = {
    home: tabButton('home', 'Home'),
    messages: tabButton('messages', 'Messages'),
  };
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Messages' });
  const empty = h('p', { class: 'empty', hidden: true }, emptyWords(actor));
  const messages = h(
    'div',
    { class: 'panel', id: 'panel-messages', role: 'tabpanel', 'aria-labelledby': 'tab-messages' },
    h('div', { class: 'scroll' }, empty, list),
    composer(actor, cast),
  );
  const homeBlocks = h('div', { class: 'home' });
  const home = h(
    'div',
    { class: 'panel', id: 'panel-home', role: 'tabpanel', 'aria-labelledby': 'tab-home' },
    h('div', { class: 'scroll' }, homeBlocks),
  );
  part('conversation').replaceChildren(
    h(
      'header',
      { class: 'conversation-head' },
      avatar(cast.bot.name, 'app'),
      h('h1', {}, cast.bot.name),
      h(
        'div',
        { class: 'tabs', role: 'tablist', 'aria-label': cast.bot.name },
        tabs.home,
        tabs.messages,
      ),
    ),
    home,
    messages,
  );

  let showMessages: ReturnType<typeof createMessageList> | undefined;
  let homeShown = '';

  return {
    tab(tab: Tab): void {
      home.hidden = tab !== 'home';
      messages.hidden = tab !== 'messages';
      for (const [name, button] of Object.entries(tabs)) {
        button.setAttribute('aria-selected', String(name === tab));
        button.tabIndex = name === tab ? 0 : -1;
      }
    },
    show(screen: Screen): void {
      const { botChannel } = screen.user;
      const channel = screen.channels.find(({ id }) => id === botChannel);
      showMessages ??= createMessageList(list, {
        channel: botChannel,
        actor,
        bot: cast.bot,
        names,
      });
      showMessages(channel?.messages ?? []);
      empty.hidden = (channel?.messages.length ?? 0) > 0;
      showHome(screen);
    },
  };

  function showHome({ home: view }: Screen): void {
    const json = JSON.stringify(view?.blocks);
    if (view === undefined || json === homeShown) return;
    homeShown = json;
    const before = document.activeElement?.getAttribute('data-key');
    const host = { actor, names, errors: {}, place: { viewId: view.id } };
    const held = (blockId: string, actionId: string) => view.values[blockId]?.[actionId];
    homeBlocks.replaceChildren(...renderBlocks(view.blocks, { ...host, held }));
    if (before === null || before === undefined || home.hidden) return;
    const controls = homeBlocks.querySelectorAll<HTMLElement>('[data-key]');
    [...controls].find((control) => control.dataset['key'] === before)?.focus();
  }

  function tabButton(tab: Tab, words: string): HTMLButtonElement {
    const attributes = {
      type: 'button',
      role: 'tab',
      id: `tab-${tab}`,
      'aria-controls': `panel-${tab}`,
    };
    const made = h('button', { ...attributes, onclick: () => onTab(tab) }, words);
    made.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = tab === 'home' ? 'messages' : 'home';
      onTab(other);
      tabs[other].focus();
    });
    return made;
  }
}

function emptyWords({ me }: Actor): string {
  const name = me.name.split(' ')[0] ?? me.name;
  return me.role === 'rep'
    ? `Nothing here. Frontline writes to managers; ${name} sells. Be a manager to read a checklist.`
    : `Nothing here yet. The checklist comes on Monday at eight in the morning, where ${name} is.`;
}
