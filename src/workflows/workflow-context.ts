import type { CoachingConfig } from '../config.ts';
import type { Database } from '../database/connection.ts';
import { localTime, type CalendarDate } from '../domain/calendar.ts';
import type { Person } from '../domain/people/person.ts';
import type { Logger } from '../log.ts';
import type { SlackPort } from './slack-port.ts';

/** What workflows that reach people work with. */
export interface WorkflowContext {
  readonly database: Database;
  readonly slack: SlackPort;
  readonly coaching: CoachingConfig;
  readonly log: Logger;
  /** Larger files are not taken. */
  readonly maxBytes: number;
  /** The clock; the playground sets it. */
  readonly now: () => Date;
}

/** The IANA zone that the person lives by. */
export function zoneOf(context: Pick<WorkflowContext, 'coaching'>, person: Person): string {
  return person.timeZone ?? context.coaching.defaultTimeZone;
}

/** The date that the person's clock shows. */
export function todayOf(
  context: Pick<WorkflowContext, 'coaching' | 'now'>,
  person: Person,
): CalendarDate {
  return localTime(context.now(), zoneOf(context, person)).date;
}
