import type { Command } from 'commander';
import { localTime } from '../../domain/calendar.ts';
import { erasePerson } from '../../workflows/privacy/erase-person.ts';
import { exportPerson } from '../../workflows/privacy/export-person.ts';
import { actorOfCommand } from './actor.ts';
import { requirePerson } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';

interface PersonOptions {
  readonly export?: string;
  readonly erase?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--export <email>', 'print everything that is held about them')
    .option('--erase <email>', 'erase every trace of them; it can’t be undone')
    .option('--yes', 'erase without being asked again')
    .option('--json', 'print one JSON document')
    .action(async (options: PersonOptions) => {
      const { export: exported, erase: erased } = options;
      if (exported !== undefined && erased === undefined) await exportOne(exported);
      else if (erased !== undefined && exported === undefined) await eraseOne(erased, options);
      else throw new Refusal('Give either --export EMAIL or --erase EMAIL.');
    });
}

async function exportOne(email: string): Promise<void> {
  await withDatabase(async ({ database }) => {
    const person = await requirePerson(database, email);
    print(true, await exportPerson(database, person, actorOfCommand()), () => []);
  });
}

async function eraseOne(email: string, { yes, json }: PersonOptions): Promise<void> {
  await withDatabase(async ({ database, config }) => {
    if (yes !== true) {
      const { name } = await requirePerson(database, email);
      throw new Refusal(
        `This erases ${name} for good: their name, address, accounts, and what was written about or by them. ` +
          'Add --yes if you mean it. Export it first with --export.',
      );
    }
    const now = new Date();
    const today = localTime(now, config.coaching.defaultTimeZone).date;
    const erasure = await erasePerson(database, email, { actor: actorOfCommand(), now, today });
    if (erasure === 'unknown') {
      throw new Refusal(`Nobody here has the address ${email}. Is it written as in the roster?`);
    }
    const isAdministrator = config.coaching.adminEmails.includes(email.toLowerCase());
    const todo = [
      'Take them out of the roster and the CRM as well: a roster that still has them is told of row by row, and what they own there comes without their name.',
      'Messages that were sent before stay in Slack as long as Slack keeps them.',
      ...(isAdministrator ? ['Take them out of ADMIN_EMAILS as well.'] : []),
    ];
    print(json, { erasure, todo }, () => [
      erasure === 'erased'
        ? 'Erased. Nothing here names this person any more.'
        : 'Erased before: there was nothing left.',
      ...todo,
    ]);
  });
}
