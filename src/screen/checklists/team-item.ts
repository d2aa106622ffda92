import type { Button } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { ChecklistItemId } from '../../domain/ids.ts';
import { ACTIONS } from '../ids.ts';
import { groupFigures, teamClaim } from '../parts/group-words.ts';
import { plain, safe } from '../parts/mrkdwn.ts';
import { sinceWords } from '../parts/since-words.ts';

type TeamContent = ItemContent & { kind: 'team' };

/** What an item about a team says, in mrkdwn, the claim first. */
export function teamLines(content: TeamContent, position: number, today: CalendarDate): string[] {
  const { facts, since, questions } = content;
  return [
    `*${position} · Your team* — ${teamClaim(content)}`,
    `${safe(groupFigures(facts, today), 300)} That is more than one person’s.`,
    ...(since === undefined ? [] : [sinceWords(since, today)]),
    ...questions.slice(0, 1).map((question) => `A question for the team: _${safe(question, 300)}_`),
  ];
}

/** Log team talk, and Evidence. */
export function teamButtons(item: ChecklistItemId): Button[] {
  const value = String(item);
  return [
    {
      type: 'button',
      action_id: ACTIONS.logWithTeam,
      text: plain('Log team talk'),
      value,
      style: 'primary',
    },
    {
      type: 'button',
      action_id: ACTIONS.showEvidence,
      text: plain('Evidence'),
      value,
      accessibility_label: plain('Show the evidence about your team').text,
    },
  ];
}

/** Edit, once the talk is logged. */
export function editWithTeam(item: ChecklistItemId): Button {
  return {
    type: 'button',
    action_id: ACTIONS.logWithTeam,
    text: plain('Edit'),
    value: String(item),
    accessibility_label: plain('Edit the talk with your team').text,
  };
}
