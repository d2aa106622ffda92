import { h } from './dom.ts';

/** In place of what the bot has never used so far. */
export function notShown(what: string): HTMLElement {
  return h('p', { class: 'unknown' }, `(The playground does not show a ${what}.)`);
}
