import { memoize } from '../memoize.ts';
import { watchForChange, type ChangeWatch } from '../statistics/change-watch.ts';
import type { Direction } from '../statistics/shared-change.ts';
import type { CompanySeason } from '../pipeline/rep-history.ts';
import { at, sum, type Counts } from '../statistics/counts.ts';
import { lumpinessOf } from '../statistics/lumpiness.ts';
import { awayWeeks } from '../team/absence.ts';
import type { WatchedWeeks, WatchSettings } from '../statistics/week-grid.ts';
import { addedUp, type WeekSums } from '../statistics/season.ts';
import { teamLevels, teamUsual, type TeamUsual } from '../statistics/usual.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_YEAR, weekStartDate } from '../team/weeks.ts';
import { CLEARED_BELOW, EVIDENCE_CAP, RAISED_FROM } from './alarm.ts';
import type { Declaration, Detector, Outcome } from './detector.ts';
import type { ClearedEvidence, FactualOpportunity, Measure, WeeklySeries } from './evidence.ts';
import type { Facts, FactShape, FactsOf } from './facts.ts';
import {
  beforeAndNow,
  beforeAWeek,
  BEFORE_AND_NOW,
  isShownBy,
  type BeforeAndNow,
  type CountedRows,
} from './before-and-now.ts';
import { LOOKED_FOR } from './looked-for.ts';
import { shareMeasure } from './share-measure.ts';
import type { Needs } from './silence.ts';
import { subjectOf, type Subject } from './subject.ts';
import { chanceOfChange } from './sureness.ts';

/** A week by itself says little of how somebody sells now. */
const WEEKS_OF_STANDING = 4;

/** Less than a quarter below the usual, or a third above it, nobody could see. */
const PLAINLY_LESS = 0.75;
const PLAINLY_MORE = 1.33;
/** Good weeks seldom lie further above a rep's own past by luck alone. */
const DEVIATIONS_OF_LUCK = 3;

/** Few shares tell little of how far reps lie apart in them. */
const ODDS_SPREAD_LIMITS = [0.2, 1.2] as const;
const MAX_SHARE = 0.95;

/** What every signal of a change in counts says: whole counts, as the rows have them. */
export const COUNTED_FACTS = {
  ...BEFORE_AND_NOW,
  /** In how many weeks chance alone would do this once, at most. */
  onceInWeeks: 'number',
} as const satisfies FactShape;

/** The same of a share: of how many. */
export const SHARE_FACTS = {
  ...COUNTED_FACTS,
  of: 'number',
  'beforeOf?': 'number',
} as const satisfies FactShape;

type CountedFacts = FactsOf<readonly [typeof COUNTED_FACTS]>;
/** What a claim says beside that. */
type OwnFacts<All> = All extends CountedFacts
  ? Omit<All, keyof FactsOf<readonly [typeof SHARE_FACTS]>>
  : never;

/** A claim about how often something happens: what is counted, and what it tells. */
export interface CountedClaim<Own = CountedFacts, DealFacts = Facts> {
  /** How much less evidence it is asked for, as {@link RAISED_FROM} explains. */
  readonly discount: number;
  /** Whether there is fewer or more of it when it is said. */
  readonly direction: Direction;
  /** The changes to look for where they are not those of {@link LOOKED_FOR}. */
  readonly ratios?: WatchSettings['ratios'];
  /** As {@link teamUsual} takes it. */
  readonly leastUnevenness?: number;
  /** For fewer weeks nothing is raised, as what is put right at once comes in bursts. */
  readonly leastWeeks?: number;
  /** What a rep's usual must at least have been learnt from; `of` is the noun where not given. */
  readonly needs: { readonly events: number; readonly weeks: number; readonly of?: string };
  /** What is counted, as `new-deals`; a measure is named after it. */
  readonly noun: string;
  /** Whether it shows only from one export to the next: then weeks without an export are gaps. */
  readonly isSeenBetweenExports: boolean;
  /** What was counted, and what any rep would have: in parts, where one part alone may change. */
  count(team: TeamTimeline): readonly CountedPart[];
  /** Of a share, what it is called, as `win rate`. */
  shareName?(stage: string | undefined): string;
  describe(finding: Finding): {
    readonly facts: OwnFacts<Own>;
    readonly opportunities: readonly FactualOpportunity<DealFacts>[];
  };
}

