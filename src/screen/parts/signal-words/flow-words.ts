import { count } from '../../../domain/text.ts';
import { amount, inTheLast, percent } from '../figure-words.ts';
import {
  beforeOfMany,
  countedFromTo,
  endingOf,
  nowAndBefore,
  sureness,
  whole,
} from './counted-words.ts';
import type { WordsOf } from './words-of-kind.ts';

/** Below a third of what it was people say that it has dried up. */
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
    headline: ({ observed, weeks, before, weeksBefore }) =>
      before === undefined ||
      weeksBefore === undefined ||
      observed / weeks < (DRIED_UP * before) / weeksBefore
        ? 'new deals have dried up'
        : 'fewer new deals than before',
    comparison: nowAndBefore,
    counted: countedFromTo,
    ...endingOf('new deals come as often as before'),
    note: ({ createdOn }, day) => `created on ${day(createdOn)}`,
  },
  'win-rate-fell': {
    headline: () => 'fewer deals won than before',
    comparison: (facts) => {
      const { observed, of, weeks, away, stage } = facts;
      const what = stage === undefined ? 'closed deals' : `deals that closed at ${stage}`;
      return `Won ${whole(observed)} of ${of} ${what} ${inTheLast(weeks, away)}${beforeOfMany(facts)}`;
    },
    counted: countedFromTo,
    ...endingOf('as many of the closed deals are won as before'),
    note: ({ lostFrom, lostOn }, day) =>
      `lost${lostFrom === undefined ? '' : ` from ${lostFrom}`} on ${day(lostOn)}`,
  },
  'loss-at-one-stage': {
    headline: ({ stage }) => `deals are lost at ${stage}`,
    comparison: (facts) =>
      `${whole(facts.observed)} of ${facts.of} deals that left ${facts.stage} were lost ${inTheLast(facts.weeks, facts.away)}${beforeOfMany(facts)}`,
    counted: countedFromTo,
    ...endingOf('no more of them are lost there than before'),
    note: ({ lostFrom, lostOn }, day) => `lost from ${lostFrom} on ${day(lostOn)}`,
  },
  'deal-size-fell': {
    headline: ({ ground }) =>
      ground === 'size'
        ? 'new deals are smaller than before'
        : 'more is let go of the price than before',
    comparison: (facts) => {
      const { observed, weeks, deals, before, dealsBefore } = facts;
      const isSize = facts.ground === 'size';
      const said = (value: number) =>
        facts.ground === 'size' ? amount(value, facts.currency) : percent(value);
      if (deals === undefined || before === undefined || dealsBefore === undefined) {
        return `${isSize ? 'New deals' : 'Won, of the first amount'}: ${said(observed)} ${inTheLast(weeks)}.`;
      }
      const what = isSize ? 'new deal' : 'won deal';
      const is = isSize ? 'is' : 'kept';
      const of = isSize ? '' : ' of its first amount';
      return `The middle one of ${count(deals, what)} ${inTheLast(weeks)} ${is} ${said(observed)}${of}; before, of ${dealsBefore}, ${said(before)}.`;
    },
    sureness,
    clearsWhen: ({ ground }) =>
      ground === 'size'
        ? 'Ends when new deals are as large as before.'
        : 'Ends when won deals keep as much of their first amount as before.',
    note: ({ on, share }, day) =>
      share === undefined
        ? `created on ${day(on)}`
        : `won on ${day(on)} at ${percent(share)} of its first amount`,
  },
  'won-above-usual': {
    headline: () => 'winning more than before',
    comparison: (facts) => `Deals won: ${nowAndBefore(facts)}`,
    counted: countedFromTo,
    ...endingOf('deals are won as often as before'),
    note: ({ wonOn }, day) => `won on ${day(wonOn)}`,
  },
  'fast-funnel': {
    headline: () => 'deals move forward faster than before',
    comparison: (facts) => `Steps to a later stage, or won: ${nowAndBefore(facts)}`,
    counted: countedFromTo,
    ...endingOf('deals move forward as often as before'),
    note: ({ stage, leftOn }, day) => `left ${stage} on ${day(leftOn)}`,
  },
};
