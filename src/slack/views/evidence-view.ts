import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/checklist.ts';
import { sayDate } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/person.ts';
import type { Evidence, WeeklySeries } from '../../domain/signals/evidence.ts';
import { VIEWS } from '../ids.ts';
import { chart, dealLine } from '../messages/evidence-words.ts';
import { context, plain, safe, section } from '../messages/mrkdwn.ts';

export interface EvidenceViewInput {
  readonly rep: NamedPerson;
  readonly evidence: Evidence;
  readonly questions: readonly string[];
  readonly firstSeenOn: CalendarDate | undefined;
  readonly exportAsOf: CalendarDate;
  readonly today: CalendarDate;
}

/** What is behind an item: the claim, the figures, the deals, how sure, since when, and what would end it. */
export function evidenceView(input: EvidenceViewInput): ModalView {
  const { evidence, rep, today } = input;
  return {
    type: 'modal',
    callback_id: VIEWS.evidence,
    title: plain('Evidence', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*${safe(firstName(rep.name), 60)} — ${safe(evidence.headline)}*`,
        safe(evidence.comparison, 300),
      ),
      ...weeks(evidence.series, chart(evidence), today),
      ...deals(evidence, today),
      section(
        `*How sure?* ${safe(evidence.sureness, 300)}`,
        `*Since when?* ${sayDate(evidence.since, today)}${raised(input)}`,
        `*What ends it?* ${safe(evidence.clearsWhen, 300)}`,
      ),
      ...questions(input.questions),
      context(
        `From the CRM export of ${sayDate(input.exportAsOf, today)}. Find these deals in the CRM under the owner ${safe(rep.name, 100)}.`,
      ),
    ],
  };
}

const WEEKS_SPELT_OUT = 6;

function weeks(
  series: WeeklySeries | undefined,
  bars: string | undefined,
  today: CalendarDate,
): KnownBlock[] {
  if (series === undefined || bars === undefined) return [];
  const recent = series.points
    .slice(-WEEKS_SPELT_OUT)
    .map(({ week, value }) => `${sayDate(week, today)}: ${value === null ? '–' : round(value)}`);
  return [section(`*${safe(series.label)}, week by week*`, bars, recent.join(' · '))];
}

function deals(evidence: Evidence, today: CalendarDate): KnownBlock[] {
  if (evidence.opportunities.length === 0) return [];
  const lines = evidence.opportunities.map((deal) => dealLine(deal, today));
  return [section('*Deals that show it*', ...lines)];
}

function raised({ firstSeenOn, today }: EvidenceViewInput): string {
  return firstSeenOn === undefined ? '' : ` · first seen on ${sayDate(firstSeenOn, today)}`;
}

function questions(list: readonly string[]): KnownBlock[] {
  if (list.length === 0) return [];
  return [section('*Questions to open with*', ...list.map((text) => `• ${safe(text, 300)}`))];
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