export interface CountedPart {
  /** The stage that is counted; undefined for all together. */
  readonly stage: string | undefined;
  readonly counts: Counts;
  /** By rep and week: out of how many. Where given, a share is watched, and these are what the needs are about. */
  readonly tries?: Counts['observed'];
  /** What a person counts in the rows, where that is something else than what is watched. */
  readonly seen?: Counts['observed'];
}

/** One rep's change, as it is to be put into words. */
export interface Finding extends Subject {
  readonly stage: string | undefined;
  readonly watch: ChangeWatch;
  /** How many weeks are under suspicion, the newest one included. */
  readonly weeks: number;
}

interface LearntPart {
  /** As it was counted, in the weeks of an absence and before anything was known as well. */
  readonly given: CountedPart;
  readonly part: CountedPart;
  readonly usual: TeamUsual;
  /** How far the reps' usuals lie apart: the standard deviation of their logarithms, or of their log odds. */
  readonly spread: number;
  /** By rep and week: what is due of anybody without a season, in which the neighbours' own trouble may be. */
  readonly asEver: TeamUsual['expected'];
}

interface WatchedPart extends LearntPart {
  readonly watch: ChangeWatch;
  /** What the rep's usual was learnt from. */
  readonly events: number;
}

/** The claim with whose it is. */
type NamedClaim = CountedClaim & Pick<Declaration, 'kind' | 'nature'>;

/** A detector that compares how often something happens with the rep's own usual. */
export function counted<const Declared extends Declaration>(
  declared: Declared,
  claim: CountedClaim<FactsOf<Declared['facts']>, FactsOf<readonly [Declared['dealFacts']]>>,
): Detector<Declared> {
  // What it describes is typed by the declaration.
  const named = { ...declared, ...claim } as unknown as NamedClaim;
  const levels = memoize((team: TeamTimeline) =>
    claim.count(team).map((given) => {
      const part = withoutUnknown(given, team, claim.isSeenBetweenExports);
      return { given, part, levels: teamLevels(part.counts) };
    }),
  );
  const learn = memoize((team: TeamTimeline) =>
    memoize((season: CompanySeason): readonly LearntPart[] =>
      levels(team).map(({ given, part, levels }) => {
        const weeks = sharedWeeks(season, team, nameOf(named, part), levels.weeks);
        const share = shareOf(part);
        const usual = teamUsual(levels, claim.leastUnevenness, weeks, share);
        const spread = spreadOf(usual, share);
        return { given, part, usual, spread, asEver: levels.counts.expected };
      }),
    ),
  );
  return {
    ...declared,
    needs: needsOf(claim),
    countWeeks: (team) =>
      new Map(levels(team).map(({ part, levels }) => [nameOf(named, part), levels.weeks])),
    countReps: (team) =>
      levels(team).map(({ part, levels }) => ({
        name: nameOf(named, part),
        stage: part.stage,
        noun: claim.noun,
        direction: claim.direction,
        levels,
      })),
    detect(history, asOf) {
      const subject = subjectOf(history, asOf);
      if ('outcome' in subject) return subject;
      const outcome = judge(named, subject, learn(subject.team)(history.season ?? NO_SEASON));
      // What the claim describes is typed by its declaration.
      return outcome as Outcome<Declared>;
    },
  };
}

const NO_SEASON: CompanySeason = { reps: new Set(), weeks: new Map(), teams: new Map() };

function nameOf({ kind }: NamedClaim, { stage = '' }: CountedPart): string {
  return `${kind} ${stage}`;
}

/** The team's own weeks, and those of the company that share its season. */
function sharedWeeks(
  season: CompanySeason,
  team: TeamTimeline,
  counted: string,
  own: WeekSums,
): WeekSums {
  const shared = season.weeks.get(counted);
  if (shared === undefined) return own;
  return team.reps.some(({ id }) => season.reps.has(id)) ? shared : addedUp(shared, own);
}

