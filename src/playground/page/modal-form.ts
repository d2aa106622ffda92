import type { ViewOnScreen } from '../slack/api.ts';
import { h } from './dom.ts';

export interface ModalListener {
  leave(how: 'close' | 'cross'): void;
  submit(): void;
  /** Hears when somebody has filled in a field and goes on. */
  changed(): void;
}

/** A modal's frame around its blocks: title, ways out, and the button that submits where it has one. */
export function modalForm(
  view: ViewOnScreen,
  depth: number,
  titleId: string,
  blocks: readonly HTMLElement[],
  listener: ModalListener,
): HTMLFormElement {
  const close = () => listener.leave('close');
  const submit = (event: Event) => {
    event.preventDefault();
    listener.submit();
  };
  return h(
    'form',
    {
      class: 'modal-form',
      tabindex: -1,
      novalidate: true,
      onsubmit: submit,
      onchange: () => listener.changed(),
    },
    h(
      'header',
      { class: 'modal-head' },
      depth > 1 ? plainButton('Back', '‹', close) : undefined,
      h('h2', { id: titleId }, view.title),
      plainButton('Close', '✕', () => listener.leave('cross')),
    ),
    h('div', { class: 'modal-body' }, ...blocks),
    h(
      'footer',
      { class: 'modal-foot' },
      h('button', { type: 'button', class: 'button', onclick: close }, view.close ?? 'Close'),
      view.submit === undefined
        ? undefined
        : h('button', { type: 'submit', class: 'button primary' }, view.submit),
    ),
  );
}

function plainButton(label: string, sign: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'plain', 'aria-label': label, onclick }, sign);
}
