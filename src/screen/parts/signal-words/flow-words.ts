import { figure, inTheLast, percent, typicalAmount } from '../figure-words.ts';
import { endingOf, sureness, usualBeside } from './counted-words.ts';
import type { WordsOf } from './words-of-kind.ts';

/** Below a third of the usual people say that it has dried up. */
const DRIED_UP = 0.35;

/** What flows: new deals, wins, amounts. */
export const FLOW_WORDS: WordsOf<
  | 'new-opportunities-fell'
  | 'win-rate-fell'
  | 'loss-at-one-stage'
  | 'deal-size-fell'
  | 'won-above-usual'
  | 'fast-funnel'
> = {
  'new-opportunities-fell': {
    headline: ({ observed, usual }) =>
      observed < DRIED_UP * usual ? 'new deals have dried up' : 'fewer new deals than usual',
    comparison: usualBeside,
    ...endingOf('new deals'),
    note: ({ createdOn }, day) => `created on ${day(createdOn)}`,
  },
  'win-rate-fell': {
    headline: () => 'fewer deals won than usual',
    comparison: ({ observed, of, usual, weeks, stage }) => {
      const what = stage === undefined ? 'closed deals' : `deals closed at ${stage}`;
      return `${figure(observed)} of ${of} ${what} won ${inTheLast(weeks)}; ${figure(usual)} is usual.`;
    },
    ...endingOf('deals won'),
    note: ({ lostFrom, lostOn }, day) =>
      `lost${lostFrom === undefined ? '' : ` from ${lostFrom}`} on ${day(lostOn)}`,
  },
  'loss-at-one-stage': {
    headline: ({ stage }) => `deals are lost at ${stage}`,
    comparison: ({ observed, of, usual, weeks, stage }) =>
      `${figure(observed)} of ${of} deals that left ${stage} were lost ${inTheLast(weeks)}; ${figure(usual)} is usual.`,
    ...endingOf('deals lost from one stage'),
    note: ({ lostFrom, lostOn }, day) => `lost from ${lostFrom} on ${day(lostOn)}`,
  },
  'deal-size-fell': {
    headline: ({ ground }) =>
      ground === 'size'
        ? 'new deals are smaller than usual'
        : 'more is let go of the price than usual',
    comparison: (facts) => {
      const { observed, usual, weeks } = facts;
      if (facts.ground === 'kept') {
        return `Won at ${percent(observed)} of the first amount ${inTheLast(weeks)}; ${percent(usual)} is usual.`;
      }
      const amount = (value: number) => typicalAmount(value, facts.currency);
      return `Typical new deal: ${amount(observed)} ${inTheLast(weeks)}; ${amount(usual)} is usual.`;
    },
    sureness,
    clearsWhen: ({ ground, clearsAfterDeals: deals }) =>
      `Clears after about ${deals} ${deals === 1 ? 'deal' : 'deals'} ${ground === 'size' ? 'of the usual size' : 'won at the usual price'}.`,
    note: ({ on, share }, day) =>
      share === undefined
        ? `created on ${day(on)}`
        : `won on ${day(on)} at ${percent(share)} of its first amount`,
  },
  'won-above-usual': {
    headline: () => 'winning more than usual',
    comparison: (facts) => `Deals won: ${usualBeside(facts)}`,
    ...endingOf('deals won'),
    note: ({ wonOn }, day) => `won on ${day(wonOn)}`,
  },
  'fast-funnel': {
    headline: () => 'deals move forward faster than usual',
    comparison: (facts) => `Steps forward: ${usualBeside(facts)}`,
    ...endingOf('steps forward'),
    note: ({ stage, leftOn }, day) => `left ${stage} on ${day(leftOn)}`,
  },
};
