import type { Queryable } from '../../database/connection.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import {
  initiativeUses,
  itemsByKind,
  loggedWeeks,
  messageCounts,
  pastSignals,
} from '../../database/programme/programme-reports.ts';
import { addDays, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import { coachingEffects } from '../../domain/programme/coaching-effect.ts';
import type { ProgrammeReport, ReadingReport } from '../../domain/programme/programme-report.ts';

/** A quarter. */
const WEEKS_REPORTED = 13;

/** How the programme went in the quarter up to a day; what coaching came to, since it began. */
export async function reportProgramme(
  database: Queryable,
  until: CalendarDate,
): Promise<ProgrammeReport> {
  const reading = await reportReading(database, until);
  const newest = await newestExportDate(database, until);
  return {
    ...reading,
    effects: newest === undefined ? [] : coachingEffects(await pastSignals(database), newest),
    initiatives: await initiativeUses(database, reading.from, until),
  };
}

/** Whether the lists of that quarter were read. */
export async function reportReading(
  database: Queryable,
  until: CalendarDate,
): Promise<ReadingReport> {
  const lastWeek = weekStart(until);
  const from = addDays(lastWeek, -7 * (WEEKS_REPORTED - 1));
  return {
    from,
    until,
    items: await itemsByKind(database, from, until),
    messages: await messageCounts(database, from, until),
    weeks: await loggedWeeks(database, from, lastWeek),
  };
}
