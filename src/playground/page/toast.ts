import { h, part } from './dom.ts';

const SHOWN_MILLISECONDS = 9_000;

/** Warns of something in the corner for a while. Said twice, it is shown once. */
export function toast(text: string): void {
  const corner = part('toasts');
  for (const shown of corner.children) {
    if (shown.getAttribute('data-text') === text) shown.remove();
  }
  const dismiss = h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss' }, '✕');
  const box = h('div', { class: 'toast', 'data-text': text }, h('p', {}, text), dismiss);
  dismiss.addEventListener('click', () => box.remove());
  corner.append(box);
  // A dialog is above everything else: what is said while it is open is said in it.
  document.querySelector('dialog[open]')?.append(corner);
  setTimeout(() => box.remove(), SHOWN_MILLISECONDS);
}
