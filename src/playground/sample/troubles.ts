import type { SignalKind } from '../../domain/signals/kinds.ts';
import { STEADY, type Habits } from './habits.ts';
import type { Rep } from './people.ts';

/** What is going on with a rep, to be found by the bot. */
export interface Trouble {
  /** The rep's mailbox. */
  readonly rep: string;
  readonly signal: SignalKind;
  /** The first week and the last one, counted from the last past Friday. */
  readonly from: number;
  readonly until: number;
  readonly habits: Partial<Habits>;
}

const TO_THE_END = 99;

/**
 * The story. What recovers does so as if it had been coached. The quota of a quarter is settled by the week
 * in which the quarter ends.
 */
export const TROUBLES: readonly Trouble[] = [
  {
    rep: 'ana.kovacevic',
    signal: 'new-opportunities-fell',
    from: -5,
    until: 2,
    habits: { newDeals: 0.1 },
  },
  {
    rep: 'oliver.pemberton',
    signal: 'opportunities-stalled',
    from: -9,
    until: 3,
    habits: { stalledIn: 'Proposal' },
  },
  {
    rep: 'minhchau.le',
    signal: 'close-dates-pushed',
    from: -8,
    until: 1,
    habits: { push: 0.5, near: 70 },
  },
  {
    rep: 'tyler.brooks',
    signal: 'win-rate-fell',
    from: -20,
    until: TO_THE_END,
    habits: { win: 0.12 },
  },
  {
    rep: 'rhys.llewellyn',
    signal: 'won-above-usual',
    from: -16,
    until: TO_THE_END,
    habits: { loseEarly: 0.02, win: 0.98 },
  },
  {
    rep: 'noah.goldberg',
    signal: 'coverage-thin',
    from: 0,
    until: TO_THE_END,
    habits: { quota: 3.5 },
  },

  {
    rep: 'giulia.ferraro',
    signal: 'parked-close-dates',
    from: -14,
    until: TO_THE_END,
    habits: { parked: 0.8, quota: 0.4 },
  },
  {
    rep: 'ben.hartmann',
    signal: 'opportunities-stalled',
    from: 1,
    until: TO_THE_END,
    habits: { stalledIn: 'Qualification' },
  },
  {
    rep: 'zainab.yusuf',
    signal: 'new-opportunities-fell',
    from: 1,
    until: TO_THE_END,
    habits: { newDeals: 0.2 },
  },
  {
    rep: 'arjun.mehta',
    signal: 'opportunities-stalled',
    from: -4,
    until: TO_THE_END,
    habits: { stalledIn: 'Negotiation' },
  },
];

/** What was over before the playground opens. */
const PAST_TROUBLES: readonly Trouble[] = [
  {
    rep: 'inaki.etxeberria',
    signal: 'close-dates-pushed',
    from: -21,
    until: -14,
    habits: { push: 0.5, near: 70 },
  },
  {
    rep: 'kwame.mensah',
    signal: 'opportunities-stalled',
    from: -24,
    until: -9,
    habits: { stalledIn: 'Negotiation' },
  },
  {
    rep: 'maximiliana.theodora.von.hohenstein-oberndorff',
    signal: 'close-dates-pushed',
    from: -18,
    until: -9,
    habits: { push: 0.5, near: 70 },
  },
  {
    rep: 'marcus.johnson',
    signal: 'close-dates-pushed',
    from: -24,
    until: -11,
    habits: { push: 0.5, near: 70 },
  },
  {
    rep: 'grace.kim',
    signal: 'opportunities-stalled',
    from: -21,
    until: -11,
    habits: { stalledIn: 'Qualification' },
  },
];

const ALL_TROUBLES = [...PAST_TROUBLES, ...TROUBLES];

/** How a rep sells in a week, with what is going on by then. */
export function habitsIn(week: number, rep: Rep): Habits {
  const changes = ALL_TROUBLES.filter(
    (trouble) => trouble.rep === rep.mailbox && trouble.from <= week && week <= trouble.until,
  ).map(({ habits }) => habits);
  return Object.assign({ ...STEADY, newDeals: rep.newDeals ?? STEADY.newDeals }, ...changes);
}
