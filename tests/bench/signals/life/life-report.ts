import { surenessOf } from '#src/domain/signals/sureness.ts';
import { write } from '../../measure.ts';
import { poissonMean, wilson, type Interval } from './intervals.ts';
import type { Find, JudgedItem, Judgement } from './judge.ts';
import { HABITS } from './people.ts';
import { LIFE_TROUBLE_KINDS } from './trouble.ts';

const WEEKS_A_QUARTER = 13;
const FIRST_WEEKS = 13;
const FOUND_WITHIN = 8;
const FOUND_TOGETHER_WITHIN = 6;
const COMPANY_YEARS = 10;
const WEEKS_A_YEAR = 52;

/** All tables, in square brackets the intervals at 95 %. */
export function printLife(judgements: readonly Judgement[]): void {
  write('Worlds:');
  const worlds = Map.groupBy(judgements, ({ world }) => world.name);
  printReps([...worlds].map(([name, own]) => [name, own]));
  write('All of them:');
  const healthy = judgements.filter(({ world }) => world.scope === 'nobody');
  const troubled = judgements.filter(({ world }) => world.scope !== 'nobody');
  printReps([
    ['no trouble', healthy],
    ['with trouble', troubled],
  ]);
  write('By habit of updating:');
  write(
    'habit | false without trouble | false with trouble | right rep | named | found in 8 weeks',
  );
  for (const habit of HABITS) {
    const own = (from: readonly Judgement[]) => from.map((one) => onlyHabit(one, habit));
    write([habit, falseRate(own(healthy)), ...repCells(own(troubled))].join(' | '));
  }
  write('By signal:');
  write('signal | false without trouble | false with trouble');
  const signals = [...new Set(judgements.flatMap(({ items }) => items.map((one) => one.signal)))];
  for (const signal of signals.toSorted()) {
    const rates = [healthy, troubled].map((from) => falseRate(from, { signal }));
    write([signal, ...rates].join(' | '));
  }
  printSureness(judgements);
  printKinds(troubled);
  printLevels(healthy, troubled);
}

function printReps(rows: readonly (readonly [string, readonly Judgement[]])[]): void {
  write(
    'world | companies, reps | false a healthy rep and quarter | the first 13 weeks | right rep | named | found in 8 weeks | named, then gone | named, then away for a week',
  );
  for (const [name, own] of rows) {
    if (own.length === 0) continue;
    const reps = own.reduce((sum, one) => sum + one.reps, 0);
    const [rate, ...shares] = repCells(own);
    const first = falseRate(own, { until: FIRST_WEEKS });
    const gone = [lastingShare(own, 'isDropped'), lastingShare(own, 'isAwayForAWeek')];
    write([name, `${own.length}, ${reps}`, rate, first, ...shares, ...gone].join(' | '));
  }
}

/** False items; the right rep and the right trouble among items; troubles found. */
function repCells(judgements: readonly Judgement[]): readonly string[] {
  const rated = repItems(judgements).filter(({ verdict }) => verdict !== 'neither');
  const right = rated.filter(({ verdict }) => verdict !== 'false');
  const named = rated.filter(({ verdict }) => verdict === 'named');
  return [
    falseRate(judgements),
    itemShare(right, rated),
    itemShare(named, rated),
    foundShare(finds(judgements, 'rep'), FOUND_WITHIN),
  ];
}

function printKinds(judgements: readonly Judgement[]): void {
  write('By trouble of a rep of its own:');
  write('trouble | how many | mild: found in 8 weeks | strong (from −60 %) | all');
  const own = finds(judgements, 'rep');
  for (const kind of LIFE_TROUBLE_KINDS) {
    const all = own.filter((find) => find.kind === kind);
    const mild = all.filter(({ size }) => size < 0.6);
    const strong = all.filter(({ size }) => size >= 0.6);
    const cells = [mild, strong, all].map((some) => foundShare(some, FOUND_WITHIN));
    write([kind, all.length, ...cells].join(' | '));
  }
}

function printLevels(healthy: readonly Judgement[], troubled: readonly Judgement[]): void {
  const all = [...healthy, ...troubled];
  write('Teams and companies:');
  for (const level of ['team', 'company'] as const) {
    const own = finds(troubled, level);
    write(`${level}: named in 6 weeks ${foundShare(own, FOUND_TOGETHER_WITHIN)} of ${own.length}`);
  }
  const weeks = (of: (one: Judgement) => number): number =>
    all.map(of).reduce((sum, one) => sum + one, 0);
  const falseOf = (level: JudgedItem['level']) =>
    all
      .flatMap(({ items }) => items)
      .filter((item) => item.level === level && item.verdict === 'false');
  const teamQuarters = weeks((one) => one.healthyTeamWeeks) / WEEKS_A_QUARTER;
  const companyDecades = weeks((one) => one.healthyCompanyWeeks) / WEEKS_A_YEAR / COMPANY_YEARS;
  write(`false team items a team and quarter: ${rateOf(falseOf('team'), teamQuarters)}`);
  write(
    `false lines to the second line a team and quarter: ${rateOf(falseOf('second line'), teamQuarters)}`,
  );
  write(`false company items in ten years: ${rateOf(falseOf('company'), companyDecades)}`);
  // Nobody's selling gets better in these worlds: what is praised is chance, or that the neighbours are in trouble.
  const shared = troubled.filter(
    ({ world }) => world.scope === 'half a team' || world.scope === 'a team',
  );
  for (const [name, some] of [
    ['where nobody is in trouble', healthy],
    ['where a team is', shared],
  ] as const) {
    const praise = some.map((one) => one.praise).reduce((sum, one) => sum + one, 0);
    const rate = some.length === 0 ? '–' : (praise / quarters(some)).toFixed(2);
    write(`praise of a healthy rep in a quarter, ${name}: ${rate}`);
  }
}

