import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { RepGlance } from '../../domain/coach/team-glance.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';
import { saidEvidence } from './signal-words/said-evidence.ts';

/** Ten reps fit into one section with so many. */
const MAX_SIGNALS_NAMED = 2;

/** A rep in two short lines: the last one-on-one and what is due; then the signals that are raised now. */
export function glanceLines(glance: RepGlance, today: CalendarDate): string[] {
  const facts = [
    glance.lastHeldOn === undefined
      ? 'no one-on-one logged yet'
      : `last one-on-one ${formatDate(glance.lastHeldOn, today)}`,
    ...commitmentWords(glance),
  ];
  const raised = glance.signals.filter(({ dismissedOn }) => dismissedOn === undefined);
  const signals = raised
    .slice(0, MAX_SIGNALS_NAMED)
    .map(({ evidence }) => safe(saidEvidence(evidence).headline, 60));
  const others = raised.length - signals.length;
  return [
    `*${safe(glance.rep.name, 60)}* · ${facts.join(' · ')}`,
    ...(signals.length === 0
      ? []
      : [[...signals, ...(others > 0 ? [`${others} more`] : [])].join(' · ')]),
  ];
}

function commitmentWords({ openCommitments, dueCommitments }: RepGlance): string[] {
  if (openCommitments === 0) return [];
  const due = dueCommitments === 0 ? '' : `, ${dueCommitments} due`;
  return [`${count(openCommitments, 'open commitment')}${due}`];
}
