import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['currency', 'rate'] as const;

export type RateField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<RateField> = {
  currency: 'Currency|Currency ISO Code|ISO Code|Currency Code',
  rate: 'Rate|Exchange Rate',
};

const GERMAN: HeaderTable<RateField> = { currency: 'Währung', rate: 'Kurs|Wechselkurs' };

/** What one unit of each currency is worth in the company's own. */
export const RATE_LAYOUT: Layout<RateField> = {
  type: 'rates',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN]),
  needs: [['currency'], ['rate']],
  dates: [],
  money: ['rate'],
};
