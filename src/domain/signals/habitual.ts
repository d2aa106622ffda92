import { memoize } from '../memoize.ts';
import { isEmployedOn } from '../people/person.ts';
import {
  chanceOfAtLeast,
  usualShare,
  type Share,
  type UsualShare,
} from '../statistics/beta-binomial.ts';
import {
  dealsWith,
  PIPELINE_HABIT_NAMES,
  PIPELINE_HABITS,
  sharesByWeek,
  type PipelineHabitName,
} from '../team/pipeline-habits.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { WEEKS_A_YEAR, weekStartDate } from '../team/weeks.ts';
import { COMMON_BELOW, RARE_FROM, RARITY_CAP } from './alarm.ts';
import { foremost } from './deals.ts';
import type { Detector, Issue, Outcome } from './detector.ts';
import type { Measure, WeeklySeries } from './evidence.ts';
import type { Facts, FactShape, FactsOf } from './facts.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

/** What a signal of a habit says. */
export const HABIT_FACTS = {
  ground: ['habit'],
  /** So many open deals of so many, the rep's and the colleagues' together; what was kept before those were counted has none. */
  so: 'number',
  of: 'number',
  'colleaguesSo?': 'number',
  'colleaguesOf?': 'number',
  /** Among how many reps like the colleagues chance would bring this to one, at most. */
  onceInReps: 'number',
  /** So many may remain for it to end. */
  clearsAt: 'number',
} as const satisfies FactShape;

/** A claim about what is wrong with many of a rep's open deals. */
export interface HabitualClaim<DealFacts> {
  /** The measure's name, as `open deals without a next step`. */
  readonly measure: string;
  /** So much more evidence is asked for where the share comes and goes by itself; 0 for none. */
  readonly doubt: number;
  /** So many weeks in a row at least; four unless told. */
  readonly weeksInARow?: number;
  /** The deals that show it best come first. */
  compare(a: Timeline, b: Timeline, team: TeamTimeline): number;
  dealFacts(timeline: Timeline, team: TeamTimeline): DealFacts;
}

/** Fewer open deals than this make no share, as published rules have it too. */
export const DEALS_FOR_A_SHARE = 5;
/** Three deals are a list of deals to tidy up, not a habit to talk about. */
const DEALS_FOR_A_PATTERN = 4;
/** What is not half as common again as usual is not worth a talk, however sure it is. */
const ABOVE_USUAL = 1.5;
/** A pipeline may be untidy for a week or two of holidays. */
const WEEKS_IN_A_ROW = 4;
const WEEKS_OF_CHART = WEEKS_A_YEAR / 2;
/** With fewer colleagues there is no telling what is usual in the team. */
export const COLLEAGUES_TO_COMPARE = 3;
const NEEDS = {
  need: 'habit',
  deals: DEALS_FOR_A_SHARE,
  colleagues: COLLEAGUES_TO_COMPARE,
} as const;
/**
 * Each habit is one more chance to find something by chance: so much more evidence is asked for. Four habits were looked
 * for when the thresholds were measured. It isn't counted, as one more habit would make the others find less.
 */
const PRICE = Math.log(4);
/** What a pipeline hides may matter much; that it is untidy matters less than a change in the selling. */
const WEIGHT = 0.6;

/** The claim with whose it is. */
type NamedClaim = HabitualClaim<Facts> & { readonly kind: PipelineHabitName };

/**
 * A detector of a habit: it is true of far more of the rep's open deals than of the colleagues', more than
 * reps differ by chance. How common it is in the team, and how far the reps lie apart, is learnt from the
 * colleagues (a beta-binomial), so that what the whole team does is no rep's fault. A rep who does several
 * such things hears of the one that is clearest first: the others begin nothing of their own.
 */
export function habitual<const Declared extends Issue<PipelineHabitName>>(
  declared: Declared,
  claim: HabitualClaim<FactsOf<readonly [Declared['dealFacts']]>>,
): Detector<Declared> {
  // What a deal shows is typed by the declaration.
  const named = { ...claim, kind: declared.kind } as unknown as NamedClaim;
  return judged(declared, {
    needs: NEEDS,
    judge: (subject) => judge(named, subject) as Outcome<Declared>,
  });
}

/** A rep's share of open deals with a habit, beside the colleagues'. */
export interface HabitStanding extends Share {
  readonly usual: UsualShare;
  /** The colleagues' open deals together. */
  readonly others: Share;
  /** Colleagues with enough open deals to compare with. */
  readonly colleagues: number;
  /** Minus the log of the chance that a rep like the colleagues has so many, less what four habits cost. */
  readonly evidence: number;
}

/** How each rep stands with each habit; undefined where the export doesn't tell. */
export const habitStandings = memoize(
  (team: TeamTimeline): Readonly<Record<PipelineHabitName, readonly HabitStanding[] | undefined>> =>
    Object.fromEntries(
      PIPELINE_HABIT_NAMES.map((name) => [
        name,
        PIPELINE_HABITS[name].missing(team) === undefined ? standingsOf(team, name) : undefined,
      ]),
    ) as Record<PipelineHabitName, readonly HabitStanding[] | undefined>,
);

