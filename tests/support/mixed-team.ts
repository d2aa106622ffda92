import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { teamTimeline, type TeamTimeline } from '#src/domain/team/team-timeline.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { idOf, LAST_EXPORT, sellingTeam } from './selling-team.ts';

/**
 * A team in which everything happens that there is: somebody starts, somebody leaves, deals are handed over and come back,
 * are promised and slip, weeks lack their export, quotas are of a quarter, of a year, or missing.
 */
export function mixedTeam(): TeamHistory {
  const team = sellingTeam({
    seed: 23,
    weeks: 91,
    gaps: [30, 31, 57, 89],
    reps: [
      { newDeals: 2, commit: 0.6, slip: 0.15, blankStep: 0.3, oneContact: 0.4, park: 0.05 },
      { newDeals: 1.5, commit: 0.8, slip: 0.05, keep: 0.8, push: 0.4 },
      { newDeals: 1, win: 0.8, amount: 30_000, blankStep: 0.9, oneContact: 0.9 },
      { newDeals: 2.5, loseAt: 'Proposal', pushWithMove: 0.3, park: 0.3 },
      { newDeals: 2, moveOn: 0.35, win: 0.7 },
    ].map((habits, rep) => (week: number) => ({
      commit: 0.5,
      slip: 0.1,
      blankStep: 0.2,
      oneContact: 0.2,
      ...habits,
      ...(rep === 4 && week < 60 && { newDeals: 0 }),
    })),
    people: [
      { startDate: addDays(LAST_EXPORT, -800) },
      {},
      { endDate: addDays(LAST_EXPORT, -30) },
      { startDate: addDays(LAST_EXPORT, -900) },
      { startDate: addDays(LAST_EXPORT, -7 * 31 + 3) },
    ],
    quotas: [
      ...['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'].map((from) => {
        const startsOn = calendarDate(from);
        return { ...QUOTA, personId: idOf(0), startsOn, endsOn: addDays(startsOn, 90) };
      }),
      { ...YEAR, personId: idOf(0) },
      { ...YEAR, personId: idOf(1) },
      { ...YEAR, personId: idOf(3), amount: 0 },
    ],
  });
  return { ...team, opportunities: team.opportunities.map(handedOver) };
}

const QUOTA = { amount: 90_000, currency: undefined };
const YEAR = {
  ...QUOTA,
  amount: 400_000,
  startsOn: calendarDate('2026-01-01'),
  endsOn: calendarDate('2026-12-31'),
};

/** Every seventh deal goes to another rep on a day, and every fourteenth comes back. */
function handedOver(history: OpportunityHistory, index: number): OpportunityHistory {
  if (index % 7 !== 0) return history;
  const day = addDays(history.firstSeenOn, 20);
  const to = index % 3 === 0 ? undefined : idOf(index % 4);
  const owners = [...history.owners, { personId: to, since: day }];
  const back = { personId: history.owners[0]?.personId, since: addDays(day, 25) };
  return { ...history, owners: index % 14 === 0 ? [...owners, back] : owners };
}

/** The team's timeline on the day of its last export. */
export function mixedTimeline(): TeamTimeline {
  const team = teamTimeline(mixedTeam(), LAST_EXPORT);
  if (team === undefined) throw new Error('A team without an export has no timeline.');
  return team;
}
