import type { InputBlock, PlainTextOption } from '@slack/types';
import { firstName } from '../../domain/people/person.ts';
import { LOG_BLOCKS, LOG_FIELDS, SHARE } from '../ids.ts';
import { plain } from '../parts/mrkdwn.ts';
import type { LogViewInput } from './log-one-on-one-view.ts';

export const MAX_WORDS = 500;
const MAX_HINT = 300;

/** The end of the log modal: when to talk next, and what the rep gets to see. */
export function nextAndShared(input: LogViewInput): InputBlock[] {
  const [rep, ...others] = input.reps;
  const who = others.length === 0 ? firstName(rep.name) : 'the rep';
  return [nextOn(input), nextTime(input), share(input, who), words(input, who)];
}

function nextOn({ logged }: LogViewInput): InputBlock {
  return {
    type: 'input',
    block_id: LOG_BLOCKS.nextOn,
    optional: true,
    label: plain('Next one-on-one'),
    element: {
      type: 'datepicker',
      action_id: LOG_FIELDS.value,
      ...(logged?.nextOn !== undefined && { initial_date: logged.nextOn }),
    },
  };
}

function nextTime({ logged }: LogViewInput): InputBlock {
  return {
    type: 'input',
    block_id: LOG_BLOCKS.nextTime,
    optional: true,
    label: plain('At what time?'),
    hint: plain(
      'By your clock. Two hours ahead you get the open points; without a time, at nine on that day.',
      MAX_HINT,
    ),
    element: {
      type: 'timepicker',
      action_id: LOG_FIELDS.value,
      ...(logged?.nextTime !== undefined && { initial_time: logged.nextTime }),
    },
  };
}

function share({ logged }: LogViewInput, who: string): InputBlock {
  const recap: PlainTextOption = { text: plain(`Share a recap with ${who}`), value: SHARE.recap };
  const notes: PlainTextOption = { text: plain('Share my notes as well'), value: SHARE.notes };
  const chosen =
    logged?.shared === undefined ? [] : [recap, ...(logged.shared.includesNotes ? [notes] : [])];
  return {
    type: 'input',
    block_id: LOG_BLOCKS.share,
    optional: true,
    label: plain(`What may ${who} see?`, 150),
    hint: plain(
      'A recap says what it was about, what was agreed, when you talk next, and the words below. What was at the heart of it stays with you, and so do your notes unless you tick them.',
      MAX_HINT,
    ),
    element: {
      type: 'checkboxes',
      action_id: LOG_FIELDS.value,
      options: [recap, notes],
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
}

function words({ logged }: LogViewInput, who: string): InputBlock {
  return {
    type: 'input',
    block_id: LOG_BLOCKS.words,
    optional: true,
    label: plain(`What ${who} will see, beside that`, 150),
    element: {
      type: 'plain_text_input',
      action_id: LOG_FIELDS.value,
      multiline: true,
      max_length: MAX_WORDS,
      ...(logged?.shared !== undefined &&
        logged.shared.words !== '' && { initial_value: logged.shared.words }),
    },
  };
}
