import type { Layout } from './layout.ts';

export type QuotaField = 'person' | 'period' | 'amount' | 'currency';

export const QUOTA_LAYOUT: Layout<QuotaField> = {
  type: 'quotas',
  aliases: {
    person: [
      'email',
      'useremail',
      'repemail',
      'owneremail',
      'salesrep',
      'rep',
      'owner',
      'ownername',
      'quotaowner',
      'quotaownerid',
      'userexternalid',
    ],
    period: ['period', 'quarter', 'month', 'year', 'fiscalperiod', 'startdate'],
    amount: ['quotaamount', 'amount', 'quota', 'target'],
    currency: ['currency', 'currencyisocode', 'amountcurrency'],
  },
  needs: [['person'], ['period'], ['amount']],
  dates: [],
  money: ['amount'],
};
