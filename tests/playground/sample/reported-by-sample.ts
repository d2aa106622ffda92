import { addDays, dayNumber, daysBetween, type CalendarDate } from '#src/domain/calendar.ts';
import type { OpportunityId, PersonId } from '#src/domain/ids.ts';
import type {
  Opportunity,
  OpportunityChange,
  TrackedField,
} from '#src/domain/pipeline/opportunity.ts';
import type { Person } from '#src/domain/people/person.ts';
import { parsePeriod, type Quota } from '#src/domain/pipeline/quota.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { allDeals, stateOn, type Deal } from '#src/playground/sample/deals.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';
import { emailOf, MANAGERS, REPS, type Rep } from '#src/playground/sample/people.ts';
import { allQuotas } from '#src/playground/sample/quotas.ts';
import { USUAL_WEEKS_OF_HISTORY } from '#src/domain/team/weeks-of-history.ts';

/** The teams of the sample organisation by their managers' mailboxes, as imports of all its exports would know them. */
export function sampleTeams(lastPastFriday: CalendarDate): ReadonlyMap<string, TeamHistory> {
  const { people, exportDates } = sampleOrganisation(lastPastFriday);
  const deals = allDeals();
  const quotas = allQuotas(lastPastFriday);
  const startDates = new Map(people.map(({ email, startDate }) => [email, startDate]));
  return new Map(
    MANAGERS.map(({ mailbox }) => {
      const isOfTeam = ({ rep }: { readonly rep: Rep }) => rep.manager === mailbox;
      const team: TeamHistory = {
        reps: REPS.filter((rep) => isOfTeam({ rep })).map((rep) =>
          personOf(rep, startDates.get(emailOf(rep.mailbox))),
        ),
        opportunities: deals
          .filter(isOfTeam)
          .flatMap((deal) => historyOf(deal, lastPastFriday, exportDates) ?? []),
        quotas: quotas.filter(isOfTeam).map(quotaOf),
        exportDates,
        weeksOfHistory: USUAL_WEEKS_OF_HISTORY,
        historyUntil: undefined,
        activitiesUntil: undefined,
      };
      return [mailbox, team];
    }),
  );
}

function idOf(rep: Rep): PersonId {
  return (REPS.indexOf(rep) + 1) as PersonId;
}

function personOf(rep: Rep, startDate: CalendarDate | undefined): Person {
  return {
    id: idOf(rep),
    name: rep.name,
    email: emailOf(rep.mailbox),
    managerId: undefined,
    startDate,
    endDate: undefined,
    slackAccountId: undefined,
    timeZone: rep.timeZone,
  };
}

function quotaOf({ rep, period, amount }: ReturnType<typeof allQuotas>[number]): Quota {
  const days = parsePeriod(period);
  if (days === undefined) throw new Error(`${period} is no period`);
  return { personId: idOf(rep), ...days, amount, currency: undefined };
}

function historyOf(
  deal: Deal,
  lastPastFriday: CalendarDate,
  exportDates: readonly CalendarDate[],
): OpportunityHistory | undefined {
  const changes: OpportunityChange[] = [];
  let firstSeenOn: CalendarDate | undefined;
  let shown: Opportunity | undefined;
  for (const date of exportDates) {
    const now = opportunityOn(deal, date, lastPastFriday);
    if (now === undefined) continue;
    firstSeenOn ??= date;
    if (shown !== undefined) changes.push(...differences(shown, now, date));
    shown = now;
  }
  if (shown === undefined || firstSeenOn === undefined) return undefined;
  const owners = [{ personId: idOf(deal.rep), since: undefined }];
  return { opportunity: shown, owners, firstSeenOn, changes, activityDays: [] };
}

function opportunityOn(
  deal: Deal,
  date: CalendarDate,
  lastPastFriday: CalendarDate,
): Opportunity | undefined {
  const state = stateOn(deal, daysBetween(lastPastFriday, date));
  if (state === undefined) return undefined;
  const { stage } = state;
  return {
    id: deal.id as OpportunityId,
    name: deal.name,
    account: deal.account,
    owner: deal.rep.name,
    stage,
    outcome: stage === 'Closed Won' ? 'won' : stage === 'Closed Lost' ? 'lost' : 'open',
    amount: state.amount,
    currency: 'EUR',
    closeDate: addDays(lastPastFriday, state.closeDay),
    createdOn: addDays(lastPastFriday, deal.createdDay),
    stageEnteredOn: addDays(lastPastFriday, state.stageSince),
    lastActivityOn: undefined,
    nextStep: undefined,
    forecastCategory: undefined,
    contactCount: undefined,
  };
}

const TRACKED: readonly (readonly [TrackedField, 'stage' | 'outcome' | 'amount' | 'closeDate'])[] =
  [
    ['stage', 'stage'],
    ['outcome', 'outcome'],
    ['amount', 'amount'],
    ['close_date', 'closeDate'],
  ];

function differences(
  before: Opportunity,
  now: Opportunity,
  seenOn: CalendarDate,
): readonly OpportunityChange[] {
  return TRACKED.filter(([, key]) => before[key] !== now[key]).map(([field, key]) => ({
    field,
    from: before[key]?.toString(),
    to: now[key]?.toString(),
    seenOn: dayNumber(seenOn),
  }));
}
