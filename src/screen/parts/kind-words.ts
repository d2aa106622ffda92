import type { SignalKind } from '../../domain/signals/kinds.ts';

/** What each kind is called wherever no rep's own figures choose the words: as on the lists, but for the name of a stage. */
const NAMES: Readonly<Record<SignalKind | 'recovered-after-coaching', string>> = {
  'new-opportunities-fell': 'Fewer new deals than usual',
  'opportunities-stalled': 'Deals stop at a stage',
  'activity-fell': 'Open deals get less attention than usual',
  'close-dates-pushed': 'Close dates keep moving out',
  'win-rate-fell': 'Fewer deals won than usual',
  'loss-at-one-stage': 'Deals are lost at one stage',
  'deal-size-fell': 'New deals are smaller than usual',
  'coverage-thin': 'Open deals can’t carry the quota',
  'behind-quota-pace': 'Behind the pace of the quota',
  'forecast-rests-on-one-deal': 'One deal carries most of the period',
  'commit-deals-slip': 'Commit deals keep slipping',
  'one-contact-deals': 'Deals hang on one contact',
  'no-next-step': 'Deals have no next step',
  'parked-close-dates': 'Close dates are parked far away',
  'overdue-close-dates': 'Close dates have passed on open deals',
  'never-logs-activity': 'Logs no activity in the CRM',
  'new-rep-behind-ramp': 'Behind the usual ramp',
  'won-above-usual': 'Winning more than usual',
  'fast-funnel': 'Deals move forward faster than usual',
  'clean-pipeline': 'Keeps the pipeline in order',
  'recovered-after-coaching': 'Recovered after coaching',
};

/** A kind of signal as people say it: `Deals stop at a stage`, the same on settings, report and guide. */
export function kindWords(kind: SignalKind | 'recovered-after-coaching'): string {
  return NAMES[kind];
}

/** The same of a kind of item that may be no signal's: `Longest without a one-on-one`. */
export function itemKindWords(kind: string): string {
  if (isNamed(kind)) return NAMES[kind];
  const words = kind.replaceAll('-', ' ').replace('one on one', 'one-on-one');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isNamed(kind: string): kind is keyof typeof NAMES {
  return Object.hasOwn(NAMES, kind);
}
