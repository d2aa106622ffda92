import type { Layout } from './layout.ts';

export type HistoryField =
  'opportunityId' | 'changedOn' | 'stage' | 'amount' | 'closeDate' | 'forecastCategory';

/** Salesforce's OpportunityHistory: what an opportunity was like from a moment on. */
export const HISTORY_LAYOUT: Layout<HistoryField> = {
  type: 'history',
  aliases: {
    opportunityId: ['opportunityid', 'opportunityexternalid', 'dealid'],
    changedOn: ['createddate', 'changedate', 'changedon', 'createdon'],
    stage: ['stagename', 'stage', 'dealstage'],
    amount: ['amount'],
    closeDate: ['closedate'],
    forecastCategory: ['forecastcategory', 'forecastcategoryname'],
  },
  needs: [['opportunityId'], ['changedOn'], ['stage']],
  dates: ['changedOn', 'closeDate'],
  money: ['amount'],
};
