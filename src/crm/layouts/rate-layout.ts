import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['currency', 'rate'] as const;

export type RateField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<RateField> = {
  currency: 'Currency|Currency ISO Code|ISO Code|Currency Code',
  rate: 'Rate|Exchange Rate|Conversion Rate',
};

const GERMAN: HeaderTable<RateField> = {
  currency: 'Währung|Währungscode|ISO-Code',
  rate: 'Kurs|Wechselkurs|Umrechnungskurs',
};

const FRENCH: HeaderTable<RateField> = {
  currency: 'Devise|Code devise|Code ISO',
  rate: 'Taux|Taux de change|Taux de conversion|Cours',
};

const SPANISH: HeaderTable<RateField> = {
  currency: 'Divisa|Moneda|Código de divisa|Código de moneda|Código ISO',
  rate: 'Tasa|Tipo de cambio|Tasa de cambio|Tasa de conversión|Cambio',
};

const PORTUGUESE: HeaderTable<RateField> = {
  currency: 'Moeda|Código da moeda|Código ISO',
  rate: 'Taxa|Taxa de câmbio|Taxa de conversão|Câmbio|Cotação',
};

/** What one unit of each currency is worth in the company's own. */
export const RATE_LAYOUT: Layout<RateField> = {
  type: 'rates',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]),
  needs: [['currency'], ['rate']],
  dates: [],
  money: ['rate'],
};