/** What was said of how sure items are beside how many were right, and which comes first where both are on a list. */
function printSureness(judgements: readonly Judgement[]): void {
  write('By the chance that was said:');
  write('sureness | items | said, on average | right');
  const said = repItems(judgements).flatMap(({ chance, ...item }) =>
    chance === undefined || item.verdict === 'neither' ? [] : [{ ...item, chance }],
  );
  for (const [sureness, own] of Map.groupBy(said, ({ chance }) => surenessOf(chance))) {
    const mean = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    const right = own.filter(({ verdict }) => verdict !== 'false');
    const full = own.map((item): JudgedItem => item);
    write([sureness, own.length, percent(mean), itemShare(right, full)].join(' | '));
  }
  const lists = [...Map.groupBy(said, ({ list }) => list).values()];
  const mixed = lists.filter((list) => new Set(list.map(isFalse)).size === 2);
  const first = mixed.filter(([item]) => item !== undefined && !isFalse(item));
  write(
    `lists of right and wrong items: the right one first in ${shareOf(first.length, mixed.length)} of ${mixed.length}`,
  );
}

function isFalse({ verdict }: Pick<JudgedItem, 'verdict'>): boolean {
  return verdict === 'false';
}

function repItems(judgements: readonly Judgement[]): readonly JudgedItem[] {
  return judgements.flatMap(({ items }) => items.filter(({ level }) => level === 'rep'));
}

function finds(judgements: readonly Judgement[], level: Find['level']): readonly Find[] {
  return judgements.flatMap((one) => one.finds.filter((find) => find.level === level));
}

function onlyHabit(judgement: Judgement, habit: string): Judgement {
  const isOwn = (one: { readonly habit: string | undefined }) => one.habit === habit;
  return {
    ...judgement,
    items: judgement.items.filter(isOwn),
    healthy: judgement.healthy.filter(isOwn),
    finds: judgement.finds.filter(isOwn),
  };
}

function quarters(judgements: readonly Judgement[], until = Infinity): number {
  const weeks = judgements.flatMap(({ healthy }) => healthy.filter(({ week }) => week < until));
  return weeks.length / WEEKS_A_QUARTER;
}

function falseRate(
  judgements: readonly Judgement[],
  { signal, until = Infinity }: { readonly signal?: string; readonly until?: number } = {},
): string {
  const items = repItems(judgements).filter(
    (item) =>
      item.verdict === 'false' &&
      item.week < until &&
      (signal === undefined || item.signal === signal),
  );
  return rateOf(items, quarters(judgements, until));
}

/**
 * Items by unit of time. The weeks of an episode hang together, so that it is episodes that are counted for the
 * interval, and each stands for as many items as they have on average.
 */
function rateOf(items: readonly JudgedItem[], units: number): string {
  if (units === 0) return '–';
  const episodes = episodesOf(items);
  const { from, to } = poissonMean(episodes);
  const each = episodes === 0 ? 1 : items.length / episodes;
  return `${(items.length / units).toFixed(2)} ${bracketed({ from: (from * each) / units, to: (to * each) / units }, (value) => value.toFixed(2))}`;
}

/** A share of items, with an interval that counts episodes, as for a rate. */
function itemShare(hits: readonly JudgedItem[], of: readonly JudgedItem[]): string {
  if (of.length === 0) return '–';
  const share = hits.length / of.length;
  const episodes = episodesOf(of);
  return `${percent(share)} ${bracketed(wilson(share * episodes, episodes), percent)}`;
}

function foundShare(some: readonly Find[], within: number): string {
  const hits = some.filter(({ delay }) => delay !== undefined && delay < within).length;
  return shareOf(hits, some.length);
}

/** What became of lasting troubles that were named once. */
function lastingShare(
  judgements: readonly Judgement[],
  what: 'isDropped' | 'isAwayForAWeek',
): string {
  const lasting = finds(judgements, 'rep').filter(
    (find) => find.isLasting && find.delay !== undefined,
  );
  return shareOf(lasting.filter((find) => find[what]).length, lasting.length);
}

function shareOf(hits: number, of: number): string {
  return of === 0 ? '–' : `${percent(hits / of)} ${bracketed(wilson(hits, of), percent)}`;
}

const LONGEST_GAP_WEEKS = 4;

/** How many runs of weeks there are: one that comes back within a month is the same. */
function episodesOf(items: readonly JudgedItem[]): number {
  let count = 0;
  for (const own of Map.groupBy(items, ({ episode }) => episode).values()) {
    const weeks = own.map(({ week }) => week).toSorted((one, other) => one - other);
    count += weeks.filter(
      (week, place) => week - (weeks[place - 1] ?? -Infinity) > LONGEST_GAP_WEEKS,
    ).length;
  }
  return count;
}

function bracketed({ from, to }: Interval, text: (value: number) => string): string {
  return `[${text(from)}–${text(to)}]`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
