import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import type { PastOneOnOne, RepDetail } from '../../domain/coach/team-glance.ts';
import { ACTIONS } from '../ids.ts';
import { dealNames, evidenceLine } from '../parts/evidence-words.ts';
import { expectationLine } from '../parts/expectation-words.ts';
import { glanceLines } from '../parts/glance-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { exportWords } from '../parts/export-words.ts';
import { saidEvidence } from '../parts/signal-words/said-evidence.ts';

/** One rep for their manager: what is raised with its evidence, and the coaching so far. */
export function repMessage(detail: RepDetail, today: CalendarDate): SlackMessage {
  const summary = glanceLines(detail, today);
  return {
    text: summary.join(': ').replaceAll('*', ''),
    blocks: [
      section(summary[0], expectationLine(detail.expectations, today)),
      ...signals(detail, today),
      ...points(detail),
      ...history(detail, today),
      context(exportWords(detail.exportAsOf, today)),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: ACTIONS.logRep,
            text: plain(`Log one-on-one with ${firstName(detail.rep.name)}`),
            value: String(detail.rep.id),
          },
          {
            type: 'button',
            action_id: ACTIONS.showHistory,
            text: plain('History'),
            value: String(detail.rep.id),
            accessibility_label: plain(`Show the history with ${firstName(detail.rep.name)}`).text,
          },
        ],
      },
    ],
  };
}

/** Beside three one-on-ones, so many are within Slack's 13,200 characters of a message. */
const MAX_SIGNALS = 6;

function signals(detail: RepDetail, today: CalendarDate): KnownBlock[] {
  if (detail.signals.length === 0) return [section('Nothing unusual in the numbers.')];
  const shown = detail.signals.slice(0, MAX_SIGNALS);
  const left = detail.signals.length - shown.length;
  const blocks = shown.map(({ dismissedOn, ...signal }): KnownBlock => {
    const evidence = saidEvidence(signal.evidence);
    return section(
      `*${safe(evidence.headline)}*`,
      dismissedOn && `You said on ${formatDate(dismissedOn, today)} that it is not an issue.`,
      evidenceLine(evidence, today),
      dealNames(evidence),
      safe(evidence.sureness, 200),
    );
  });
  return left > 0 ? [...blocks, context(`And ${left} more, less pressing.`)] : blocks;
}

const MAX_POINTS = 5;

function points({ points, rep }: RepDetail): KnownBlock[] {
  if (points.length === 0) return [];
  const shown = points.slice(0, MAX_POINTS).map((words) => `• ${safe(words, 150)}`);
  const left = points.length - shown.length;
  return [
    section(
      `*${safe(firstName(rep.name), 60)} wants to talk about*`,
      ...shown,
      ...(left > 0 ? [`and ${left} more`] : []),
    ),
  ];
}

const MAX_PAST = 3;

function history(detail: RepDetail, today: CalendarDate): KnownBlock[] {
  if (detail.history.length === 0) return [section('No one-on-one logged yet.')];
  return detail.history
    .slice(0, MAX_PAST)
    .map((past) => section(...pastLines(past, detail, today)));
}

function pastLines(past: PastOneOnOne, detail: RepDetail, today: CalendarDate): string[] {
  return [
    `*One-on-one of ${formatDate(past.heldOn, today)}*`,
    ...sharedLines(past, detail),
    ...(past.question === undefined ? [] : [`Asked: _${safe(past.question, 200)}_`]),
    ...(past.notes === '' ? [] : [`Your notes: ${safe(past.notes, 400)}`]),
    ...past.commitments.map(({ action, ownerId, dueOn, state, isTicked }) => {
      const owner = ownerId === detail.rep.id ? firstName(detail.rep.name) : 'you';
      const due = dueOn === undefined ? '' : `, due ${formatDate(dueOn, today)}`;
      const how = isTicked ? 'ticked off' : state;
      return `• ${safe(action, 200)} (${safe(owner, 60)}${due}: ${how})`;
    }),
  ];
}

function sharedLines({ shared }: PastOneOnOne, { rep }: RepDetail): string[] {
  if (shared === undefined) return [];
  const name = safe(firstName(rep.name), 60);
  return [
    shared.acknowledgedAt === undefined
      ? `Shared with ${name}${shared.includesNotes ? ', with your notes' : ''}`
      : `✓ Shared with ${name}, who says that it looks right`,
  ];
}
