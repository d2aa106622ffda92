import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { Opportunity, OpportunityOutcome, TrackedField } from '../pipeline/opportunity.ts';
import type { OpportunityHistory, TeamHistory } from '../pipeline/rep-history.ts';

/** The team as it was known at the end of `date`: what was seen later is undone. */
export function teamKnownOn(team: TeamHistory, date: CalendarDate): TeamHistory {
  const { historyUntil, activitiesUntil } = team;
  return {
    ...team,
    opportunities: team.opportunities.flatMap(
      (history) => opportunityKnownOn(history, date, historyUntil) ?? [],
    ),
    exportDates: team.exportDates.filter((exported) => exported <= date),
    historyUntil: historyUntil !== undefined && historyUntil > date ? date : historyUntil,
    activitiesUntil:
      activitiesUntil !== undefined && activitiesUntil > date ? date : activitiesUntil,
  };
}

/**
 * The opportunity as it was known at the end of `date`; undefined where nothing told of it by then.
 * Fields whose changes are not kept stand as they are now, except dates that had not come yet.
 */
export function opportunityKnownOn(
  history: OpportunityHistory,
  date: CalendarDate,
  historyUntil?: CalendarDate,
): OpportunityHistory | undefined {
  const day = dayNumber(date);
  const later = history.changes.findIndex((change) => change.seenOn > day);
  if (history.firstSeenOn <= date && later === -1 && !hasLaterActivity(history, day)) {
    return history;
  }
  if (history.firstSeenOn > date && !isReportedByHistory(history, date, historyUntil))
    return undefined;
  const undone = later === -1 ? [] : history.changes.slice(later);
  const { opportunity } = history;
  const before = (field: TrackedField) => undone.find((change) => change.field === field);
  const [owner, stage, outcome] = [before('owner'), before('stage'), before('outcome')];
  const [amount, closeDate] = [before('amount'), before('close_date')];
  const category = before('forecast_category');
  const [nextStep, contacts] = [before('next_step'), before('contact_count')];
  const then: Opportunity = {
    ...opportunity,
    owner: owner === undefined ? opportunity.owner : owner.from,
    stage: stage?.from ?? opportunity.stage,
    outcome: (outcome?.from as OpportunityOutcome | undefined) ?? opportunity.outcome,
    amount: amount === undefined ? opportunity.amount : numberOf(amount.from),
    closeDate:
      closeDate === undefined
        ? opportunity.closeDate
        : (closeDate.from as CalendarDate | undefined),
    forecastCategory: category === undefined ? opportunity.forecastCategory : category.from,
    nextStep: nextStep === undefined ? opportunity.nextStep : nextStep.from,
    contactCount: contacts === undefined ? opportunity.contactCount : numberOf(contacts.from),
    stageEnteredOn: notAfter(opportunity.stageEnteredOn, date),
    lastActivityOn: notAfter(opportunity.lastActivityOn, date),
  };
  return {
    ...history,
    opportunity: then,
    owners: history.owners.filter(({ since }) => since === undefined || since <= date),
    changes: later === -1 ? history.changes : history.changes.slice(0, later),
    activityDays: history.activityDays.filter((heldOn) => heldOn <= day),
  };
}

function hasLaterActivity({ activityDays }: OpportunityHistory, day: number): boolean {
  const last = activityDays.at(-1);
  return last !== undefined && last > day;
}

function isReportedByHistory(
  { opportunity }: OpportunityHistory,
  date: CalendarDate,
  historyUntil: CalendarDate | undefined,
): boolean {
  return (
    historyUntil !== undefined &&
    date <= historyUntil &&
    opportunity.createdOn !== undefined &&
    opportunity.createdOn <= date
  );
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function notAfter(value: CalendarDate | undefined, date: CalendarDate): CalendarDate | undefined {
  return value !== undefined && value <= date ? value : undefined;
}
