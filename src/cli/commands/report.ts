import type { Command } from 'commander';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import { NOT_PROOF, reportParts } from '../../screen/programme/report-words.ts';
import { reportProgramme } from '../../workflows/programme/report-programme.ts';
import { parseDate } from './options.ts';
import { print, withDatabase } from './runtime.ts';

export function define(command: Command): void {
  command
    .option('--until <date>', 'the quarter up to this day, today if not given', parseDate)
    .option('--json', 'print one JSON document')
    .action(async ({ until, json }: { until?: CalendarDate; json?: boolean }) => {
      await withDatabase(async ({ database, config }) => {
        const today = localTime(new Date(), config.coaching.defaultTimeZone).date;
        const report = await reportProgramme(database, until ?? today);
        print(json, { ...report, note: NOT_PROOF }, () => [
          `From ${report.from} to ${report.until}`,
          ...reportParts(report).flatMap(({ heading, lines }) => [
            '',
            heading,
            ...lines.map((line) => `  ${line}`),
          ]),
        ]);
      });
    });
}
