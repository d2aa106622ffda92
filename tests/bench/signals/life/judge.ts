import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import { fridayOf } from './days.ts';
import type { Life } from './life.ts';
import { isEmployed, isOnNotice, type Habit } from './people.ts';
import type { LifeItem, LifeLists } from './play.ts';
import { repsOfTeam } from './rosters.ts';
import type { TroubleScope, World } from './scenarios.ts';
import { LIFE_TROUBLES, type LifeTrouble, type LifeTroubleKind } from './trouble.ts';

/**
 * What an item is worth. After `score.ts`, of which this is the twin where trouble may end and belong to many:
 *
 * - An item is a line of a list in a week, so that an episode counts once for every week in which somebody reads it.
 * - About a rep it is **right** from the first week in which a trouble of this rep is felt, however little, to the last,
 *   also where the trouble is the team's or the company's; and **named** if its signal is one that names the trouble.
 * - In the eight weeks after a trouble has ended it is **neither** right nor false: a list may need as long to believe it.
 * - Of somebody on notice, and from the sixth week of one absence on, it is neither as well: who leaves sells little, and
 *   somebody who does nothing for months is a thing to know.
 * - All other items about a rep are **false**: in a holiday, an illness, the weeks after one, the first five weeks of a
 *   leave; before trouble begins; of whoever gave or got a territory, is new and in ramp, sells while the market is down,
 *   prices rise or stages change, or keeps the CRM as ever, however badly. A habit is no trouble.
 * - A **healthy** week of a rep is one at whose end the rep is employed and an item would be false; away or not.
 * - A team's item is right while at least three of its reps, and half of them, are in one trouble; a company's while the
 *   trouble is the company's, and neither while the market is down. All others are false, eight weeks after apart.
 * - A trouble is **found** in the week of the first item that names it, on the level where it is: the rep's, the
 *   team's, the company's. Weeks are counted from the one in which it is first felt.
 */
type Verdict = 'named' | 'right' | 'false' | 'neither';

/** All that one company says; lists of it are put together by putting them behind each other. */
export interface Judgement {
  readonly world: World;
  readonly company: string;
  readonly reps: number;
  readonly items: readonly JudgedItem[];
  /** The weeks of healthy reps. */
  readonly healthy: readonly { readonly habit: Habit; readonly week: number }[];
  readonly praise: number;
  /** Weeks of teams and of the company in which an item about them would be false. */
  readonly healthyTeamWeeks: number;
  readonly healthyCompanyWeeks: number;
  readonly finds: readonly Find[];
}

export interface JudgedItem {
  readonly level: LifeItem['about']['level'];
  readonly week: number;
  readonly signal: string;
  readonly chance: number | undefined;
  /** Whose list it is on. */
  readonly list: string;
  readonly verdict: Verdict;
  /** The company, who it is about, and the signal: what makes items of several weeks one episode. */
  readonly episode: string;
  /** Of a rep's item alone. */
  readonly habit: Habit | undefined;
}

/** One trouble of one rep, team or company. */
export interface Find {
  readonly kind: LifeTroubleKind;
  readonly scope: Exclude<TroubleScope, 'nobody'>;
  readonly level: 'rep' | 'team' | 'company';
  readonly size: number;
  readonly habit: Habit | undefined;
  /** Weeks until it was first named; undefined for never. */
  readonly delay: number | undefined;
  /** Whether it lasts to the end, was named once, and is not named in the last four weeks. */
  readonly isDropped: boolean;
  /** Whether it lasts to the end, was named once, and was not in some week after. */
  readonly isAwayForAWeek: boolean;
  readonly isLasting: boolean;
}

const NEITHER_AFTER_END_WEEKS = 8;
const LONG_ABSENCE_DAYS = 35;
const FEWEST_IN_TEAM = 3;
const LAST_WEEKS = 4;

export function judge(life: Life, { issues, strengths }: LifeLists): Judgement {
  const { world, seed, reps } = life;
  const company = `${world.name}, seed ${seed}`;
  const weeks = [...new Set(life.exports.map(({ day }) => Math.ceil(day / DAYS_A_WEEK)))];
  const teams = [...new Set(reps.map(({ team }) => team))];
  const healthy = weeks.flatMap((week) =>
    [...reps.entries()]
      .filter(([index]) => standingOf(life, index, week) === 'healthy')
      .map(([, { habit }]) => ({ habit, week })),
  );
  const isWell = (troubles: ReturnType<typeof sharedIn>) =>
    troubles.now.length === 0 && troubles.lately.length === 0;
  return {
    world,
    company,
    reps: reps.length,
    items: issues.map((item) => judged(life, company, item)),
    healthy,
    praise: strengths.filter(
      ({ about, week }) => about.level === 'rep' && standingOf(life, about.rep, week) === 'healthy',
    ).length,
    healthyTeamWeeks: weeks
      .flatMap((week) => teams.map((team) => sharedIn(life, week, team)))
      .filter(isWell).length,
    healthyCompanyWeeks: weeks.filter((week) => isWell(sharedIn(life, week))).length,
    finds: life.troubles.flatMap((trouble) => findsOf(life, trouble, issues)),
  };
}

