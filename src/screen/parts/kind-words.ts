import type { SignalKind } from '../../domain/signals/kinds.ts';

/** A kind of signal as people say it: `Deals stalled`. Its name is a claim already. */
export function kindWords(kind: SignalKind | 'recovered-after-coaching'): string {
  const words = kind.replaceAll('-', ' ').replaceAll('opportunities', 'deals');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