/** What is so of all that was tried; undefined where events are counted. */
function shareOf({ counts, tries }: CountedPart): number | undefined {
  if (tries === undefined) return undefined;
  const all = tries.reduce((total, row) => total + sum(row), 0);
  const so = counts.observed.reduce((total, row) => total + sum(row), 0);
  return Math.min(MAX_SHARE, so / Math.max(1, all));
}

/** Near all or nothing a share has little room, so that odds of the same spread lie further apart. */
function spreadOf({ likeness }: TeamUsual, share: number | undefined): number {
  const spread = Math.sqrt(1 / likeness);
  if (share === undefined) return spread;
  const [least, max] = ODDS_SPREAD_LIMITS;
  return Math.min(max, Math.max(least, spread / (1 - share)));
}

function judge(claim: NamedClaim, subject: Subject, parts: readonly LearntPart[]): Outcome {
  const { team, rep } = subject;
  // Each part is one more chance to find something by chance, though not by itself, as parts overlap and all are
  // the rep's: as much more evidence is asked for as for the root of their number.
  const price = Math.log(Math.max(1, parts.length)) / 2 - claim.discount;
  // What the exports don't show the beginning of is no change.
  const firstExport = team.isCovered.indexOf(true);
  const watched = parts.map((part) =>
    watchPart(claim, part, rep, RAISED_FROM + price, firstExport),
  );
  const ready = watched.filter(
    ({ watch, events }) => events >= claim.needs.events && watch.taught.weeks >= claim.needs.weeks,
  );
  const worst = worstOf(ready, RAISED_FROM + price);
  if (worst === undefined) return notEnough(claim, watched);
  const { part, watch } = worst;
  const evidence = watch.evidence - price;
  // One good week among bad ones is no recovery, but one that leaves nothing to suspect is; what is said stays as it was.
  const isOver = watch.since === team.weeks.count;
  const lately = isOver ? evidence : Math.max(evidence, watch.evidenceBefore - price);
  if (lately < CLEARED_BELOW) return { outcome: 'clear', now: standing(claim, worst, subject) };
  const weeks = team.weeks.count - watch.since;
  const figures = beforeAndNow(rowsOf(claim, worst, subject), watch.since);
  const described = claim.describe({ team, rep, stage: part.stage, watch, weeks });
  return {
    outcome:
      evidence >= RAISED_FROM &&
      weeks >= (claim.leastWeeks ?? 1) &&
      isPlain(claim, worst, rep, asBefore(worst, rep, claim)) &&
      isShownBy(figures, claim.direction)
        ? 'raised'
        : 'fading',
    severity: severityOf(lately, watch),
    evidence: {
      kind: claim.kind,
      asOf: team.newestExport,
      measure: measureOf(claim, part, figures, watch.usual),
      facts: {
        ...figures,
        onceInWeeks: Math.exp(Math.min(lately, EVIDENCE_CAP)),
        ...described.facts,
      },
      opportunities: described.opportunities,
      series: recentWeeks(claim, worst, subject, beforeAWeek(figures)),
      since: weekStartDate(watch.since, team.weeks),
      ...(claim.nature === 'issue' && { chance: chanceOfChange(claim.kind, lately - RAISED_FROM) }),
    },
  };
}

/** What a person counts of the rep, and in which weeks that could be known. */
function rowsOf(
  { shareName }: CountedClaim,
  { given, usual }: Pick<LearntPart, 'given' | 'usual'>,
  { team, rep }: Subject,
): CountedRows {
  return {
    observed: (given.seen ?? given.counts.observed)[rep] ?? NO_WEEKS,
    of: shareName === undefined ? undefined : given.tries?.[rep],
    firstKnown: usual.expected[rep]?.findIndex((due) => due > 0) ?? 0,
    away: awayWeeks(team)[rep] ?? [],
  };
}