function judged(life: Life, company: string, item: LifeItem): JudgedItem {
  const { about, week, signal, chance } = item;
  const team = about.level === 'rep' ? life.reps[about.rep]?.team : undefined;
  const rest = { level: about.level, week, signal, chance, list: [company, team, week].join() };
  switch (about.level) {
    case 'rep':
      return {
        ...rest,
        verdict: ofRep(life, about.rep, item),
        episode: [company, about.rep, signal].join(),
        habit: life.reps[about.rep]?.habit,
      };
    case 'team':
    case 'second line':
      return {
        ...rest,
        verdict: ofMany(sharedIn(life, week, about.team), signal),
        episode: [company, about.level, about.team, signal].join(),
        habit: undefined,
      };
    case 'company':
      return {
        ...rest,
        verdict: isMarketDown(life, week) ? 'neither' : ofMany(sharedIn(life, week), signal),
        episode: [company, signal].join(),
        habit: undefined,
      };
  }
}

function ofRep(life: Life, rep: number, { week, signal }: LifeItem): Verdict {
  const standing = standingOf(life, rep, week);
  if (standing === 'healthy') return 'false';
  if (standing === 'neither') return 'neither';
  return standing.some(({ kind }) => LIFE_TROUBLES[kind].namedBy.includes(signal))
    ? 'named'
    : 'right';
}

function ofMany({ now, lately }: ReturnType<typeof sharedIn>, signal: string): Verdict {
  if (now.some(({ kind }) => LIFE_TROUBLES[kind].namedBy.includes(signal))) return 'named';
  if (now.length > 0) return 'right';
  return lately.length > 0 ? 'neither' : 'false';
}

/** How a rep stands at the end of a week: healthy, in these troubles, or as nobody can say; not employed is the last. */
function standingOf(
  life: Life,
  index: number,
  week: number,
): 'healthy' | 'neither' | readonly LifeTrouble[] {
  const rep = life.reps[index];
  const day = fridayOf(week);
  if (rep === undefined || !isEmployed(rep, day) || isOnNotice(rep, day)) return 'neither';
  const own = life.troubles.filter(({ reps }) => reps.includes(index));
  const now = own.filter((trouble) => isFelt(trouble, week));
  if (now.length > 0) return now;
  const isLongAway = life.attendance.absences[index]?.some(
    ({ from, until }) => from + LONG_ABSENCE_DAYS <= day && day <= until,
  );
  return isLongAway === true || own.some((trouble) => isJustOver(trouble, week))
    ? 'neither'
    : 'healthy';
}

/** The troubles that a team, or where none is given the company, has and lately had in common. */
function sharedIn(life: Life, week: number, team?: number) {
  const members = team === undefined ? undefined : repsOfTeam(life, team, fridayOf(week));
  const shared = life.troubles.filter(({ reps, scope }) => {
    if (members === undefined) return scope === 'the company';
    const common = members.filter((rep) => reps.includes(rep)).length;
    return common >= FEWEST_IN_TEAM && common >= members.length / 2;
  });
  return {
    now: shared.filter((trouble) => isFelt(trouble, week)),
    lately: shared.filter((trouble) => isJustOver(trouble, week)),
  };
}

function isFelt({ begins, ends }: LifeTrouble, week: number): boolean {
  return begins <= week && week < (ends ?? Infinity);
}

function isJustOver({ ends }: LifeTrouble, week: number): boolean {
  return ends !== undefined && ends <= week && week < ends + NEITHER_AFTER_END_WEEKS;
}

function isMarketDown({ turns }: Life, week: number): boolean {
  const day = fridayOf(week);
  return (
    turns.dip !== undefined &&
    turns.dip.from <= day &&
    day <= turns.dip.until + NEITHER_AFTER_END_WEEKS * DAYS_A_WEEK
  );
}

/** A trouble is looked for where it is: one line stands for all whose trouble it is. */
function findsOf(life: Life, trouble: LifeTrouble, issues: readonly LifeItem[]): readonly Find[] {
  const { kind, scope, size, reps, begins, ends } = trouble;
  const exportWeeks = life.exports.map(({ day }) => Math.ceil(day / DAYS_A_WEEK));
  const lastWeek = Math.max(...exportWeeks);
  const naming = issues.filter(
    (item) => isFelt(trouble, item.week) && LIFE_TROUBLES[kind].namedBy.includes(item.signal),
  );
  const find = (level: Find['level'], own: readonly LifeItem[], habit?: Habit): Find => {
    const weeks = own.map(({ week }) => week);
    return {
      kind,
      scope,
      level,
      size,
      habit,
      delay: weeks.length === 0 ? undefined : Math.min(...weeks) - begins,
      isLasting: ends === undefined,
      isAwayForAWeek:
        ends === undefined &&
        weeks.length > 0 &&
        new Set(weeks).size <
          new Set(exportWeeks.filter((week) => week >= Math.min(...weeks))).size,
      isDropped:
        ends === undefined && weeks.length > 0 && Math.max(...weeks) <= lastWeek - LAST_WEEKS,
    };
  };
  switch (scope) {
    case 'reps':
      return reps.map((rep) =>
        find(
          'rep',
          naming.filter(({ about }) => about.level === 'rep' && about.rep === rep),
          life.reps[rep]?.habit,
        ),
      );
    case 'the company':
      return [
        find(
          'company',
          naming.filter(({ about }) => about.level === 'company'),
        ),
      ];
    case 'half a team':
    case 'a team': {
      const team = life.reps[reps[0] ?? NaN]?.team;
      return [
        find(
          'team',
          naming.filter(({ about }) => about.level === 'team' && about.team === team),
        ),
      ];
    }
  }
}
