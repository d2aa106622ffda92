import { addDays, type CalendarDate } from '../calendar.ts';
import type { ExpectationId } from '../ids.ts';

/** What a manager and a rep agreed as good: `new deals a week: 2, by 31 Dec`. */
export interface Expectation {
  readonly id: ExpectationId;
  readonly measure: string;
  readonly level: string;
  readonly dueOn: CalendarDate | undefined;
  readonly agreedOn: CalendarDate;
}

/** One line of the modal; both texts are empty where it is not used. */
export interface ExpectationDraft {
  readonly measure: string;
  readonly level: string;
  readonly dueOn: CalendarDate | undefined;
}

/** More can't be kept in mind at once. */
export const MAX_EXPECTATIONS = 3;

export interface ExpectationProblem {
  readonly line: number;
  readonly field: keyof ExpectationDraft;
  readonly problem: string;
}

const LATEST_DAYS = 2 * 366;

/** Everything wrong with the lines; empty where they can be saved. Texts are trimmed. */
export function findExpectationProblems(
  drafts: readonly ExpectationDraft[],
  current: readonly Expectation[],
  today: CalendarDate,
): ExpectationProblem[] {
  return drafts.flatMap(({ measure, level, dueOn }, line): ExpectationProblem[] => {
    if (measure === '' && level === '') return [];
    if (measure === '') return [{ line, field: 'measure', problem: 'Say what is looked at.' }];
    if (level === '') return [{ line, field: 'level', problem: 'Say how much of it is good.' }];
    const isTwice = drafts.findIndex((one) => one.measure === measure) < line;
    if (isTwice) return [{ line, field: 'measure', problem: 'This is there twice.' }];
    const isKept = current.some((one) => isSame(one, { measure, level, dueOn }));
    if (dueOn === undefined || isKept) return [];
    if (dueOn < today) {
      return [{ line, field: 'dueOn', problem: 'This day is over. Choose a later one.' }];
    }
    return dueOn > addDays(today, LATEST_DAYS)
      ? [{ line, field: 'dueOn', problem: 'This is in more than two years.' }]
      : [];
  });
}

/** What to write: a changed line ends the old expectation and begins a new one; an emptied line ends it. */
export function changeExpectations(
  current: readonly Expectation[],
  drafts: readonly ExpectationDraft[],
): { readonly ends: readonly ExpectationId[]; readonly begins: readonly ExpectationDraft[] } {
  const wanted = drafts.filter(({ measure }) => measure !== '');
  return {
    ends: current.filter((one) => !wanted.some((draft) => isSame(one, draft))).map(({ id }) => id),
    begins: wanted.filter((draft) => !current.some((one) => isSame(one, draft))),
  };
}

function isSame(one: ExpectationDraft, other: ExpectationDraft): boolean {
  return one.measure === other.measure && one.level === other.level && one.dueOn === other.dueOn;
}
