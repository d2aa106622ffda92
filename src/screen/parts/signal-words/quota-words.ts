import { listed } from '../../../domain/text.ts';
import { percent } from '../figures.ts';
import { rampBasisWords, milestoneName } from '../milestone-words.ts';
import type { WordsOf } from './words-of-kind.ts';

/** What is measured by a quota, or by the way there. */
export const QUOTA_WORDS: WordsOf<'coverage-thin' | 'behind-quota-pace' | 'new-rep-behind-ramp'> = {
  'coverage-thin': {
    headline: () => 'open deals can’t carry the quota',
    comparison: ({ coverage, needed }) =>
      `Open deals are ${coverage.toFixed(1)}× what is left of it; ${needed.toFixed(1)}× is needed.`,
    // Coverage is arithmetic, not chance: what it rests on says how sure it is.
    sureness: ({ winRate, closed, days, openShare }) =>
      `The team won ${percent(winRate)} of ${closed} deals that closed in a year; of what it wins in ${days} days, ${percent(openShare)} is open when they begin.`,
    clearsWhen: ({ clearsFrom }) =>
      `Clears when open deals are ${clearsFrom.toFixed(1)}× what is left.`,
    note: ({ closesOn }, day) => `to close on ${day(closesOn)}`,
  },
  'behind-quota-pace': {
    headline: () => 'behind the pace of the quota',
    comparison: ({ won, due }) =>
      `${percent(won)} of the quota is won; ${percent(due)} is usual by now.`,
    sureness: ({ onceInPeriods }) =>
      `Chance alone would leave a rep this far behind less than once in ${onceInPeriods} periods.`,
    clearsWhen: ({ clearsFrom }) =>
      `Clears when ${percent(clearsFrom)} of the quota is won, or open deals can carry what is left.`,
    note: ({ closesOn }, day) => `to close on ${day(closesOn)}`,
  },
  'new-rep-behind-ramp': {
    headline: () => 'behind the usual ramp',
    comparison: ({ month, usualBy, ...missing }, day) =>
      `Month ${month}: ${milestonesOf(missing)} still to come; usual by ${day(usualBy)}.`,
    sureness: rampBasisWords,
    clearsWhen: (missing) => `Clears with ${milestonesOf(missing)}.`,
    note: ({ stage, since }, day) => `in ${stage ?? 'a stage'} since ${day(since)}`,
  },
};

function milestonesOf({
  milestones,
  proposalStage,
}: {
  readonly milestones: readonly Parameters<typeof milestoneName>[0][];
  readonly proposalStage?: string;
}): string {
  return listed(milestones.map((milestone) => milestoneName(milestone, proposalStage)));
}
