import { addDays, weekStart, type CalendarDate } from '../calendar.ts';
import type { InitiativeId, PersonId } from '../ids.ts';

/** A programme that is being rolled out: for its weeks, managers ask one question more in their one-on-ones. */
export interface Initiative {
  readonly id: InitiativeId;
  readonly name: string;
  readonly question: string;
  /** The Monday of its first week. */
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

/** An initiative as it was asked for. */
export interface InitiativeDraft extends Omit<Initiative, 'id'> {
  readonly managers: readonly PersonId[];
}

const MAX_INITIATIVE_NAME = 60;
const MAX_INITIATIVE_QUESTION = 300;
/** A quarter: what is asked for longer is no longer heard. */
const MAX_WEEKS = 13;

/** Why an initiative can't be rolled out like this, in one sentence; undefined where it can. */
export function problemWith(draft: InitiativeDraft, today: CalendarDate): string | undefined {
  const { name, question, startsOn, endsOn, managers } = draft;
  if (name === '' || name.length > MAX_INITIATIVE_NAME) {
    return `Give it a name of at most ${MAX_INITIATIVE_NAME} characters.`;
  }
  if (question === '' || question.length > MAX_INITIATIVE_QUESTION) {
    return `Give it one question of at most ${MAX_INITIATIVE_QUESTION} characters.`;
  }
  if (startsOn <= weekStart(today)) {
    return 'Let it start next week or later: its managers see it first and can say what they think.';
  }
  if (endsOn < startsOn) return 'Let it end after it has started.';
  if (endsOn > addDays(startsOn, MAX_WEEKS * 7)) {
    return `Let it end within ${MAX_WEEKS} weeks: what is asked for longer is no longer heard.`;
  }
  return managers.length === 0 ? 'Name at least one manager who takes part.' : undefined;
}
