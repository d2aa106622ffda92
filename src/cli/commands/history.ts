import { Option, type Command } from 'commander';
import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import { loadHistory } from '../../database/one-on-ones/coaching-histories.ts';
import { localTime } from '../../domain/calendar.ts';
import { coachingHistory } from '../../domain/one-on-ones/coaching-history.ts';
import { historyDocument, type HistoryFormat } from '../../screen/one-on-ones/history-document.ts';
import { formatEntry } from '../../screen/one-on-ones/history-words.ts';
import { actorOfCommand } from './actor.ts';
import { requirePerson } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';

interface HistoryOptions {
  readonly rep: string;
  readonly format: HistoryFormat;
  readonly json?: boolean;
}

export function define(command: Command): void {
  command
    .requiredOption('--rep <email>', 'whose')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['md', 'csv']).default('md'),
    )
    .option('--json', 'print one JSON document')
    .action(async ({ rep: email, format, json }: HistoryOptions) => {
      await withDatabase(async ({ database, config }) => {
        const rep = await requirePerson(database, email);
        if (rep.managerId === undefined) {
          throw new Refusal(`${rep.name} reports to nobody in the roster.`);
        }
        const audit = { actor: actorOfCommand(), action: 'history', subject: rep.id };
        await noteAuditEvent(database, audit);
        const today = localTime(new Date(), config.coaching.defaultTimeZone).date;
        const entries = coachingHistory(await loadHistory(database, rep.managerId, rep.id));
        const lines = entries.map((entry) => formatEntry(entry, rep, today));
        print(json, { rep: rep.email, history: lines }, () => [
          historyDocument(rep, lines, format).trimEnd(),
        ]);
      });
    });
}
