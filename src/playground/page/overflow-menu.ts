import type { Overflow } from '@slack/types';
import { h, whileBusy } from './dom.ts';

/** The three dots: a menu that opens on a click and closes on a choice, on Escape and when one goes elsewhere. */
export function overflowMenu(
  element: Overflow,
  key: string,
  choose: (value: string) => Promise<void>,
): HTMLElement {
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'button dots',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': 'More',
      'data-key': key,
    },
    '⋯',
  );
  const items = element.options.map(({ text, value }) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          open(false);
          opener.focus();
          void whileBusy(opener, () => choose(value ?? ''));
        },
      },
      text.text,
    ),
  );
  const menu = h('div', { class: 'menu', role: 'menu', hidden: true }, ...items);
  const wrapper = h('div', { class: 'overflow' }, opener, menu);

  function open(isOpen: boolean): void {
    menu.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) items[0]?.focus();
  }

  opener.addEventListener('click', () => open(menu.hidden !== false));
  wrapper.addEventListener('focusout', (event) => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || !wrapper.contains(next)) open(false);
  });
  wrapper.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !menu.hidden) {
      event.preventDefault();
      open(false);
      opener.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || menu.hidden) return;
    event.preventDefault();
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  });
  return wrapper;
}
