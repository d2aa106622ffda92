import { expect, test } from 'vitest';
import { closings, winsByRep } from '#src/domain/team/closings.ts';
import { endedCommits } from '#src/domain/team/commits.ts';
import {
  conversion,
  coverageOn,
  openDealsOn,
  openShare,
  quotaOn,
} from '#src/domain/team/coverage.ts';
import { amountsKept, firstAmounts } from '#src/domain/team/deal-sizes.ts';
import { decided } from '#src/domain/team/decided.ts';
import { departures } from '#src/domain/team/departures.ts';
import { everOwned } from '#src/domain/team/ever-owned.ts';
import { contactLooks, countsOfLooks, nextStepLooks } from '#src/domain/team/fresh-looks.ts';
import { outlookDeals, outlooks } from '#src/domain/team/outlook.ts';
import { periodOn } from '#src/domain/team/period.ts';
import { dealsWith, PIPELINE_HABIT_NAMES, sharesByWeek } from '#src/domain/team/pipeline-habits.ts';
import { presence } from '#src/domain/team/presence.ts';
import { paceOn, recordBefore } from '#src/domain/team/quota-pace.ts';
import { stageOdds } from '#src/domain/team/stage-odds.ts';
import {
  advancePaces,
  shareStillThere,
  stagePaces,
  togetherOf,
} from '#src/domain/team/stage-pace.ts';
import type { TeamTimeline } from '#src/domain/team/team-timeline.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { mixedTimeline } from '#tests/support/mixed-team.ts';

const team = mixedTimeline();
const REPS = team.reps.map((_, rep) => rep);
/** The end of each fifth week, and some days in the middle of one. */
const DAYS = Array.from({ length: 30 }, (_, index) => team.weeks.lastDay - index * 18);

/** Every figure that is made of a team in which everything happens, so that none changes unnoticed. */
test.each<[string, (team: TeamTimeline) => unknown, string]>([
  [
    'weeks, stages and what is covered',
    (team) => [team.weeks, team.isCovered, team.stages],
    '88: 275012',
  ],
  ['closings', (team) => [closings(team), winsByRep(team)], '4244: 117332650.143'],
  ['promises that ended', endedCommits, '1647: 60688518.2857'],
  ['departures', departures, '10217: 259673130.857'],
  ['who ever owned', everOwned, '714: 11786557.7143'],
  ['presence', presence, '396: 5535.67346939'],
  ['decided', decided, '1545: 42522160.8571'],
  ['first amounts', firstAmounts, '4460: 96476284.6672'],
  ['amounts kept', amountsKept, '1499: 25489197.1407'],
  [
    'looks',
    (team) =>
      [nextStepLooks(team), contactLooks(team)].map((looks) => [looks, countsOfLooks(team, looks)]),
    '11620: 31803611.2123',
  ],
  ['outlooks', outlooks, '1622: 112981146.123'],
  [
    'deals of the outlook',
    (team) => REPS.map((rep) => outlookDeals(team, rep)),
    '129: 1978011.67246',
  ],
  [
    'periods',
    (team) => REPS.map((rep) => DAYS.map((day) => periodOn(team, rep, day))),
    '456: 44389015.1429',
  ],
  [
    'conversion',
    (team) => [conversion(team), openShare(conversion(team), 40)],
    '117: 145899.860661',
  ],
  [
    'coverage',
    (team) =>
      REPS.map((rep) =>
        DAYS.map((day) => {
          const quota = quotaOn(team, rep, day);
          return quota && [coverageOn(team, rep, quota, day), openDealsOn(team, rep, quota, day)];
        }),
      ),
    '2238: 152807874.586',
  ],
  [
    'habits',
    (team) =>
      PIPELINE_HABIT_NAMES.map((name) =>
        REPS.map((rep) => [dealsWith(team, rep, name), sharesByWeek(team, rep, name, 26)]),
      ),
    '2030: 6240984.85714',
  ],
  [
    'quota pace',
    (team) =>
      REPS.map((rep) =>
        DAYS.map((day) => {
          const period = periodOn(team, rep, day);
          const record = recordBefore(team, rep, period);
          return record && [record, paceOn(team, rep, 100_000, period, record, day)];
        }),
      ),
    '936: 124478134.07',
  ],
  [
    'odds of stages',
    (team) => [
      stageOdds(team).closed,
      [undefined, ...team.stages].map((one) => stageOdds(team).of(one)),
    ],
    '7: 637.274629324',
  ],
  ['paces of stages', stagePaces, '3237: 107765.738779'],
  [
    'paces of advances',
    (team) => [advancePaces(team), togetherOf(team, advancePaces(team))],
    '4031: 120606.184885',
  ],
  [
    'who is still there',
    (team) =>
      stagePaces(team).map((pace) => [1, 5, 30, 60].map((week) => shareStillThere(pace, week))),
    '21: 55.1584718869',
  ],
])('%s', (_, figures, expected) => {
  expect(fingerprint(figures(team))).toBe(expected);
});
