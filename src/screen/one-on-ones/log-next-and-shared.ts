import type { InputBlock } from '@slack/types';
import { LOG_BLOCKS, SHARE } from '../ids.ts';
import { checkboxesInput, dateInput, option, textInput, timeInput } from '../parts/input-blocks.ts';
import { optional } from './log-question.ts';
import type { LoggedBefore } from './logged-before.ts';

export const MAX_WORDS = 500;

const TIME_HINT =
  'By your clock. Two hours ahead you get the open points; without a time, at nine on that day.';
const SHARE_HINT =
  'A recap says what it was about, what was agreed, when you talk next, and the words below. The root cause stays with you, and so do your notes unless you tick them.';

/** The part of the log modal that asks for the next one-on-one. */
export function next(logged: LoggedBefore | undefined): InputBlock[] {
  return [
    dateInput(optional(LOG_BLOCKS.nextOn, 'Next one-on-one'), logged?.nextOn),
    timeInput(optional(LOG_BLOCKS.nextTime, 'At what time?', TIME_HINT), logged?.nextTime),
  ];
}

/** The part that asks what the rep, who is called `who` here, gets to see. */
export function shared(logged: LoggedBefore | undefined, who: string): InputBlock[] {
  const words = logged?.shared?.words;
  return [
    share(logged, who),
    textInput(optional(LOG_BLOCKS.words, `What ${who} will see, beside that`), {
      isLong: true,
      max: MAX_WORDS,
      before: words === '' ? undefined : words,
    }),
  ];
}

function share(logged: LoggedBefore | undefined, who: string): InputBlock {
  const recap = option(SHARE.recap, `Share a recap with ${who}`);
  const notes = option(SHARE.notes, 'Share my notes as well');
  const chosen =
    logged?.shared === undefined ? [] : [recap, ...(logged.shared.includesNotes ? [notes] : [])];
  const question = optional(LOG_BLOCKS.share, `What may ${who} see?`, SHARE_HINT);
  return checkboxesInput(question, [recap, notes], chosen);
}
