import { localTime } from '../../domain/calendar.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { ReadingReport } from '../../domain/programme/programme-report.ts';
import { isAdministrator } from '../imports/assign-owner.ts';
import { reportReading } from './report-programme.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** What somebody who runs Frontline sees of the programme at any time; undefined for anybody else. */
export async function loadProgramme(
  context: WorkflowContext,
  user: SlackAccountId,
  person: Person | undefined,
): Promise<ReadingReport | undefined> {
  const { database, coaching, now } = context;
  // Slack is asked only about who is not in the roster.
  const isOne =
    person === undefined
      ? await isAdministrator(context, user)
      : coaching.adminEmails.includes(person.email);
  if (!isOne) return undefined;
  return reportReading(database, localTime(now(), coaching.defaultTimeZone).date);
}
