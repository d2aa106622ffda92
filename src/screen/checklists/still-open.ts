import type { PlainTextOption, StaticSelect } from '@slack/types';
import { addDays, DAYS_A_WEEK, daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistItem, ItemContent } from '../../domain/checklists/checklist.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { clip, count } from '../../domain/text.ts';
import { ACTIONS, SETTLE } from '../ids.ts';
import { plain, safe } from '../parts/mrkdwn.ts';

type Commitment = ItemContent & { kind: 'commitment-due' };

/** A commitment's item. */
export interface CommitmentItem extends ChecklistItem {
  readonly content: Commitment;
}

/**
 * `*Still open:* Ana – account list, 2 weeks late · You, for Ben – slides, due Tue`, the oldest first, so many named; undefined where
 * nothing is.
 */
export function stillOpenLine(
  open: readonly CommitmentItem[],
  today: CalendarDate,
  max: number,
): string | undefined {
  const [oldest] = open;
  if (oldest === undefined) return undefined;
  if (max < 0) return `*Still open:* ${open.length}`;
  if (max === 0) {
    return `*Still open:* ${open.length}, the oldest ${lateWords(oldest.content.dueOn, today)}`;
  }
  const named = open
    .slice(0, max)
    .map(({ content }) => `${commitmentWords(content)}, ${lateWords(content.dueOn, today)}`);
  const left = open.length - named.length;
  return `*Still open:* ${[...named, ...(left > 0 ? [`${left} more`] : [])].join(' · ')}`;
}

/** `Ana – account list`, in mrkdwn; of what the manager does `You – slides for Ben`. */
export function commitmentWords({ rep, owner, action }: Commitment): string {
  const who = safe(firstName(rep.name), 40);
  return owner.id === rep.id
    ? `${who} – ${safe(action, MAX_ACTION)}`
    : `You, for ${who} – ${safe(action, MAX_ACTION)}`;
}

/** The beginning says which one it is; all of it is in the log. */
const MAX_ACTION = 60;

/** How late it is, or when it is due: `2 weeks late`, `3 days late`, `due today`, `due Tue 25 Nov`. */
function lateWords(dueOn: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(dueOn, today);
  if (days >= DAYS_A_WEEK) return `${count(Math.floor(days / DAYS_A_WEEK), 'week')} late`;
  if (days > 0) return `${count(days, 'day')} late`;
  if (days === 0) return 'due today';
  return dueOn < addDays(today, DAYS_A_WEEK)
    ? `due ${formatDay(dueOn, today).slice(0, 'Mon'.length)}`
    : `due ${formatDay(dueOn, today)}`;
}

/** The one control for all that is open: what is done, moved or dropped. Empty where nothing is open. */
export function tickOff(open: readonly CommitmentItem[]): StaticSelect[] {
  if (open.length === 0) return [];
  const group = (label: string, choice: (typeof SETTLE)[keyof typeof SETTLE]) => ({
    label: plain(label),
    options: open.map((item) => optionOf(item, choice)),
  });
  return [
    {
      type: 'static_select',
      action_id: ACTIONS.settleCommitment,
      placeholder: plain('Tick off …'),
      option_groups: [
        group('Done', SETTLE.kept),
        group('Move to another day', SETTLE.move),
        group('Drop', SETTLE.dropped),
      ],
    },
  ];
}

function optionOf({ id, content }: CommitmentItem, choice: string): PlainTextOption {
  const { rep, owner, action } = content;
  const who = owner.id === rep.id ? firstName(rep.name) : 'You';
  return { text: plain(`${clip(who, 20)} – ${clip(action, 50)}`), value: `${choice}:${id}` };
}

/** Whether an item is about a commitment. */
export function isCommitment(item: ChecklistItem): item is CommitmentItem {
  return item.content.kind === 'commitment-due';
}
