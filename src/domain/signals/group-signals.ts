import { addDays, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { CompanySeason, CountedTeams, TeamHistory } from '../pipeline/rep-history.ts';
import { at, columnSums, sum } from '../statistics/counts.ts';
import { addedUp, seasonOf, weekSums } from '../statistics/season.ts';
import { sharedChange, type Direction, type Member } from '../statistics/shared-change.ts';
import { teamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from '../team/weeks.ts';
import type { IssueKind } from './kinds.ts';
import { teamMembers, type TeamMembers } from './team-members.ts';

/** What a team or the company has in common, in its own whole counts. */
export interface GroupFacts {
  /** What is counted, as `new-deals`. */
  readonly noun: string;
  readonly direction: Direction;
  /** Where it is counted in one stage only. */
  readonly stage?: string;
  /** Counted in the weeks since it began, and in as many weeks as there were before, at most half a year. */
  readonly observed: number;
  readonly weeks: number;
  readonly before: number;
  readonly weeksBefore: number;
  readonly since: CalendarDate;
  /** So many have it, of so many: reps of a team, teams of a company. */
  readonly changed: number;
  readonly of: number;
  /** In a team: who has it. */
  readonly reps: readonly PersonId[];
  /** In a team: each of these reps' own counts of the same weeks; absent where it was kept before these were. */
  readonly each?: readonly RepFigures[];
  /** Week by week, at most half a year up to the newest export; absent where it was kept before these were. */
  readonly weekly?: readonly number[];
}

/** What one rep of those who have something in common had, in whole counts. */
interface RepFigures {
  readonly rep: PersonId;
  readonly observed: number;
  readonly before: number;
}

/** What is said of one kind of issue of a group on a day; a kind that isn't there is over. */
export interface GroupSignal {
  readonly kind: IssueKind;
  /** Not enough to raise it, but not over where it was raised. */
  readonly isFading: boolean;
  /** 0 to 1. */
  readonly severity: number;
  readonly facts: GroupFacts;
}

const FEWEST_REPS = 3;
const FEWEST_TEAMS = 2;
/** Fewer than this before it tell nothing. */
const FEWEST_BEFORE = { team: 20, company: 60 } as const;
/** The reps of a small team are soon alike by chance: so much more evidence is asked for. */
const SMALL_TEAM = { members: 4, price: 2 } as const;
const PLAINLY = { fewer: 0.8, more: 1.25 } as const;
/** What comes and goes by itself is asked for more evidence. */
const PRICES: Partial<Record<IssueKind, number>> = {
  'activity-fell': 4,
  'close-dates-pushed': 10,
  'commit-deals-slip': 10,
};
/** So much evidence raises what a team, or the company, has in common; measured on life's worlds. */
const RAISED_FROM = { team: 5.3, company: 8 } as const;
/** It goes on while half of that is left. */
const KEPT_SHARE = 0.4;
/** What a team did in a week is about as uneven as this: variance over mean. */
const UNEVENNESS = 1.5;
const WEEKS_TO_COMPARE = 26;
/** More evidence is no more severe. */
const SURE = 12;
/** Weeks on either side of the same one a year before. */
const AROUND_LAST_YEAR = 2;
/** So many events of last year's weeks are needed for them to count as much as the usual. */
const LAST_YEAR_PRIOR = 20;
/** The last days of weeks in which most companies rest, as month and day. */
const REST = [
  { first: '01-01', last: '01-14' },
  { first: '07-01', last: '09-05' },
  { first: '12-18', last: '12-31' },
] as const;

/** What at least three reps and half of a team have in common, beside the season of the other teams; none of what the company has. */
export function teamSignals(
  team: TeamHistory,
  asOf: CalendarDate,
  season: CompanySeason,
  company: readonly GroupSignal[] = [],
): readonly GroupSignal[] {
  const timeline = teamTimeline(team, asOf);
  if (timeline === undefined) return [];
  const ids = timeline.reps.map(({ id }) => id);
  return signalsOf(
    { ids, exportAsOf: timeline.newestExport, all: teamMembers(timeline) },
    season,
    company,
  );
}

/** What is counted of the reps of a team, in the order of their ids. */
interface CountedTeam {
  readonly ids: readonly PersonId[];
  readonly exportAsOf: CalendarDate;
  readonly all: readonly TeamMembers[];
}

function signalsOf(
  team: CountedTeam,
  season: CompanySeason,
  company: readonly GroupSignal[],
): readonly GroupSignal[] {
  const everybodys = new Set(company.filter(({ isFading }) => !isFading).map(({ kind }) => kind));
  const found = team.all.flatMap((counted) => {
    if (everybodys.has(counted.kind) || counted.members.length < FEWEST_REPS) return [];
    return ofTeam(team, counted, season) ?? [];
  });
  return clearestOfEachKind(found);
}

function ofTeam(
  { ids, exportAsOf }: CountedTeam,
  counted: TeamMembers,
  season: CompanySeason,
): Found | undefined {
  const factors = seasonOfOthers(ids, counted, season);
  const members = counted.members.map((member) => inSeason(member, factors));
  const mayBeShort = (week: number) =>
    PRICES[counted.kind] === undefined &&
    !isRestSince(week, counted.team.observed.length, exportAsOf);
  const change = sharedChange(members, counted.direction, counted.members, mayBeShort);
  if (change === undefined) return undefined;
  const { evidence, since, changed } = change;
  const smallPrice = members.length <= SMALL_TEAM.members ? SMALL_TEAM.price : 0;
  const price = (PRICES[counted.kind] ?? 0) + smallPrice;
  const figures = figuresOf(counted, counted.team, since, exportAsOf);
  const enough = Math.max(FEWEST_REPS, members.length / 2);
  return {
    kind: counted.kind,
    evidence: evidence - price,
    isRaised:
      evidence - price >= RAISED_FROM.team &&
      changed.length >= enough &&
      change.isUnheardOf &&
      areFiguresPlain(figures, FEWEST_BEFORE.team),
    isKept:
      evidence >= RAISED_FROM.team * KEPT_SHARE &&
      changed.length >= Math.max(2, members.length / 3),
    facts: {
      ...figures,
      changed: changed.length,
      of: members.length,
      reps: changed.flatMap((index) => ids[counted.reps[index] ?? NaN] ?? []),
      each: changed.flatMap((index) => {
        const [rep, own] = [ids[counted.reps[index] ?? NaN], counted.members[index]];
        if (rep === undefined || own === undefined) return [];
        const { observed, before } = figuresOf(counted, own, since, exportAsOf);
        return [{ rep, observed, before }];
      }),
    },
  };
}

/** By week: what the other teams had of their usual; 1 where there are none. */
function seasonOfOthers(
  ids: readonly PersonId[],
  { name, team }: TeamMembers,
  season: CompanySeason,
): Float64Array {
  const rows = season.teams.get(name)?.teams ?? [];
  const own = weekSums([team.observed], [team.usual]);
  const shared = weekSums(
    rows.map(({ observed }) => observed),
    rows.map(({ usual }) => usual),
  );
  const isAmong = ids.some((id) => season.reps.has(id));
  const all = rows.length === 0 ? own : isAmong ? shared : addedUp(shared, own);
  const counts = { observed: [team.observed], expected: [team.usual] };
  const [inSeason] = seasonOf(counts, [team.usual], UNEVENNESS, all);
  return team.usual.map((value, week) => (value > 0 ? at(inSeason, week) / value : 1));
}

/** What most teams of a company have in common, beside its own past and the same weeks a year before. */
export function companySignals(
  season: CompanySeason,
  exportAsOf: CalendarDate,
): readonly GroupSignal[] {
  const all = [...season.teams.values()];
  const teams = Math.max(0, ...all.map((counted) => counted.teams.length));
  return clearestOfEachKind(all.flatMap((counted) => ofCompany(counted, teams, exportAsOf) ?? []));
}

function ofCompany(counted: CountedTeams, of: number, exportAsOf: CalendarDate): Found | undefined {
  const { teams, direction } = counted;
  if (of < FEWEST_TEAMS) return undefined;
  const all = together(teams);
  const factors = lastYearOf(all, exportAsOf);
  const change = sharedChange(
    teams.map((team) => inSeason(team, factors)),
    direction,
    teams.map((team) => inSeason(team, factors.map(Math.sign))),
  );
  if (change === undefined) return undefined;
  const kind = counted.kind as IssueKind;
  const evidence = change.evidence - (PRICES[kind] ?? 0);
  const changed = change.changed.length;
  const figures = figuresOf(counted, all, change.since, exportAsOf);
  return {
    kind,
    evidence,
    isRaised:
      evidence >= RAISED_FROM.company &&
      changed > of / 2 &&
      change.isUnheardOf &&
      areFiguresPlain(figures, FEWEST_BEFORE.company),
    isKept: evidence >= RAISED_FROM.company * KEPT_SHARE && changed >= of / 3,
    facts: { ...figures, changed, of, reps: [] },
  };
}

function together(members: readonly Member[]): Member {
  return {
    observed: columnSums(members.map(({ observed }) => observed)),
    usual: columnSums(members.map(({ usual }) => usual)),
  };
}

/** With the season in its usual; a week whose factor is 0 counts nothing. */
function inSeason({ observed, usual }: Member, factors: Float64Array): Member {
  return {
    observed: observed.map((value, week) => (at(factors, week) > 0 ? value : 0)),
    usual: usual.map((value, week) => value * at(factors, week)),
  };
}

/**
 * By week: what the company had of its usual in the same weeks a year before. Where that isn't known, the weeks in which
 * most companies rest count nothing: nobody could tell them from trouble.
 */
function lastYearOf({ observed, usual }: Member, exportAsOf: CalendarDate): Float64Array {
  return usual.map((_, week) => {
    const from = week - WEEKS_A_YEAR - AROUND_LAST_YEAR;
    const until = from + 2 * AROUND_LAST_YEAR + 1;
    const [seen, due] = [sum(observed, from, until), sum(usual, from, until)];
    if (from >= 0 && at(usual, from) > 0) return (seen + LAST_YEAR_PRIOR) / (due + LAST_YEAR_PRIOR);
    return isRest(week, usual.length, exportAsOf) ? 0 : 1;
  });
}

/** Whether most companies rest in a week. */
function isRest(week: number, weeks: number, exportAsOf: CalendarDate): boolean {
  const day = addDays(exportAsOf, (week + 1 - weeks) * DAYS_A_WEEK).slice(5);
  return REST.some(({ first, last }) => first <= day && day <= last);
}

function isRestSince(since: number, weeks: number, exportAsOf: CalendarDate): boolean {
  for (let week = since; week < weeks; week += 1) {
    if (isRest(week, weeks, exportAsOf)) return true;
  }
  return false;
}

/** In whole counts: since it began, and in the weeks before. */
function figuresOf(
  { noun, direction, stage }: Pick<CountedTeams, 'noun' | 'direction' | 'stage'>,
  { observed, usual }: Member,
  since: number,
  exportAsOf: CalendarDate,
) {
  const known = Array.from(
    { length: Math.min(since, WEEKS_TO_COMPARE) },
    (_, back) => since - 1 - back,
  );
  const before = known.filter((week) => at(usual, week) > 0);
  const weeks = observed.length - since;
  return {
    noun,
    direction,
    ...(stage !== undefined && { stage }),
    observed: sum(observed, since),
    weeks,
    before: before.reduce((total, week) => total + at(observed, week), 0),
    weeksBefore: before.length,
    since: addDays(exportAsOf, 1 - weeks * DAYS_A_WEEK),
    weekly: Array.from(observed.slice(-WEEKS_TO_COMPARE)),
  };
}

/** Whoever reads the whole counts must see it in them. */
function areFiguresPlain(
  {
    direction,
    observed,
    weeks,
    before,
    weeksBefore,
  }: Pick<GroupFacts, 'direction' | 'observed' | 'weeks' | 'before' | 'weeksBefore'>,
  fewest: number,
): boolean {
  if (before < fewest) return false;
  const ratio = observed / weeks / (before / weeksBefore);
  return direction === 'fewer' ? ratio <= PLAINLY.fewer : ratio >= PLAINLY.more;
}

/** What is found of one thing that is counted. */
interface Found {
  readonly kind: IssueKind;
  readonly evidence: number;
  readonly isRaised: boolean;
  readonly isKept: boolean;
  readonly facts: GroupFacts;
}

/** One signal for each kind: the raised one before others, then the surest. */
function clearestOfEachKind(found: readonly Found[]): readonly GroupSignal[] {
  const signals = new Map<IssueKind, Found>();
  for (const one of found) {
    if (!one.isRaised && !one.isKept) continue;
    const other = signals.get(one.kind);
    const isClearer =
      other === undefined ||
      (one.isRaised === other.isRaised ? one.evidence > other.evidence : one.isRaised);
    if (isClearer) signals.set(one.kind, one);
  }
  return [...signals.values()].map(({ kind, isRaised, evidence, facts }) => ({
    kind,
    isFading: !isRaised,
    severity: severityOf(evidence, facts),
    facts,
  }));
}

/** How much is missing or has come on top, weighed by how many have it. */
function severityOf(
  evidence: number,
  { observed, weeks, before, weeksBefore, changed, of }: GroupFacts,
): number {
  const [now, then] = [observed / Math.max(1, weeks), before / Math.max(1, weeksBefore)];
  const size = 1 - Math.min(now, then) / Math.max(now, then, Number.EPSILON);
  const share = changed / Math.max(1, of);
  return Math.round(Math.min(1, size * (1 + share) * Math.min(1, evidence / SURE)) * 100) / 100;
}
