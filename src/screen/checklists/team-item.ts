import type { Button } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { ChecklistItemId } from '../../domain/ids.ts';
import { firstName } from '../../domain/people/person.ts';
import { listed } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import { groupClaim, groupFigures } from '../parts/group-words.ts';
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

/** More are counted only. */
const MAX_NAMED = 6;

/** `new deals are down with 5 of 7 people (Ana, Ben, Chidi, Dana and Ed)`, in mrkdwn. */
export function teamClaim({ signal, facts, reps }: TeamContent): string {
  const names = listed(
    reps.map(({ name }) => firstName(name)),
    MAX_NAMED,
  );
  return `${safe(groupClaim(signal, facts), 200)} with ${reps.length} of ${facts.of} people (${safe(names, 300)})`;
}

/** Log team talk, and Evidence. */
export function teamButtons(item: ChecklistItemId): Button[] {
  const value = String(item);
  return [
    {
      type: 'button',
      action_id: ACTIONS.logTeamTalk,
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
export function editTeamTalk(item: ChecklistItemId): Button {
  return {
    type: 'button',
    action_id: ACTIONS.logTeamTalk,
    text: plain('Edit'),
    value: String(item),
    accessibility_label: plain('Edit the talk with your team').text,
  };
}
