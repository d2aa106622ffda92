import { parseNamedPeriod } from '../../domain/pipeline/fiscal-period.ts';
import { splitHeader } from '../values/currency.ts';
import { monthNumber } from '../values/month-names.ts';
import type { Layout } from './layout.ts';
import { QUOTA_LAYOUT } from './quota-layout.ts';

const PREFIX = 'amount of ';

/** Quotas with one column for each period: a field for each header that names one. Undefined where none does. */
export function wideQuotaLayout(headers: readonly string[]): Layout | undefined {
  const periods = headers.filter(isPeriod);
  if (periods.length === 0) return undefined;
  const { person, currency } = QUOTA_LAYOUT.aliases;
  const fields = periods.map((header) => [`${PREFIX}${header.trim()}`, [header]] as const);
  const names = fields.map(([field]) => field);
  return {
    type: 'quotas',
    aliases: { person, currency, ...Object.fromEntries(fields) },
    needs: [['person'], names],
    dates: [],
    money: names,
  };
}

/** Whether a field is the amount of one period, as {@link wideQuotaLayout} calls them. */
export function isAmountOfPeriod(field: string): boolean {
  return field.startsWith(PREFIX);
}

function isPeriod(header: string): boolean {
  const rules = { fiscalYearStarts: undefined, monthNumber };
  return parseNamedPeriod(splitHeader(header).name, rules) !== undefined;
}
