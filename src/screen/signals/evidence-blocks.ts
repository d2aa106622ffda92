import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { AlsoSeen } from '../../domain/checklists/checklist.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { Guide } from '../../domain/guides/guide.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import type { SinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';
import { firstName } from '../../domain/people/person.ts';
import type { Sentences, WeeklySeries } from '../../domain/signals/evidence.ts';
import type { Evidence } from '../../domain/signals/known-evidence.ts';
import { capitalised, count } from '../../domain/text.ts';
import { expectationLine } from '../parts/expectation-words.ts';
import { sinceWords } from '../parts/since-words.ts';
import { chart, dealLine } from '../parts/evidence-words.ts';
import { context, safe, section } from '../parts/mrkdwn.ts';
import { saidAlsoSeen, saidEvidence } from '../parts/signal-words/said-evidence.ts';
import { nameWords } from '../parts/name-words.ts';

export interface EvidenceInput {
  readonly rep: NamedPerson;
  readonly evidence: Evidence;
  /** How to talk about it; undefined where that is said elsewhere. */
  readonly guide: Guide | undefined;
  /** What was agreed with the rep as good. */
  readonly expectations: readonly Expectation[];
  /** What came of it since it was talked about; undefined where it wasn't. */
  readonly since: SinceOneOnOne | undefined;
  /** What likely follows from it. */
  readonly alsoSeen: readonly AlsoSeen[];
  readonly firstSeenOn: CalendarDate | undefined;
  readonly exportAsOf: CalendarDate;
  readonly today: CalendarDate;
}

/** `Ana — new deals have dried up`, in mrkdwn. */
export function evidenceClaim({ rep, evidence }: EvidenceInput): string {
  return `${safe(firstName(rep.name), 60)} — ${safe(saidEvidence(evidence).headline)}`;
}

/** What is behind an item: the claim, the figures, the deals, how sure, since when, and what would end it. */
export function evidenceBlocks(input: EvidenceInput): KnownBlock[] {
  const { rep, today } = input;
  const evidence = saidEvidence(input.evidence);
  return [
    section(`*${evidenceClaim(input)}*`, safe(evidence.comparison, 300)),
    ...weeks(evidence, today),
    ...deals(evidence, today),
    ...coaching(input),
    ...alsoSeen(input),
    section(
      `*How sure?* ${safe(evidence.sureness, 300)}`,
      `*Since when?* ${formatDate(evidence.since, today)}${raised(input)}`,
      `*What ends it?* ${safe(evidence.clearsWhen, 300)}`,
    ),
    context(
      `From the CRM export of ${formatDate(input.exportAsOf, today)}. Find these deals in the CRM under the owner ${safe(rep.name, 100)}.`,
    ),
  ];
}

function coaching({ since, expectations, today }: EvidenceInput): KnownBlock[] {
  const lines = [since && sinceWords(since, today), expectationLine(expectations, today)];
  return lines.some((line) => line !== undefined) ? [section(...lines)] : [];
}

function weeks(evidence: Sentences, today: CalendarDate): KnownBlock[] {
  const { series, counted } = evidence;
  const bars = chart(evidence);
  if (series === undefined || bars === undefined)
    return counted === undefined ? [] : [section(safe(counted, 300))];
  return [
    section(
      `*${safe(capitalised(nameWords(series.label)))}, week by week*`,
      bars,
      weeksInWords(series, evidence.since, today),
      counted && safe(`Counted: ${counted}`, 300),
    ),
  ];
}

/** Every week since it began that has something, so that each can be found; of those without one how many they are. */
function weeksInWords({ points }: WeeklySeries, since: CalendarDate, today: CalendarDate): string {
  const all = points.filter(({ week }) => week >= since);
  const filled = all.flatMap(({ week, value }) =>
    value === null || value === 0 ? [] : [`${formatDate(week, today)}: ${round(value)}`],
  );
  const empty = all.filter(({ value }) => value === 0).length;
  const unknown = all.filter(({ value }) => value === null).length;
  return [
    ...filled,
    ...(empty > 0 ? [`${filled.length === 0 ? 'none' : '0'} in ${count(empty, 'week')}`] : []),
    ...(unknown > 0 ? [`nothing known of ${count(unknown, 'week')}`] : []),
  ].join(' · ');
}

function deals(evidence: Sentences, today: CalendarDate): KnownBlock[] {
  if (evidence.opportunities.length === 0) return [];
  const lines = evidence.opportunities.map((deal) => dealLine(deal, today));
  return [section('*Deals that show it*', ...lines)];
}

/** As many as a section has room for, at their longest. */
const MAX_ALSO_SEEN = 6;

function alsoSeen({ alsoSeen: others, today }: EvidenceInput): KnownBlock[] {
  if (others.length === 0) return [];
  const lines = others.slice(0, MAX_ALSO_SEEN).map((one) => {
    const { headline, comparison } = saidAlsoSeen(one);
    return `• ${safe(capitalised(headline), 100)}, since ${formatDate(one.since, today)}. ${safe(comparison, 200)}`;
  });
  return [section('*Also seen, and likely part of the same story*', ...lines)];
}

function raised({ firstSeenOn, today }: EvidenceInput): string {
  return firstSeenOn === undefined ? '' : ` · first seen on ${formatDate(firstSeenOn, today)}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
