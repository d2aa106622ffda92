import { chanceOfAtMost, usualShare, type UsualShare } from '../statistics/beta-binomial.ts';
import { dealsWith, sharesByWeek, type PipelineHabitName } from '../team/pipeline-habits.ts';
import { WEEKS_A_YEAR, weekStartDate } from '../team/weeks.ts';
import { COMMON_BELOW, RARE_FROM, RARITY_CAP } from './alarm.ts';
import { byAmount, foremost } from './deals.ts';
import type { EvidenceOf, Outcome, Strength } from './detector.ts';
import type { Measure } from './evidence.ts';
import {
  COLLEAGUES_TO_COMPARE,
  DEALS_FOR_A_SHARE,
  habitStandings,
  together,
  type HabitStanding,
} from './habitual.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

/** What is kept in order. A habit that is found some day is no part of it by itself, as it would change what is praised. */
const KEPT_IN_ORDER: readonly PipelineHabitName[] = [
  'one-contact-deals',
  'no-next-step',
  'parked-close-dates',
  'overdue-close-dates',
];
/** Of the four habits so many must be in the exports: a close date alone is no order. */
const HABITS_TO_SPEAK_OF = 3;
const NEEDS = {
  need: 'habits',
  habits: HABITS_TO_SPEAK_OF,
  deals: DEALS_FOR_A_SHARE,
  colleagues: COLLEAGUES_TO_COMPARE,
} as const;
/** A list may be tidy for a week after a talk about it: two months are a habit. */
const WEEKS_IN_ORDER = 8;
const WEEKS_BEFORE = WEEKS_A_YEAR / 2;

const DECLARED = {
  kind: 'clean-pipeline',
  nature: 'strength',
  facts: [
    {
      /** Of so many things to keep in order so many are amiss, the rep's and the colleagues' together. */
      so: 'number',
      of: 'number',
      'colleaguesSo?': 'number',
      'colleaguesOf?': 'number',
      onceInReps: 'number',
    },
  ],
  dealFacts: { 'nextStep?': 'text' },
} as const satisfies Strength;

type Found = EvidenceOf<typeof DECLARED>;

/**
 * The rep keeps the pipeline in order far better than the colleagues: a second contact, a next step that says
 * something, close dates that are neither parked nor passed. It is work that nobody sees, and that the whole
 * team's forecast stands on, so that it is worth saying out loud.
 */
export const cleanPipeline = judged(DECLARED, { needs: NEEDS, judge });

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const { team, rep } = subject;
  const standings = KEPT_IN_ORDER.flatMap((name): readonly NamedStanding[] => {
    const standing = habitStandings(team)[name]?.[rep];
    return standing === undefined ? [] : [{ ...standing, name }];
  });
  if (standings.length < HABITS_TO_SPEAK_OF) {
    return { outcome: 'not-applicable', because: 'few-habits' };
  }
  const compared = standings.filter(
    ({ of, colleagues }) => of >= DEALS_FOR_A_SHARE && colleagues >= COLLEAGUES_TO_COMPARE,
  );
  if (compared.length < HABITS_TO_SPEAK_OF) {
    return { outcome: 'not-enough-history', needs: NEEDS };
  }
  const measure = measureOf(compared);
  const before = compared.map((one) => ({ ...one, usual: usualBefore(subject, one) }));
  const evidence = Math.min(togetherEvidence(compared), togetherEvidence(before));
  if (evidence < COMMON_BELOW) return { outcome: 'clear', now: { measure } };
  const isBetterInAll = [...compared, ...before].every(
    ({ so, of, usual }) => so / of <= usual.mean,
  );
  const isRaised = evidence >= RARE_FROM && isBetterInAll && isLasting(subject);
  return {
    outcome: isRaised ? 'raised' : 'fading',
    severity: Math.round(Math.min(1, evidence / RARITY_CAP) * 100) / 100,
    evidence: evidenceOf(subject, compared, measure, evidence),
  };
}

interface NamedStanding extends HabitStanding {
  readonly name: PipelineHabitName;
}

/** What was usual of the colleagues half a year ago: that they let theirs go since is no order of the rep's. Today's, where too few had deals. */
function usualBefore({ team, rep }: Subject, { name, usual }: NamedStanding): UsualShare {
  const others = team.reps.flatMap((_, other) =>
    other === rep ? [] : sharesByWeek(team, other, name, WEEKS_BEFORE).slice(0, 1),
  );
  const enough = others.filter(({ of }) => of >= DEALS_FOR_A_SHARE);
  return enough.length < COLLEAGUES_TO_COMPARE ? usual : usualShare(enough);
}

/**
 * How surprising it is that so few deals have any of the habits: Fisher's method puts the chances of the
 * habits, each that a rep like the colleagues has so few, together into one.
 */
function togetherEvidence(compared: readonly HabitStanding[]): number {
  const logs = compared.reduce((sum, one) => sum - Math.log(chanceOfAtMost(one, one.usual)), 0);
  // The upper tail of a chi-squared distribution with an even number of degrees of freedom.
  let [term, series] = [1, 1];
  for (let index = 1; index < compared.length; index += 1) {
    term *= logs / index;
    series += term;
  }
  return logs - Math.log(series);
}

/** Whether all of it has been in order for as long, too. */
function isLasting({ team, rep }: Subject): boolean {
  return KEPT_IN_ORDER.every((name) => {
    const standing = habitStandings(team)[name]?.[rep];
    if (standing === undefined) return true;
    const weeks = sharesByWeek(team, rep, name, WEEKS_IN_ORDER);
    const so = weeks.reduce((sum, week) => sum + week.so, 0);
    const of = weeks.reduce((sum, week) => sum + week.of, 0);
    return of > 0 && so / of <= standing.usual.mean;
  });
}

function measureOf(compared: readonly HabitStanding[]): Measure {
  const of = compared.reduce((sum, one) => sum + one.of, 0);
  return {
    name: 'things-amiss-on-open-deals',
    unit: 'share',
    observed: compared.reduce((sum, one) => sum + one.so, 0) / of,
    usual: compared.reduce((sum, one) => sum + one.usual.mean * one.of, 0) / of,
    betterWhen: 'lower',
  };
}

function evidenceOf(
  { team, rep }: Subject,
  compared: readonly HabitStanding[],
  measure: Measure,
  evidence: number,
): Found {
  const { so, of } = together(compared);
  const others = together(compared.map((one) => one.others));
  const { all } = dealsWith(team, rep, 'no-next-step');
  return {
    kind: DECLARED.kind,
    asOf: team.newestExport,
    facts: {
      so,
      of,
      colleaguesSo: others.so,
      colleaguesOf: others.of,
      onceInReps: Math.floor(Math.exp(Math.min(evidence, Math.log(10_000)))),
    },
    measure,
    series: {
      label: 'open-deals-past-their-close-date',
      points: sharesByWeek(team, rep, 'overdue-close-dates', WEEKS_A_YEAR / 2).map(
        (week, index) => {
          const at = team.weeks.count - WEEKS_A_YEAR / 2 + index;
          const value = team.isCovered[at] === true ? week.so : null;
          return { week: weekStartDate(at, team.weeks), value };
        },
      ),
    },
    since: weekStartDate(team.weeks.count - WEEKS_IN_ORDER, team.weeks),
    opportunities: foremost(
      all.map((timeline) => ({ timeline })),
      byAmount,
      ({ timeline: { opportunity } }) =>
        opportunity.nextStep === undefined ? {} : { nextStep: opportunity.nextStep },
    ),
  };
}
