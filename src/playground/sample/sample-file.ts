import { type CalendarDate } from '../../domain/calendar.ts';

/** A file as it would lie in the folder of exports. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

/** Somebody of the organisation. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly role: 'administrator' | 'second-line manager' | 'manager' | 'rep';
  readonly managerEmail: string | undefined;
  /** IANA zone. */
  readonly timeZone: string;
  readonly startDate: CalendarDate;
}
