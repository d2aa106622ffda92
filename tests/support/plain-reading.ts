import { dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { OpportunityChange } from '#src/domain/pipeline/opportunity.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';

/**
 * A team's exports read as somebody would with the files side by side: one row a deal and export, what is different from
 * the row before, and nothing of how detectors work. All days are day numbers, all spans include their last day.
 */
export function plainReading(team: TeamHistory) {
  const exports = team.exportDates.map(dayNumber);
  const deals = team.opportunities.map((history) => ({ history, rows: rowsOf(history, exports) }));
  return {
    /** As the exports up to a day tell it. */
    until: memoize((day: number) => {
      const known = deals
        .map(({ history, rows }) => ({ history, rows: rows.filter((row) => row.day <= day) }))
        .filter(({ rows }) => rows.length > 0);
      return readingOf(
        known,
        exports.filter((exported) => exported <= day),
      );
    }),
  };
}

function memoize<Result>(one: (day: number) => Result) {
  const known = new Map<number, Result>();
  return (day: number): Result => {
    const result = known.get(day) ?? one(day);
    known.set(day, result);
    return result;
  };
}

function readingOf(deals: readonly Deal[], exports: readonly number[]) {
  const pairs = deals.flatMap(pairsOf);
  const first = exports[0] ?? 0;
  /** What came in weeks without an export is seen in the next one. */
  const seenOn = (day: number) => exports.find((exported) => exported >= day) ?? Infinity;

  const created = deals.map((deal) =>
    eventOf(deal, createdOn(deal), 0, { amount: amountOf(deal) }),
  );
  /** Closed deals with the stage that the last row of an open one has. */
  const closed = deals.flatMap((deal) => {
    const last = deal.rows.at(-1);
    if (last === undefined || last.outcome === 'open') return [];
    const stage = deal.rows.findLast(({ outcome }) => outcome === 'open')?.stage;
    const more = { stage, isWon: last.outcome === 'won', amount: last.amount };
    return [eventOf(deal, closedOn(deal), 0, { ...more, kept: last.amount / amountOf(deal) })];
  });
  /** Pairs of rows in which the deal is no longer in the stage that it was open in, but further or closed. */
  const left = pairs.flatMap(({ deal, before, after }) => {
    if (before.outcome !== 'open') return [];
    const isClosed = after.outcome !== 'open';
    if (!isClosed && rank(after) <= rank(before)) return [];
    const on = isClosed ? closedOn(deal) : after.day;
    const { rep } = eventOf(deal, on, 1, {});
    return [{ rep, on: seenOn(on), stage: before.stage, outcome: after.outcome }];
  });
  /** Close dates that are later than in the row before, of deals that are open in both and in no later stage. */
  const pushes = pairs
    .filter(
      ({ before, after }) =>
        before.outcome === 'open' &&
        after.outcome === 'open' &&
        after.closeDate > before.closeDate &&
        rank(after) <= rank(before),
    )
    .map(({ deal, after }) => eventOf(deal, after.day, 0, {}));
  /** Deals that begin, or come to another stage, and are open in the export that shows it: whether that has a next step. */
  const fresh = deals.flatMap((deal) =>
    deal.rows.flatMap((row, index) => {
      const before = deal.rows[index - 1];
      const isBegun = before === undefined && createdOn(deal) > first;
      const isMoved = before !== undefined && row.stage !== before.stage;
      if (!(isBegun || isMoved) || row.outcome !== 'open') return [];
      const { rep } = eventOf(deal, isBegun ? createdOn(deal) : row.day, 0, {});
      return [{ rep, on: row.day, hasStep: hasStep(deal) }];
    }),
  );
  /** Deals promised in one row and, in the next, no longer, though open, or for a later quarter. */
  const commits = pairs.flatMap(({ deal, before, after }) => {
    if (before.outcome !== 'open' || before.category !== 'Commit') return [];
    const isClosed = after.outcome !== 'open';
    const isLater = quarterOf(after.closeDate) > quarterOf(before.closeDate);
    const hasSlipped = !isClosed && (after.category !== 'Commit' || isLater);
    if (!isClosed && !hasSlipped) return [];
    return [eventOf(deal, isClosed ? closedOn(deal) : after.day, 1, { hasSlipped })];
  });

  return {
    created: ofSpan(created),
    closed: ofSpan(closed),
    left: ofSpan(left),
    pushes: ofSpan(pushes),
    fresh: ofSpan(fresh),
    commits: ofSpan(commits),
    /** Week by week, the deals that were open in one stage from its first to its last day, and those with an activity in it. */
    touched: (rep: PersonId, { from, until }: Span) => {
      const sums = { so: 0, of: 0 };
      for (let day = from; day <= until; day += 7) {
        for (const deal of deals) {
          const [begun, ended] = [stageAt(deal, day, first), stageAt(deal, day + 6, first)];
          if (begun === undefined || begun !== ended || ownerOn(deal, day) !== rep) continue;
          sums.of += 1;
          const isTouched = deal.history.activityDays.some((on) => on >= day && on <= day + 6);
          if (isTouched) sums.so += 1;
        }
      }
      return sums;
    },
    /** The open rows of the newest export, whosever they are. */
    allOpen: () =>
      deals.flatMap(({ rows }) => {
        const last = rows.at(-1);
        return last?.outcome === 'open' ? [last] : [];
      }),
    /** The rows of the newest export that are open, with the days in the stage as far as exports tell. */
    openNow: (rep: PersonId) =>
      deals.flatMap((deal) => {
        const last = deal.rows.at(-1);
        if (last?.outcome !== 'open' || ownerOn(deal, last.day) !== rep) return [];
        const other = deal.rows.findLast(({ stage }) => stage !== last.stage);
        const since = deal.rows.find(({ day }) => other === undefined || day > other.day)?.day;
        const from = other === undefined && isSeenSoon(deal, exports) ? createdOn(deal) : since;
        return [
          {
            ...last,
            daysInStage: last.day - (from ?? NaN),
            age: last.day - createdOn(deal),
            contacts: deal.history.opportunity.contactCount,
            hasStep: hasStep(deal),
          },
        ];
      }),
  };
}

interface Event {
  readonly rep: PersonId | undefined;
  readonly on: number;
}

/** What happened on a day, with who had the deal so many days before. */
function eventOf<More>(deal: Deal, on: number, daysBefore: number, more: More): Event & More {
  return { rep: ownerOn(deal, on - daysBefore), on, ...more };
}

/** A rep's events of a span. */
function ofSpan<One extends Event>(events: readonly One[]) {
  const byRep = Map.groupBy(events, ({ rep }) => rep);
  return (rep: PersonId, { from, until }: Span): readonly One[] =>
    (byRep.get(rep) ?? []).filter(({ on }) => on >= from && on <= until);
}

/** Days from the first to the last. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface Row {
  readonly day: number;
  readonly stage: string;
  readonly outcome: string;
  readonly closeDate: string;
  readonly category: string | undefined;
  readonly amount: number;
}

interface Deal {
  readonly history: OpportunityHistory;
  readonly rows: readonly Row[];
}

const STAGES = ['Discovery', 'Proposal', 'Negotiation'];

function rank({ stage }: Row): number {
  return STAGES.indexOf(stage);
}

function amountOf({ rows }: Deal): number {
  return rows[0]?.amount ?? NaN;
}

/** One row for each export that has the deal, as the exports had it, from the newest back. */
function rowsOf(
  { opportunity, changes, firstSeenOn }: OpportunityHistory,
  exports: readonly number[],
) {
  let row: Omit<Row, 'day'> = {
    stage: opportunity.stage,
    outcome: opportunity.outcome,
    closeDate: opportunity.closeDate ?? '',
    category: opportunity.forecastCategory,
    amount: opportunity.amount ?? NaN,
  };
  const rows: Row[] = [];
  for (const day of exports.toReversed()) {
    if (day < dayNumber(firstSeenOn)) break;
    rows.unshift({ day, ...row });
    const before = changes.filter(({ seenOn }) => seenOn === day);
    row = before.reduce<Omit<Row, 'day'>>((later, change) => withChange(later, change), row);
  }
  return rows;
}

function withChange(row: Omit<Row, 'day'>, { field, from = '' }: OpportunityChange) {
  switch (field) {
    case 'stage':
      return { ...row, stage: from };
    case 'outcome':
      return { ...row, outcome: from };
    case 'close_date':
      return { ...row, closeDate: from };
    case 'forecast_category':
      return { ...row, category: from };
    case 'amount':
      return { ...row, amount: Number(from) };
    case 'owner':
    case 'next_step':
    case 'contact_count':
      return row;
  }
}

function pairsOf(deal: Deal) {
  const { rows } = deal;
  return rows.slice(1).flatMap((after, index) => {
    const before = rows[index];
    return before === undefined ? [] : [{ deal, before, after }];
  });
}

function createdOn({ history: { opportunity, firstSeenOn } }: Deal): number {
  return dayNumber(opportunity.createdOn ?? firstSeenOn);
}

/** Whether the first export that has it is the first one after its creation, so that its first stage is known from then on. */
function isSeenSoon(deal: Deal, exports: readonly number[]): boolean {
  const before = exports.findLast((day) => day < (deal.rows[0]?.day ?? 0));
  return before !== undefined && createdOn(deal) > before;
}

/** The generator's one next step that says nothing is this. */
function hasStep({ history: { opportunity } }: Deal): boolean {
  return opportunity.nextStep !== undefined && opportunity.nextStep !== 'Follow up';
}

/** A closed deal's close date is the day on which it closed. */
function closedOn({ history: { opportunity } }: Deal): number {
  return dayNumber(opportunity.closeDate as CalendarDate);
}

function ownerOn({ history: { owners } }: Deal, day: number): PersonId | undefined {
  return owners.findLast(({ since }) => since === undefined || dayNumber(since) <= day)?.personId;
}

/** The stage that a deal is open in at the end of a day, as far as exports show; undefined where it is not open. */
function stageAt(deal: Deal, day: number, first: number): string | undefined {
  if (day < createdOn(deal) || day <= first) return undefined;
  const last = deal.rows.at(-1);
  if (last !== undefined && last.outcome !== 'open' && closedOn(deal) <= day) return undefined;
  const row = deal.rows.findLast((one) => one.day <= day) ?? deal.rows[0];
  return row?.outcome === 'open' ? row.stage : undefined;
}

function quarterOf(date: string): number {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}
