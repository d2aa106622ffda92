import type { InputBlock } from '@slack/types';
import { LOG_BLOCKS, LOG_FIELDS, SHARE } from '../ids.ts';
import { checkboxesInput, dateInput, option, textInput, timeInput } from '../parts/input-blocks.ts';
import type { LoggedBefore } from './logged-before.ts';

export const MAX_WORDS = 500;

/** The end of the log modal: the next one-on-one, and what the rep, who is called `who` here, gets to see. */
export function nextAndShared(logged: LoggedBefore | undefined, who: string): InputBlock[] {
  const field = LOG_FIELDS.value;
  const next = {
    block: LOG_BLOCKS.nextOn,
    field,
    isOptional: true,
    label: 'Next one-on-one',
  };
  const time = {
    block: LOG_BLOCKS.nextTime,
    field,
    isOptional: true,
    label: 'At what time?',
    hint: 'By your clock. Two hours ahead you get the open points; without a time, at nine on that day.',
  };
  const words = {
    block: LOG_BLOCKS.words,
    field,
    isOptional: true,
    label: `What ${who} will see, beside that`,
  };
  const before = logged?.shared?.words === '' ? undefined : logged?.shared?.words;
  return [
    dateInput(next, logged?.nextOn),
    timeInput(time, logged?.nextTime),
    share(logged, who),
    textInput(words, { isLong: true, max: MAX_WORDS, before }),
  ];
}

function share(logged: LoggedBefore | undefined, who: string): InputBlock {
  const recap = option(SHARE.recap, `Share a recap with ${who}`);
  const notes = option(SHARE.notes, 'Share my notes as well');
  const chosen =
    logged?.shared === undefined ? [] : [recap, ...(logged.shared.includesNotes ? [notes] : [])];
  const question = {
    block: LOG_BLOCKS.share,
    field: LOG_FIELDS.value,
    isOptional: true,
    label: `What may ${who} see?`,
    hint: 'A recap says what it was about, what was agreed, when you talk next, and the words below. What was at the heart of it stays with you, and so do your notes unless you tick them.',
  };
  return checkboxesInput(question, [recap, notes], chosen);
}
