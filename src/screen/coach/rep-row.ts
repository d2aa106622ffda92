import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { firstName } from '../../domain/people/person.ts';
import { sparkline } from '../parts/sparkline.ts';
import type { RepGlance } from '../../domain/coach/team-glance.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import { chart } from '../parts/evidence-words.ts';
import { glanceLines } from '../parts/glance-words.ts';
import { plain, section } from '../parts/mrkdwn.ts';

/**
 * One rep on the App Home: the last one-on-one, what is due and raised, how often they were talked with, and buttons. Of
 * the signals the first has its weeks drawn.
 */
export function repRow(
  glance: RepGlance,
  oneOnOnes: readonly number[],
  today: CalendarDate,
): KnownBlock[] {
  const [facts, signals] = glanceLines(glance, today);
  const first = glance.signals.find(({ dismissedOn }) => dismissedOn === undefined);
  const drawn = first === undefined ? undefined : chart(first.evidence);
  return [
    section(
      facts,
      signals === undefined ? undefined : [signals, drawn].filter(Boolean).join(' '),
      oneOnOneWords(oneOnOnes),
    ),
    buttons(glance),
  ];
}

/** `2 one-on-ones in 12 weeks ▁▁█▁▁▁▁█▁▁▁▁`: the words say how often, the bars when. */
function oneOnOneWords(oneOnOnes: readonly number[]): string | undefined {
  const held = oneOnOnes.reduce((sum, many) => sum + many, 0);
  if (held === 0) return undefined;
  return `${count(held, 'one-on-one')} in ${oneOnOnes.length} weeks \`${sparkline(oneOnOnes)}\``;
}

function buttons({ rep }: RepGlance): KnownBlock {
  const value = String(rep.id);
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.logRep,
        text: plain('Log one-on-one'),
        value,
        accessibility_label: plain(`Log a one-on-one with ${firstName(rep.name)}`).text,
      },
      {
        type: 'button',
        action_id: ACTIONS.showRep,
        text: plain('Show'),
        value,
        accessibility_label: plain(`Show ${firstName(rep.name)}’s signals and coaching`).text,
      },
    ],
  };
}
