import { headersOf, type Layout } from './layout.ts';

const FIELDS = [
  'opportunityId',
  'changedOn',
  'stage',
  'amount',
  'closeDate',
  'forecastCategory',
] as const;

export type HistoryField = (typeof FIELDS)[number];

/** Salesforce's OpportunityHistory: what an opportunity was like from a moment on. */
export const HISTORY_LAYOUT: Layout<HistoryField> = {
  type: 'history',
  aliases: headersOf(FIELDS, [
    {
      opportunityId: 'Opportunity ID|Opportunity External ID|Deal ID',
      changedOn: 'Created Date|Change Date|Changed On|Created On',
      stage: 'Stage Name|Stage|Deal Stage',
      amount: 'Amount',
      closeDate: 'Close Date',
      forecastCategory: 'Forecast Category|Forecast Category Name',
    },
  ]),
  needs: [['opportunityId'], ['changedOn'], ['stage']],
  dates: ['changedOn', 'closeDate'],
  money: ['amount'],
};
