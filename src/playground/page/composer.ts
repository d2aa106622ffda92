import type { Cast } from '../web/contract.ts';
import type { Actor } from './actor.ts';
import { h, newId, whileBusy } from './dom.ts';
import { suggestionsFor, type Suggestion } from './suggestions.ts';

/** Where one types `/coach …`. */
export function composer(actor: Actor, cast: Cast): HTMLElement {
  const listId = newId();
  const input = h('input', {
    type: 'text',
    class: 'composer-input',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: `Type /coach, as ${actor.me.name.split(' ')[0]}`,
    'aria-label': `Message ${cast.bot.name}`,
    'aria-controls': listId,
    'aria-expanded': 'false',
  });
  const list = h('div', { class: 'suggestions', id: listId, role: 'listbox', hidden: true });
  const send = h('button', { type: 'submit', class: 'button primary' }, 'Send');
  let offered: Suggestion[] = [];
  let chosen = -1;

  const form = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    list,
    input,
    send,
  );
  input.addEventListener('input', offer);
  input.addEventListener('focus', offer);
  input.addEventListener('blur', hide);
  input.addEventListener('keydown', onKey);
  return form;

  function offer(): void {
    offered = suggestionsFor(input.value, actor.me, cast);
    chosen = -1;
    draw();
  }

  function hide(): void {
    offered = [];
    draw();
  }

  function draw(): void {
    list.replaceChildren(
      ...offered.map(({ text, does }, index) =>
        h(
          'div',
          {
            role: 'option',
            id: `${listId}-${index}`,
            'aria-selected': String(index === chosen),
            // Before the field loses the focus.
            onmousedown: (event) => {
              event.preventDefault();
              choose(index);
            },
          },
          h('span', { class: 'suggested' }, text),
          h('span', { class: 'does' }, does),
        ),
      ),
    );
    list.hidden = offered.length === 0;
    input.setAttribute('aria-expanded', String(offered.length > 0));
    if (chosen === -1) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${chosen}`);
  }

  function choose(index: number): void {
    input.value = offered[index]?.text ?? input.value;
    hide();
  }

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) {
      event.preventDefault();
      chosen = (chosen + step + offered.length) % offered.length;
      draw();
    } else if ((event.key === 'Tab' || event.key === 'Enter') && chosen !== -1) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape') hide();
  }

  async function submit(): Promise<void> {
    const typed = input.value.trim();
    if (typed === '') return;
    hide();
    input.value = '';
    await whileBusy(send, async () => {
      const [command = '', ...rest] = typed.split(' ');
      if (command.startsWith('/')) await actor.command(command, rest.join(' '));
      else await actor.write(escaped(typed));
    });
  }
}

/** What Slack's client does to what is typed: it stays what it is, never markup in angle brackets. */
function escaped(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