/** The one stage that is worth raising, where it is but one; else what there is most evidence for. */
function worstOf(watched: readonly WatchedPart[], raisedFrom: number): WatchedPart | undefined {
  const surest = watched.toSorted((a, b) => b.watch.evidence - a.watch.evidence);
  const raised = surest.filter(
    ({ part, watch }) => part.stage !== undefined && watch.evidence >= raisedFrom,
  );
  const isOne = raised.every(({ part }) => part.stage === raised[0]?.part.stage);
  return isOne ? (raised[0] ?? surest[0]) : surest[0];
}

/**
 * The part without the weeks in which nothing could be counted: those in which a rep was away, and for what shows only from
 * one export to the next those before the first.
 */
function withoutUnknown(
  part: CountedPart,
  team: TeamTimeline,
  isSeenBetweenExports: boolean,
): CountedPart {
  const away = awayWeeks(team);
  const first = isSeenBetweenExports ? team.isCovered.indexOf(true) + 1 : 0;
  const there = (rows: Counts['observed']) =>
    rows.map((row, rep) =>
      row.map((value, week) => (week < first || away[rep]?.[week] === true ? 0 : value)),
    );
  const { observed, expected } = part.counts;
  return {
    ...part,
    counts: { observed: there(observed), expected: there(expected) },
    ...(part.tries !== undefined && { tries: there(part.tries) }),
  };
}

/** Watches one rep's weeks of a part. */
function watchPart(
  { direction, ratios = LOOKED_FOR[direction], needs }: CountedClaim,
  { given, part, usual, spread, asEver }: LearntPart,
  rep: number,
  foundFrom: number,
  firstExport: number,
): WatchedPart {
  const { unevenness } = usual;
  const [observed, expected] = [usual.observed[rep], usual.expected[rep]];
  if (observed === undefined || expected === undefined) {
    throw new RangeError(`rep ${rep} was not counted: counts need a row for each rep`);
  }
  const tries = part.tries?.[rep];
  const weeks = { observed, expected, tries };
  const lumpiness = lumpinessOf(weeks) / (tries === undefined ? Math.max(1, unevenness) : 1);
  const suspectFrom = Math.max(firstExport, weekAfter(needs.weeks, weeks));
  const watch = watchForChange(weeks, {
    ratios,
    spread,
    unevenness,
    lumpiness,
    foundFrom,
    suspectFrom,
  });
  const events = tries === undefined ? watch.taught.events : sum(tries, 0, watch.since);
  return { given, part, usual, spread, asEver, watch, events };
}

/** The week after so many in which something could be counted: they teach the usual, as a rep may always have been unlike the team. */
function weekAfter(lessons: number, { expected, tries }: WatchedWeeks): number {
  let week = 0;
  for (let left = lessons; left > 0 && week < expected.length; week += 1) {
    if (at(expected, week) > 0 && (tries === undefined || at(tries, week) > 0)) left -= 1;
  }
  return week;
}

function notEnough(claim: CountedClaim, watched: readonly WatchedPart[]): Outcome {
  const best = watched.toSorted((a, b) => b.events - a.events)[0];
  const there = [best?.events ?? 0, best?.watch.taught.weeks ?? 0];
  return { outcome: 'not-enough-history', needs: needsOf(claim), there };
}

function needsOf({ needs: { events, weeks, of }, noun }: CountedClaim): Needs {
  return { need: 'counted', events, of: of ?? noun, weeks };
}

/** Of a share it is one as well. */
function measureOf(
  { noun, direction, nature, shareName }: NamedClaim,
  { stage }: CountedPart,
  { observed, of, weeks }: Pick<BeforeAndNow, 'observed' | 'of' | 'weeks'>,
  usual: number,
): Measure {
  const betterWhen = (direction === 'fewer') === (nature === 'issue') ? 'higher' : 'lower';
  if (shareName !== undefined && of !== undefined) {
    return shareMeasure(shareName(stage), { observed, usual }, of, betterWhen);
  }
  const name = `${noun}-a-week`;
  return { name, unit: 'count', observed: observed / weeks, usual: usual / weeks, betterWhen };
}

/**
 * Whether the figures since then show a change by themselves, of a share in its odds. Where one has lasted so long that it is
 * becoming the usual, the evidence may still stand while nobody could see it.
 */
