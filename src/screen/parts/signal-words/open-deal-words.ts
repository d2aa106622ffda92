import { count } from '../../../domain/text.ts';
import { amount, inTheLast, percent } from '../figure-words.ts';
import { beforeOfMany, countedFromTo, endingOf, nowAndBefore, whole } from './counted-words.ts';
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
      stage === undefined ? 'deals move on less than before' : `deals stop at ${stage}`,
    comparison: (facts) => {
      const { stage, waiting, longestDays } = facts;
      const left = `Moved on or closed${stage === undefined ? '' : ` from ${stage}`}: ${nowAndBefore(facts)}`;
      if (waiting === undefined || longestDays === undefined) return left;
      const where =
        stage === undefined ? 'are open' : `${waiting === 1 ? 'waits' : 'wait'} at ${stage}`;
      const longest = `${count(longestDays, 'day')}${stage === undefined ? ' in its stage' : ''}`;
      return `${waiting} ${waiting === 1 && stage === undefined ? 'is open' : where}, the longest ${longest}. ${left}`;
    },
    counted: countedFromTo,
    ...endingOf('deals move on as often as before'),
    note: ({ days, isFromEntry, isInStage, isRare }, _, { stage }) => {
      const span = `${isFromEntry ? '' : 'at least '}${days} days`;
      if (!isInStage) return `open for ${span}`;
      return `${span} in ${stage}${isRare ? ', longer than 9 in 10' : ''}`;
    },
  },
  'activity-fell': {
    headline: () => 'open deals get less attention than before',
    comparison: ({ observed, of, weeks, away, before, beforeOf }) => {
      const now = observed / Math.max(1, of);
      const span = inTheLast(weeks, away);
      if (before === undefined || beforeOf === undefined || beforeOf === 0) {
        return `${ofTen(now)} open deals had activity in a week, ${span}.`;
      }
      const then = before / beforeOf;
      const format = ofTen(now) === ofTen(then) ? ofHundred : ofTen;
      return `${format(now)} open deals had activity in a week, ${span}; before, ${format(then)}.`;
    },
    counted: (facts, asOf, day) => {
      const counted = countedFromTo(facts, asOf, day);
      return counted && `Each deal that was in one stage all week, week by week: ${counted}`;
    },
    ...endingOf('as many open deals get activity as before'),
    note: ({ lastOn, quietDays }, day) =>
      lastOn === undefined
        ? `open for ${quietDays} days, no activity known`
        : `last activity on ${day(lastOn)}`,
  },
  'close-dates-pushed': {
    headline: () => 'close dates keep moving out',
    comparison: (facts) => `Moved out without a step forward: ${nowAndBefore(facts)}`,
    counted: countedFromTo,
    ...endingOf('they move out no more often than before'),
    note: ({ times, days }) =>
      times === 1 ? `pushed by ${days} days` : `pushed ${times} times, ${days} days in all`,
  },
  'forecast-rests-on-one-deal': {
    headline: () => 'one deal carries most of the period',
    comparison: ({ deals, largest, open, closesBy, currency }, day) =>
      largest === undefined || open === undefined || closesBy === undefined
        ? `It is one of ${count(deals, 'open deal')}.`
        : `It is ${amount(largest, currency)} of the ${amount(open, currency)} in ${count(deals, 'open deal')} that ${deals === 1 ? 'is' : 'are'} to close by ${day(closesBy)}.`,
    sureness: ({ closed, ownWeeks }) => {
      const weighed =
        closed === 0
          ? 'Amounts as they stand, as the team has closed no deal yet'
          : `Each amount is weighed by how often the team won from that stage, of ${closed} closed deals`;
      const whose = ownWeeks === undefined ? 'the team’s' : `the rep’s own ${ownWeeks}`;
      return `${weighed}; it is compared with the middle one of ${whose} earlier weeks.`;
    },
    clearsWhen: () => 'Ends when the other deals carry more of it.',
    note: ({ share }) => `${percent(share)} of the open amount`,
  },
  'commit-deals-slip': {
    headline: () => 'commit deals keep slipping',
    comparison: (facts) =>
      `${whole(facts.observed)} of ${facts.of} commit deals slipped ${inTheLast(facts.weeks, facts.away)}${beforeOfMany(facts)}`,
    counted: countedFromTo,
    ...endingOf('they slip no more often than before'),
    note: ({ on, from, to }, day) =>
      from === undefined || to === undefined
        ? `out of commit on ${day(on)}`
        : `moved from ${day(from)} to ${day(to)}`,
  },
};

/** `7 of 10`, of a share. */
function ofTen(share: number): string {
  return `${Math.round(share * 10)} of 10`;
}

/** Where tens are too few to show a difference. */
function ofHundred(share: number): string {
  return `${Math.round(share * 100)} of 100`;
}
