#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { addAuditCommand } from './audit.ts';
import { addChecklistCommand } from './checklist.ts';
import { addDoctorCommand } from './doctor.ts';
import { addImportCommand } from './import.ts';
import { addInitiativeCommand } from './initiative.ts';
import { addMigrateCommand } from './migrate.ts';
import { addPersonCommand } from './person.ts';
import { Refusal } from './runtime.ts';
import { addReplayCommand } from './replay.ts';
import { addReportCommand } from './report.ts';
import { addSendCommand } from './send.ts';
import { addHistoryCommand } from './history.ts';
import { addSignalsCommand } from './signals.ts';

const COMMANDS = [
  addMigrateCommand,
  addImportCommand,
  addDoctorCommand,
  addSignalsCommand,
  addChecklistCommand,
  addSendCommand,
  addReplayCommand,
  addInitiativeCommand,
  addReportCommand,
  addPersonCommand,
  addHistoryCommand,
  addAuditCommand,
];

const DONE = 0;
const REFUSED = 1;
const WRONG_USE = 2;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const program = new Command('coach')
    .description('Frontline from the command line')
    .exitOverride()
    .showHelpAfterError('(coach --help lists the commands)');
  for (const add of COMMANDS) add(program);
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? DONE);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USE;
    // What nobody foresaw is told with its stack and cause.
    const foreseen = error instanceof Refusal || error instanceof ConfigError;
    process.stderr.write(`${foreseen ? error.message : inspect(error)}\n`);
    return REFUSED;
  }
}
