import type { Command } from 'commander';
import type { Database } from '../../database/connection.ts';
import { managersOn } from '../../database/people/people.ts';
import { localTime, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import { count } from '../../domain/text.ts';
import { addInitiative } from '../../workflows/programme/add-initiative.ts';
import { parseDate } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';

interface InitiativeOptions {
  readonly name: string;
  readonly question: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly managers: string;
  readonly json?: boolean;
}

const EVERYBODY = 'all';

export function define(command: Command): void {
  command
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--question <question>', 'what managers are to ask in each one-on-one')
    .requiredOption('--from <date>', 'the first week, from the next one on', parseDate)
    .requiredOption('--until <date>', 'the last day', parseDate)
    .requiredOption('--managers <emails>', `who takes part, separated by commas, or ${EVERYBODY}`)
    .option('--json', 'print one JSON document')
    .action(async (options: InitiativeOptions) => {
      await withDatabase(async ({ database, config }) => {
        const today = localTime(new Date(), config.coaching.defaultTimeZone).date;
        const managers = await findManagers(database, options.managers, today);
        const startsOn = weekStart(options.from);
        const added = await addInitiative(
          database,
          {
            name: options.name.trim(),
            question: options.question.trim(),
            startsOn,
            endsOn: options.until,
            managers,
          },
          today,
        );
        if (added.result === 'refused') throw new Refusal(added.because);
        const document = {
          id: added.id,
          startsOn,
          endsOn: options.until,
          managers: managers.length,
        };
        print(options.json, document, () => [
          `${options.name} starts on ${startsOn} for ${count(managers.length, 'manager')}. They are shown it in their next working hours, and their comments come to you in Slack.`,
        ]);
      });
    });
}

/** Refuses an address that is not a manager's, so that nobody is left out by mistake. */
async function findManagers(
  database: Database,
  emails: string,
  today: CalendarDate,
): Promise<readonly PersonId[]> {
  const managers = await managersOn(database, today);
  if (emails.trim() === EVERYBODY) return managers.map(({ id }) => id);
  const asked = new Set(
    emails
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map((email) => email.toLowerCase()),
  );
  const found = managers.filter(({ email }) => asked.has(email));
  const missing = [...asked].filter((email) => !found.some((one) => one.email === email));
  if (missing.length > 0) {
    throw new Refusal(`No manager with a team has the address ${missing.join(', ')}.`);
  }
  return found.map(({ id }) => id);
}
