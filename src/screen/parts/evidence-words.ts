import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { Figures, Sentences, SaidOpportunity } from '../../domain/signals/evidence.ts';
import { sparkline } from './sparkline.ts';
import { safe } from './mrkdwn.ts';

/** The comparison, the chart and since when, in a line: `3 in the last 5 weeks; before, about 2 a week. ▆▇▅▂▁ since 13 Oct`. */
export function evidenceLine(evidence: Sentences, today: CalendarDate): string {
  return `${comparisonLine(evidence)} since ${formatDate(evidence.since, today)}`;
}

/** The comparison and the chart alone: what is short enough for a list. */
export function comparisonLine(evidence: Sentences): string {
  return [safe(evidence.comparison, 200), chart(evidence)]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The weekly figures as a line of bars; undefined where weeks say nothing. */
export function chart(evidence: Pick<Figures, 'series'>): string | undefined {
  if (evidence.series === undefined) return undefined;
  const bars = sparkline(evidence.series.points.map((point) => point.value));
  return bars === '' ? undefined : `\`${bars}\``;
}

/** The deals' names alone: `Norwind, Kestrel, Abel & Co.` */
export function dealNames(evidence: Pick<Sentences, 'opportunities'>): string | undefined {
  if (evidence.opportunities.length === 0) return undefined;
  return evidence.opportunities.map((deal) => safe(dealName(deal), 40)).join(', ');
}

/** One deal with amount, stage, close date and what it shows. */
export function dealLine(deal: SaidOpportunity, today: CalendarDate): string {
  const facts = [
    amountOf(deal),
    safe(deal.stage, 40),
    deal.closeDate === undefined ? undefined : `close date ${formatDate(deal.closeDate, today)}`,
    safe(deal.note, 100),
  ];
  return `• *${safe(dealName(deal), 60)}* — ${facts.filter((fact) => fact !== undefined).join(' · ')}`;
}

function dealName(deal: SaidOpportunity): string {
  return deal.account ?? deal.name;
}

function amountOf(deal: SaidOpportunity): string | undefined {
  if (deal.amount === undefined) return undefined;
  const digits = Math.round(deal.amount).toLocaleString('en-GB');
  return deal.currency === undefined ? digits : `${safe(deal.currency, 3)} ${digits}`;
}