function standingsOf(team: TeamTimeline, name: PipelineHabitName): readonly HabitStanding[] {
  const shares = team.reps.map((person, rep): Share => {
    if (!isEmployedOn(person, team.newestExport)) return { so: 0, of: 0 };
    const { all, so } = dealsWith(team, rep, name);
    return { so: so.length, of: all.length };
  });
  return shares.map((own, rep) => {
    const others = shares.filter((_, other) => other !== rep);
    const usual = usualShare(others);
    return {
      ...own,
      usual,
      others: together(others),
      colleagues: others.filter((other) => other.of >= DEALS_FOR_A_SHARE).length,
      evidence: evidenceFor(own, usual),
    };
  });
}

/** All of them in one. */
export function together(shares: readonly Share[]): Share {
  return shares.reduce((all, { so, of }) => ({ so: all.so + so, of: all.of + of }), NONE);
}

const NONE: Share = { so: 0, of: 0 };

function evidenceFor(share: Share, usual: UsualShare): number {
  return -Math.log(chanceOfAtLeast(share, usual)) - PRICE;
}

function judge(claim: NamedClaim, subject: Subject): Outcome {
  const { team, rep } = subject;
  const missing = PIPELINE_HABITS[claim.kind].missing(team);
  const standing = habitStandings(team)[claim.kind]?.[rep];
  if (missing !== undefined || standing === undefined) {
    return { outcome: 'not-applicable', because: missing ?? 'no-habit' };
  }
  if (standing.of < DEALS_FOR_A_SHARE || standing.colleagues < COLLEAGUES_TO_COMPARE) {
    const there = [standing.of, standing.colleagues];
    return { outcome: 'not-enough-history', needs: NEEDS, there };
  }
  const { so, of, usual, evidence } = standing;
  if (evidence < COMMON_BELOW)
    return { outcome: 'clear', now: { measure: measureOf(claim, standing) } };
  const weeks = sharesByWeek(team, rep, claim.kind, WEEKS_OF_CHART);
  const isPattern = so >= DEALS_FOR_A_PATTERN && so / of >= ABOVE_USUAL * usual.mean;
  const isLasting = weeksSoFar(weeks, standing) >= (claim.weeksInARow ?? WEEKS_IN_A_ROW);
  const isSure = evidence >= RARE_FROM + claim.doubt && isPattern && isLasting;
  const size = Math.max(0, so / of - usual.mean) / (1 - usual.mean);
  return {
    outcome: isSure && isClearest(subject, claim.kind) ? 'raised' : 'fading',
    severity: Math.round(WEIGHT * size * Math.min(1, evidence / RARITY_CAP) * 100) / 100,
    evidence: evidenceOf(claim, subject, standing, weeks),
  };
}

/** Whether no other habit of the rep is surer; of two alike the earlier one counts. */
function isClearest({ team, rep }: Subject, name: PipelineHabitName): boolean {
  const evidences = PIPELINE_HABIT_NAMES.map((one) => ({
    one,
    evidence: habitStandings(team)[one]?.[rep]?.evidence ?? 0,
  }));
  const clearest = evidences.toSorted((a, b) => b.evidence - a.evidence)[0];
  return clearest?.one === name;
}

function evidenceOf(
  claim: NamedClaim,
  { team, rep }: Subject,
  standing: HabitStanding,
  byWeek: readonly Share[],
) {
  const { so, of, others, evidence } = standing;
  return {
    kind: claim.kind,
    asOf: team.newestExport,
    facts: {
      ground: 'habit',
      so,
      of,
      colleaguesSo: others.so,
      colleaguesOf: others.of,
      onceInReps: Math.floor(Math.exp(Math.min(evidence + PRICE, Math.log(10_000)))),
      clearsAt: maxToClear(standing),
    } as const,
    measure: measureOf(claim, standing),
    series: seriesOf(claim, team, byWeek),
    since: weekStartDate(team.weeks.count - weeksSoFar(byWeek, standing), team.weeks),
    opportunities: foremost(
      dealsWith(team, rep, claim.kind).so.map((timeline) => ({ timeline })),
      (a, b) => claim.compare(a.timeline, b.timeline, team),
      ({ timeline }) => claim.dealFacts(timeline, team),
    ),
  };
}

function measureOf(
  { measure }: Pick<NamedClaim, 'measure'>,
  { so, of, usual }: HabitStanding,
): Measure {
  return {
    name: measure,
    unit: 'share',
    observed: so / of,
    usual: usual.mean,
    betterWhen: 'lower',
  };
}

function seriesOf(
  { measure }: Pick<NamedClaim, 'measure'>,
  { weeks, isCovered }: TeamTimeline,
  byWeek: readonly Share[],
): WeeklySeries {
  const points = byWeek.map(({ so }, index) => {
    const week = weeks.count - byWeek.length + index;
    return { week: weekStartDate(week, weeks), value: isCovered[week] === true ? so : null };
  });
  return { label: measure, points };
}

/** For how many weeks it has been nearer to what it is now than to what is usual. */
function weeksSoFar(byWeek: readonly Share[], { so, of, usual }: HabitStanding): number {
  const half = (so / of + usual.mean) / 2;
  const before = byWeek.findLastIndex((week) => week.of === 0 || week.so / week.of < half);
  return Math.max(1, byWeek.length - 1 - before);
}

/** So many may remain for the signal to end. */
function maxToClear({ so, of, usual }: HabitStanding): number {
  for (let left = so - 1; left > 0; left -= 1) {
    if (evidenceFor({ so: left, of }, usual) < COMMON_BELOW) return left;
  }
  return 0;
}
