import { firstSentWeek } from '../../database/programme/programme-reports.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import { monthToReport } from '../../domain/programme/report-month.ts';
import { reportMessage } from '../../screen/programme/report-message.ts';
import { freeDaysAround, guessCountry } from '../settings/free-days.ts';
import { reportProgramme } from './report-programme.ts';
import { notifyAdministrators } from '../delivery/notify-administrators.ts';
import type { WorkflowContext } from '../workflow-context.ts';

const NO_DAYS: ReadonlySet<CalendarDate> = new Set();

/**
 * Once a month reports to each administrator how the programme goes, on the first working day of their time zone;
 * nothing about a month before the first checklist.
 */
export async function notifyOfReport(context: WorkflowContext): Promise<void> {
  for (const email of context.coaching.adminEmails) {
    const until = await monthDue(context, email);
    if (until === undefined) continue;
    const first = await firstSentWeek(context.database);
    if (first === undefined || first > until) return;
    await notifyAdministrators(
      context,
      `programme-report:${until}`,
      async () => reportMessage(await reportProgramme(context.database, until)),
      [email],
    );
  }
}

async function monthDue(
  { slack, now, coaching }: WorkflowContext,
  email: string,
): Promise<CalendarDate | undefined> {
  // Slack is asked only where it may be time somewhere: a day begins at most 14 hours sooner or later elsewhere.
  const isNear = [-14, 0, 14].some((hours) => {
    const day = localTime(new Date(now().getTime() + hours * 3_600_000), coaching.defaultTimeZone);
    return Number(day.date.slice(8)) <= 7;
  });
  if (!isNear) return undefined;
  const zone = (await slack.findAccount(email))?.timeZone ?? coaching.defaultTimeZone;
  if (monthToReport(now(), zone, NO_DAYS) === undefined) return undefined;
  const { date } = localTime(now(), zone);
  const freeDays = await freeDaysAround(date, await guessCountry(zone), undefined);
  return monthToReport(now(), zone, freeDays);
}
