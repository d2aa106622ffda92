import type { Button, KnownBlock } from '@slack/types';
import { isConversation, peopleOf, type Checklist } from '../../domain/checklists/checklist.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { firstName } from '../../domain/people/person.ts';
import { listed } from '../../domain/text.ts';
import { ACTIONS, COMMAND } from '../ids.ts';
import { logButtons } from './item-blocks.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** Where a week's reminder stands. */
interface Reminding {
  /** Whether it asks if reminders are to go on, since two came to nothing. */
  readonly isQuestion: boolean;
  /** Whether the manager answered it by a button. */
  readonly isAnswered: boolean;
  /** Whether reminders come at all from now on. */
  readonly isOn: boolean;
}

const MAX_NAMED = 3;

/** What is still open of a week's conversations, in one line, once in midweek; later in the state that they have then. */
export function reminderMessage(checklist: Checklist, reminding: Reminding): SlackMessage {
  const [text, buttons] = wordsAndButtons(checklist, reminding);
  const blocks: KnownBlock[] = [
    section(text),
    ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: [...buttons] }]),
  ];
  return { text, blocks };
}

function wordsAndButtons(
  checklist: Checklist,
  { isQuestion, isAnswered, isOn }: Reminding,
): readonly [text: string, buttons: readonly Button[]] {
  const items = checklist.items.filter(({ content }) => isConversation(content));
  const open = items.filter(({ state }) => state.state === 'open');
  const first = open[0];
  if (!isOn && isAnswered) {
    return [`I don’t remind you any more. \`${COMMAND} settings\` begins again.`, []];
  }
  if (first === undefined) return ['Nothing is open any more this week.', []];
  const value = String(first.id);
  if (isQuestion) {
    if (isAnswered) return ['All right, I go on reminding you.', []];
    return [
      'Two reminders came to nothing. Shall I stop them?',
      [
        { type: 'button', action_id: ACTIONS.stopReminders, text: plain('Stop them'), value },
        { type: 'button', action_id: ACTIONS.keepReminders, text: plain('Go on'), value },
      ],
    ];
  }
  if (isAnswered) return ['All right, not this week.', []];
  const reps = [
    ...new Map(
      open.flatMap((item) => peopleOf(item.content).map((rep) => [rep.id, { item, rep }] as const)),
    ).values(),
  ];
  return [
    `${namesOf(reps.map(({ rep }) => rep))} ${reps.length === 1 ? 'is' : 'are'} still open.`,
    [
      ...logButtons(reps),
      { type: 'button', action_id: ACTIONS.notThisWeek, text: plain('Not this week'), value },
    ],
  ];
}

function namesOf(reps: readonly NamedPerson[]): string {
  return listed(
    reps.map(({ name }) => safe(firstName(name), 60)),
    MAX_NAMED,
  );
}
