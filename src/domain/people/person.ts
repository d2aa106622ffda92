import type { CalendarDate } from '../calendar.ts';
import type { PersonId, SlackAccountId } from '../ids.ts';

/** Somebody of the sales organisation. A manager is a person with reports; nothing else makes one. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly managerId: PersonId | undefined;
  readonly startDate: CalendarDate | undefined;
  /** The last day; from the day after, the person raises nothing and receives nothing. */
  readonly endDate: CalendarDate | undefined;
  readonly slackAccountId: SlackAccountId | undefined;
  /** IANA zone, as `Europe/London`. */
  readonly timeZone: string | undefined;
}

/** Whether the person works for the company on that day, as far as is known. */
export function isEmployedOn(person: Person, date: CalendarDate): boolean {
  return (
    (person.startDate === undefined || person.startDate <= date) &&
    (person.endDate === undefined || person.endDate >= date)
  );
}

/** The name to call somebody by: the first word of a name, the whole name where there is only one. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
