import { h } from './dom.ts';

const TONES = 8;

/** Initials on a colour that stays the same for a name. */
export function avatar(name: string, kind: 'person' | 'app' = 'person'): HTMLElement {
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
  const tone = [...name].reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973,
    7,
  );
  const look = kind === 'app' ? 'app' : `tone-${tone % TONES}`;
  return h('span', { class: `avatar ${look}`, 'aria-hidden': 'true' }, initials);
}
