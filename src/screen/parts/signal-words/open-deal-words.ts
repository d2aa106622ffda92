import { figure, inTheLast, percent } from '../figure-words.ts';
import { endingOf, usualBeside } from './counted-words.ts';
import type { WordsOf } from './words-of-kind.ts';

/** What happens to open deals, or doesn't. */
export const OPEN_DEAL_WORDS: WordsOf<
  | 'opportunities-stalled'
  | 'activity-fell'
  | 'close-dates-pushed'
  | 'forecast-rests-on-one-deal'
  | 'commit-deals-slip'
> = {
  'opportunities-stalled': {
    headline: ({ stage }) =>
      stage === undefined ? 'deals move on less than usual' : `deals stop at ${stage}`,
    comparison: (facts) => {
      const { stage } = facts;
      return `Deals that ${stage === undefined ? 'moved on' : `left ${stage}`}: ${usualBeside(facts)}`;
    },
    ...endingOf('deals moving on'),
    note: ({ days, isFromEntry, isInStage, isRare }, _, { stage }) => {
      const span = `${isFromEntry ? '' : 'at least '}${days} days`;
      if (!isInStage) return `open for ${span}`;
      return `${span} in ${stage}${isRare ? ', longer than 9 in 10' : ''}`;
    },
  },
  'activity-fell': {
    headline: () => 'open deals get less attention than usual',
    comparison: ({ observed, of, usual, weeks }) =>
      `Open deals with activity in a week: ${figure(observed)} of ${figure(of)} ${inTheLast(weeks)}; ${figure(usual)} is usual.`,
    ...endingOf('open deals with activity'),
    note: ({ lastOn, quietDays }, day) =>
      lastOn === undefined
        ? `open for ${quietDays} days, no activity known`
        : `last activity on ${day(lastOn)}`,
  },
  'close-dates-pushed': {
    headline: () => 'close dates keep moving out',
    comparison: (facts) => `Pushes without progress: ${usualBeside(facts)}`,
    ...endingOf('pushes without progress'),
    note: ({ times, days }) =>
      times === 1 ? `pushed by ${days} days` : `pushed ${times} times, ${days} days in all`,
  },
  'forecast-rests-on-one-deal': {
    headline: () => 'one deal carries most of the period',
    comparison: ({ share, deals, usual }) =>
      `It is ${percent(share)} of what ${deals} open deals may bring; ${percent(usual)} is usual.`,
    sureness: ({ closed, ownWeeks }) => {
      const weighed =
        closed === 0
          ? 'Amounts as they stand, as the team has closed no deal yet'
          : `Each amount is weighed by how often the team won from that stage, of ${closed} closed deals`;
      const whose = ownWeeks === undefined ? 'the team’s' : `the rep’s own ${ownWeeks}`;
      return `${weighed}; usual is the middle of ${whose} earlier weeks.`;
    },
    clearsWhen: ({ clearsBelow }) =>
      `Clears when the largest deal is below ${percent(clearsBelow)} of what the open deals may bring.`,
    note: ({ share }) => `${percent(share)} of what may still come`,
  },
  'commit-deals-slip': {
    headline: () => 'commit deals keep slipping',
    comparison: ({ observed, of, usual, weeks }) =>
      `${observed} of ${of} slipped ${inTheLast(weeks)}; ${figure(usual)} is usual.`,
    ...endingOf('slipped commit deals'),
    note: ({ on, from, to }, day) =>
      from === undefined || to === undefined
        ? `out of commit on ${day(on)}`
        : `moved from ${day(from)} to ${day(to)}`,
  },
};