function isPlain(
  { direction }: CountedClaim,
  { watch: { observed, usual, since }, part }: WatchedPart,
  rep: number,
  before: number,
): boolean {
  const of = part.tries === undefined ? Infinity : sum(part.tries[rep] ?? NO_WEEKS, since);
  // What is nearly always so can't plainly become more so.
  const odds = (events: number) =>
    of === Infinity ? events : events / (of - Math.min(events, of * MAX_SHARE));
  switch (direction) {
    case 'fewer': {
      const lower = Math.min(usual, before);
      return observed < lower && odds(observed) <= odds(lower) * PLAINLY_LESS;
    }
    case 'more': {
      const higher = Math.max(usual, before);
      return observed > higher && odds(observed) >= odds(higher) * PLAINLY_MORE;
    }
  }
}

/**
 * What the weeks since would have brought at the rep's own level of the year before, and nothing else. A strength is held
 * against it without the season as well, in which the neighbours' trouble may be: who goes on as ever has got no better.
 */
function asBefore(worst: WatchedPart, rep: number, { nature }: NamedClaim): number {
  const { usual, asEver } = worst;
  const inSeason = yearBefore(worst, usual.expected[rep] ?? NO_WEEKS, rep);
  if (nature === 'issue') return inSeason;
  const own = yearBefore(worst, asEver[rep] ?? NO_WEEKS, rep);
  const byLuck = (own + DEVIATIONS_OF_LUCK * Math.sqrt(own)) / PLAINLY_MORE;
  return Math.max(inSeason, own, byLuck);
}

function yearBefore(
  { usual: { observed }, watch: { since } }: WatchedPart,
  due: Float64Array,
  rep: number,
): number {
  const seen = observed[rep] ?? NO_WEEKS;
  const from = since - WEEKS_A_YEAR;
  const dueBefore = sum(due, from, since);
  return dueBefore === 0 ? 0 : (sum(seen, from, since) / dueBefore) * sum(due, since);
}

const NO_WEEKS = new Float64Array();

/** How much is missing of the usual, or has come on top of it, weighed by how sure that is. */
function severityOf(evidence: number, { observed, usual }: ChangeWatch): number {
  const size = 1 - Math.min(observed, usual) / Math.max(observed, usual);
  return Math.round(size * Math.min(1, evidence / EVIDENCE_CAP) * 100) / 100;
}

/** The measure of the last weeks, for when there is nothing to raise. */
function standing(claim: NamedClaim, worst: WatchedPart, subject: Subject): ClearedEvidence {
  const rows = rowsOf(claim, worst, subject);
  const series = recentWeeks(claim, worst, subject);
  const weeks = Math.max(
    1,
    series.points.slice(-WEEKS_OF_STANDING).filter(({ value }) => value !== null).length,
  );
  const since = rows.observed.length - WEEKS_OF_STANDING;
  const observed = sum(rows.observed, since);
  const lately = { observed, weeks, ...(rows.of !== undefined && { of: sum(rows.of, since) }) };
  const usual = worst.watch.usualWeek.events * weeks;
  return { measure: measureOf(claim, worst.part, lately, usual), series };
}

/** Half a year, or all since it began, week by week, as a person counts it; null where nothing could be counted and nothing was. */
function recentWeeks(
  claim: CountedClaim,
  worst: WatchedPart,
  subject: Subject,
  before?: number,
): WeeklySeries {
  const { noun, isSeenBetweenExports } = claim;
  const { weeks, isCovered } = subject.team;
  const { observed } = rowsOf(claim, worst, subject);
  const expected = worst.usual.expected[subject.rep];
  const count = Math.max(WEEKS_A_YEAR / 2, weeks.count - worst.watch.since);
  const points = Array.from({ length: count }, (_, index) => {
    const week = weeks.count - count + index;
    const isGap = isSeenBetweenExports && isCovered[week] !== true;
    const value = at(observed, week);
    const isKnown = value > 0 || (!isGap && at(expected, week) > 0);
    return { week: weekStartDate(week, weeks), value: isKnown ? value : null };
  });
  return { label: `${noun}-a-week`, points, ...(before !== undefined && { before }) };
}
