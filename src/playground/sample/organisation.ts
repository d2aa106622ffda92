import { type SampleFile, type SamplePerson } from './sample-file.ts';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import { allDeals } from './deals.ts';
import { exportFile } from './export-file.ts';
import { ADMINISTRATOR, emailOf, MANAGERS, REPS, SECOND_LINE_MANAGER } from './people.ts';
import { quotaFile } from './quotas.ts';
import { rosterFile } from './roster-file.ts';
import { userId } from './salesforce-ids.ts';
import { FIRST_EXPORT_WEEK, fridayOf, LAST_WEEK, PAST_EXPORTS, workdayOf } from './weeks.ts';

/** A made-up sales organisation, and what its CRM writes week by week. */
export interface SampleOrganisation {
  readonly people: readonly SamplePerson[];
  /** Who runs the programme: in the workspace, and not in the roster. */
  readonly administrator: SamplePerson;
  /** The Fridays of the weekly exports, oldest first: `past` of them lie before the playground opens. */
  readonly exportDates: readonly CalendarDate[];
  readonly past: number;
  roster(): SampleFile;
  quotas(): SampleFile;
  /** The whole pipeline as the CRM shows it on that day. */
  exportOf(date: CalendarDate): SampleFile;
}

const MANAGERS_HAVE_BEEN_HERE = 1_800;
const REPS_HAVE_BEEN_HERE = 500;
const DAYS_BETWEEN_STARTS = 63;

/** The same organisation for every Friday; only the dates are others. */
export function sampleOrganisation(lastPastFriday: CalendarDate): SampleOrganisation {
  const deals = allDeals();
  const people = everybody(lastPastFriday);
  const ids = people.map((_, index) => userId(index));
  const ownerIds = new Map(
    REPS.map(({ mailbox }, index) => [mailbox, ids[people.length - REPS.length + index] ?? '']),
  );
  return {
    people,
    administrator: {
      name: ADMINISTRATOR.name,
      email: emailOf(ADMINISTRATOR.mailbox),
      role: 'administrator',
      managerEmail: undefined,
      timeZone: ADMINISTRATOR.timeZone,
      startDate: addDays(lastPastFriday, -MANAGERS_HAVE_BEEN_HERE),
    },
    exportDates: Array.from({ length: LAST_WEEK - FIRST_EXPORT_WEEK + 1 }, (_, index) =>
      addDays(lastPastFriday, fridayOf(FIRST_EXPORT_WEEK + index)),
    ),
    past: PAST_EXPORTS,
    roster: () => rosterFile(people, ids),
    quotas: () => quotaFile(lastPastFriday),
    exportOf: (date) => exportFile(deals, date, { lastPastFriday, ownerIds }),
  };
}

/** The second-line manager, the managers, then the reps. */
function everybody(lastPastFriday: CalendarDate): readonly SamplePerson[] {
  const daysAgo = (days: number) => addDays(lastPastFriday, -days);
  const second = emailOf(SECOND_LINE_MANAGER.mailbox);
  return [
    {
      name: SECOND_LINE_MANAGER.name,
      email: second,
      role: 'second-line manager',
      managerEmail: undefined,
      timeZone: SECOND_LINE_MANAGER.timeZone,
      startDate: daysAgo(MANAGERS_HAVE_BEEN_HERE + DAYS_BETWEEN_STARTS),
    },
    ...MANAGERS.map(({ name, mailbox, timeZone }, index) => ({
      name,
      email: emailOf(mailbox),
      role: 'manager' as const,
      managerEmail: second,
      timeZone,
      startDate: daysAgo(MANAGERS_HAVE_BEEN_HERE - index * DAYS_BETWEEN_STARTS),
    })),
    ...REPS.map(({ name, mailbox, manager, timeZone, startWeek }, index) => ({
      name,
      email: emailOf(mailbox),
      role: 'rep' as const,
      managerEmail: emailOf(manager),
      timeZone,
      startDate:
        startWeek === undefined
          ? daysAgo(REPS_HAVE_BEEN_HERE + ((index * 5) % REPS.length) * DAYS_BETWEEN_STARTS)
          : addDays(lastPastFriday, workdayOf(startWeek, 0)),
    })),
  ];
}
