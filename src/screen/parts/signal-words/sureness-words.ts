import { surenessOf, type Sureness } from '../../../domain/signals/sureness.ts';

const WORDS: Readonly<Record<Sureness, string>> = {
  'nearly-sure': 'Nearly sure: of ten signals like this, nine or more were right.',
  likely: 'Likely: of ten signals like this, about seven were right.',
  open: 'An open question: of ten signals like this, about four were right.',
  hint: 'A hint, no more: of ten signals like this, one or two were right.',
};

/** How sure a signal is, by its measured chance to be right. */
export function surenessWords(chance: number): string {
  return WORDS[surenessOf(chance)];
}
