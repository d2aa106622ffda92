import { calendarDate, dayNumber } from '#src/domain/calendar.ts';
import type { OpportunityId, PersonId } from '#src/domain/ids.ts';
import type { Opportunity, TrackedField } from '#src/domain/pipeline/opportunity.ts';
import type { OpportunityHistory } from '#src/domain/pipeline/rep-history.ts';

/** A change as `['2026-03-06', 'stage', 'Discovery', 'Proposal']`; undefined is an empty field. */
export type ReportedChange = readonly [
  seenOn: string,
  field: TrackedField,
  from: string | undefined,
  to: string | undefined,
];

/** A deal as exports reported it; dates as text, so that a test reads like a story. */
export function reportedDeal(
  firstSeenOn: string,
  now: Partial<Opportunity> & { readonly created?: string; readonly closes?: string },
  changes: readonly ReportedChange[] = [],
): OpportunityHistory {
  const { created, closes, ...given } = now;
  return {
    opportunity: {
      id: 'deal' as OpportunityId,
      name: 'Kestrel',
      account: undefined,
      owner: 'Ana',
      stage: 'Discovery',
      outcome: 'open',
      amount: 10_000,
      currency: undefined,
      closeDate: closes === undefined ? undefined : calendarDate(closes),
      createdOn: created === undefined ? undefined : calendarDate(created),
      stageEnteredOn: undefined,
      lastActivityOn: undefined,
      nextStep: undefined,
      forecastCategory: undefined,
      contactCount: undefined,
      ...given,
    },
    activityDays: [],
    owners: [{ personId: 1 as PersonId, since: undefined }],
    firstSeenOn: calendarDate(firstSeenOn),
    changes: changes.map(([seenOn, field, from, to]) => ({
      field,
      from,
      to,
      seenOn: dayNumber(calendarDate(seenOn)),
    })),
  };
}
