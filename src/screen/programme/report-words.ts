import type { CalendarDate } from '../../domain/calendar.ts';
import { NEEDED_CASES, type CoachingEffect } from '../../domain/programme/coaching-effect.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import {
  verdictsOn,
  type InitiativeUse,
  type ItemsOfKind,
  type ProgrammeReport,
  type ReadingReport,
} from '../../domain/programme/programme-report.ts';
import { sparkline } from '../parts/sparkline.ts';
import { shareInterval, type Interval } from '../../domain/statistics/intervals.ts';
import { count, listed, lowerFirst } from '../../domain/text.ts';
import { itemKindWords } from '../parts/kind-words.ts';

/** One part of the report: a heading and its lines, in plain words, not escaped. */
export interface ReportPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** With less feedback a detector's precision is not shown: it would be one manager's taste. */
const NEEDED_VERDICTS = NEEDED_CASES;

/** The whole report in words: for a message and for the terminal. */
export function reportParts(report: ProgrammeReport): readonly ReportPart[] {
  return [
    readingPart(report),
    precisionPart(report.items),
    effectPart(report.effects),
    ...(report.initiatives.length === 0 ? [] : [initiativePart(report.initiatives, report.until)]),
  ];
}

/** Whether the lists are read. */
export function readingPart({ messages, items, weeks }: ReadingReport): ReportPart {
  const sent = items.reduce((sum, item) => sum + item.sent, 0);
  const actedOn = items.reduce((sum, item) => sum + item.actedOn, 0);
  const proposed = weeks.reduce((sum, week) => sum + week.proposed, 0);
  const logged = weeks.reduce((sum, week) => sum + week.logged, 0);
  const rates = weeks.map((week) => (week.proposed === 0 ? null : week.logged / week.proposed));
  return {
    heading: 'Is it read',
    lines: [
      `${count(messages.sent, 'checklist')} sent; something was done in ${messages.actedOn}${messages.sent === 0 ? '' : ` (${percent(messages.actedOn / messages.sent)})`}.`,
      `${outOf(actedOn, sent, 'items')} were acted on.`,
      `${outOf(logged, proposed, 'proposed conversations')} were logged${proposed === 0 ? '' : `, week by week ${sparkline(rates)}`}.`,
    ],
  };
}

function precisionPart(items: readonly ItemsOfKind[]): ReportPart {
  const judged = items.filter((item) => verdictsOn(item) > 0);
  return {
    heading: 'What managers say of it',
    lines:
      judged.length === 0
        ? ['Nobody has said yet whether an item was useful.']
        : judged.map(precisionLine),
  };
}

function precisionLine(item: ItemsOfKind): string {
  const verdicts = verdictsOn(item);
  const reasons = Object.entries(item.notUseful)
    .filter(([, times]) => times > 0)
    .map(([reason, times]) => `${times} ${reason.replaceAll('-', ' ')}`);
  const why = reasons.length === 0 ? '' : `; not useful: ${listed(reasons)}`;
  if (verdicts < NEEDED_VERDICTS) {
    return `${itemKindWords(item.kind)}: ${item.useful} of ${verdicts} useful, too few to tell${why}.`;
  }
  const interval = shareInterval(item.useful, verdicts);
  return `${itemKindWords(item.kind)}: ${item.useful} of ${verdicts} useful, ${percent(item.useful / verdicts)}${range(interval)}${why}.`;
}

/** Shown with every comparison: without it the figures would seem to be more than they are. */
export const NOT_PROOF =
  'This is not proof of cause. A signal is raised when a figure is low, and low figures often recover by themselves ' +
  '(regression to the mean); managers also choose whom they talk with.';

function effectPart(effects: readonly CoachingEffect[]): ReportPart {
  const judged = effects.filter(({ verdict }) => verdict !== undefined);
  const waiting = effects.filter(({ verdict }) => verdict === undefined);
  const left =
    waiting.length === 0
      ? []
      : [
          `Too few to compare yet, with ${NEEDED_CASES} needed on each side: ${listed(waiting.map(waitingWords))}.`,
        ];
  return {
    heading: 'What coaching came to',
    lines: [
      ...(effects.length === 0 ? ['No signal could be followed for eight weeks yet.'] : []),
      ...judged.map(effectLine),
      ...left,
      ...(judged.length === 0 ? [] : [NOT_PROOF]),
    ],
  };
}

function waitingWords({ kind, coached, notCoached }: CoachingEffect): string {
  return `${lowerFirst(itemKindWords(kind))} (${coached.signals} coached, ${notCoached.signals} not)`;
}

const VERDICTS: Readonly<Record<NonNullable<CoachingEffect['verdict']>, string>> = {
  'more-clear': 'That is more than chance would make.',
  'fewer-clear': 'That is fewer than chance would make.',
  'may-be-chance': 'It could be chance.',
};

function effectLine({ kind, coached, notCoached, verdict }: CoachingEffect): string {
  return (
    `${itemKindWords(kind)}: of ${coached.signals} that were talked about within two weeks, ${coached.cleared} went away within eight; ` +
    `of ${notCoached.signals} that were not, ${notCoached.cleared}. ${verdict === undefined ? '' : VERDICTS[verdict]}`
  );
}

function initiativePart(initiatives: readonly InitiativeUse[], until: CalendarDate): ReportPart {
  return {
    heading: 'Initiatives',
    lines: initiatives.map(
      (one) =>
        `${one.name}, ${formatDate(one.startsOn, until)} to ${formatDate(one.endsOn, until)}: talked about in ` +
        `${outOf(one.oneOnOnesUsing, one.oneOnOnes, 'one-on-ones')}, by ${outOf(one.managersUsing, one.managers, 'managers')}; ` +
        `${count(one.comments, 'comment')}.`,
    ),
  };
}

function outOf(some: number, all: number, what: string): string {
  return `${some} of ${all} ${what}${all === 0 ? '' : ` (${percent(some / all)})`}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function range(interval: Interval | undefined): string {
  if (interval === undefined) return '';
  return `, ${Math.round(interval.low * 100)} to ${percent(interval.high)}`;
}
