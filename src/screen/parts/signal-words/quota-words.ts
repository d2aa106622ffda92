import type { Milestone } from '../../../domain/pipeline/ramp-record.ts';
import { listed } from '../../../domain/text.ts';
import { amount, percent } from '../figure-words.ts';
import { rampBasisWords, milestoneName } from '../milestone-words.ts';
import type { WordsOf } from './words-of-kind.ts';

/** What is measured by a quota, or by the way there. */
export const QUOTA_WORDS: WordsOf<'coverage-thin' | 'behind-quota-pace' | 'new-rep-behind-ramp'> = {
  'coverage-thin': {
    headline: () => 'open deals can’t carry the quota',
    comparison: ({ coverage, needed, open, left, currency }) => {
      const worth =
        open === undefined || left === undefined
          ? `Open deals are worth ${coverage.toFixed(1)} times what is still missing`
          : `${open === 0 ? 'Nothing' : amount(open, currency)} is open to close in the period, ${amount(left, currency)} still missing`;
      return `${worth}; the team usually needs ${needed.toFixed(1)} times what is missing.`;
    },
    // Coverage is arithmetic, not chance: what it rests on says how sure it is.
    sureness: ({ winRate, closed, days, openShare }) =>
      `The team won ${percent(winRate)} of ${closed} deals that closed in a year; of what it wins in ${days} days, ${percent(openShare)} is open when they begin.`,
    clearsWhen: ({ clearsFrom }) =>
      `Clears when open deals are ${clearsFrom.toFixed(1)}× what is left.`,
    note: ({ closesOn }, day) => `to close on ${day(closesOn)}`,
  },
  'behind-quota-pace': {
    headline: () => 'behind the pace of the quota',
    comparison: ({ won, wonAmount, quota, earlier, periods, currency }) => {
      if (wonAmount === undefined || quota === undefined || earlier === undefined) {
        return `${percent(won)} of the quota is won.`;
      }
      const then =
        periods === 1
          ? `By this day of the period before it was ${amount(earlier, currency)}`
          : `By this day of the ${periods} periods before it was ${amount(earlier, currency)} on average`;
      return `${wonAmount === 0 ? 'Nothing' : amount(wonAmount, currency)} of ${amount(quota, currency)} is won. ${then}.`;
    },
    sureness: ({ onceInPeriods }) =>
      `Chance alone would leave a rep this far behind less than once in ${onceInPeriods} periods.`,
    clearsWhen: () => 'Ends when what is won has caught up, or open deals can carry what is left.',
    note: ({ closesOn }, day) => `to close on ${day(closesOn)}`,
  },
  'new-rep-behind-ramp': {
    headline: () => 'behind the usual ramp',
    comparison: (facts, day) =>
      `Month ${facts.month}: ${milestonesOf(facts)} still to come; usual by ${day(facts.usualBy)}.`,
    sureness: rampBasisWords,
    clearsWhen: (facts) => `Clears with ${milestonesOf(facts)}.`,
    note: ({ stage, since }, day) => `in ${stage ?? 'a stage'} since ${day(since)}`,
  },
};

interface Missing {
  readonly missing: readonly Milestone[];
  readonly proposalStage?: string;
}

function milestonesOf({ missing, proposalStage }: Missing): string {
  return listed(missing.map((milestone) => milestoneName(milestone, proposalStage)));
}
