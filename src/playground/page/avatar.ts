import { h } from './dom.ts';

const TONES = 8;

/** Initials on a colour that stays the same for a name. */
export function avatar(name: string, kind: 'person' | 'app' = 'person'): HTMLElement {
  const initials = name
    .split(/\s+/)
    .map(firstLetter)
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
  const look = kind === 'app' ? 'app' : `tone-${toneOf(name)}`;
  return h('span', { class: `avatar ${look}`, 'aria-hidden': 'true' }, initials);
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstLetter(word: string): string {
  return letters.segment(word).containing(0)?.segment ?? '';
}

function toneOf(name: string): number {
  let sum = 0;
  for (let index = 0; index < name.length; index += 1) {
    sum = (sum * 31 + name.charCodeAt(index)) % 9_973;
  }
  return sum % TONES;
}
