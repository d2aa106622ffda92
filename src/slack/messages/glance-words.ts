import type { CalendarDate } from '../../domain/calendar.ts';
import { sayDate } from '../../domain/dates-in-words.ts';
import type { RepGlance } from '../../domain/team-glance.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** A rep in two short lines: the last one-on-one and what is due; then the signals that are raised now. */
export function glanceLines(glance: RepGlance, today: CalendarDate): string[] {
  const facts = [
    glance.lastHeldOn === undefined
      ? 'no one-on-one logged yet'
      : `last one-on-one ${sayDate(glance.lastHeldOn, today)}`,
    ...commitmentWords(glance),
  ];
  const signals = glance.signals.map(({ evidence }) => safe(evidence.headline, 60));
  return [
    `*${safe(glance.rep.name, 80)}* · ${facts.join(' · ')}`,
    ...(signals.length === 0 ? [] : [signals.join(' · ')]),
  ];
}

function commitmentWords({ openCommitments, dueCommitments }: RepGlance): string[] {
  if (openCommitments === 0) return [];
  const due = dueCommitments === 0 ? '' : `, ${dueCommitments} due`;
  return [`${count(openCommitments, 'open commitment')}${due}`];
}
