import { inspect } from 'node:util';
import { Command, CommanderError, Help } from 'commander';

interface ListedCommand {
  /** How it is called, its name first. */
  readonly usage: string;
  readonly description: string;
  /** Its own file, which is loaded only when the command is called: it says the options and does the work. */
  load(): Promise<{ define(command: Command): void }>;
}

const COMMANDS: readonly ListedCommand[] = [
  {
    usage: 'migrate [options]',
    description: 'bring the database to the current schema',
    load: () => import('./migrate.ts'),
  },
  {
    usage: 'import [options] <file...>',
    description: 'read exports of the CRM, a roster, quotas or absences into the database',
    load: () => import('./import.ts'),
  },
  {
    usage: 'people [options]',
    description: 'make a list of people from the owners of the pipeline and Slack’s accounts',
    load: () => import('./people.ts'),
  },
  {
    usage: 'stages [options]',
    description: 'how deals in each stage stand; --won, --lost and --open say it of one',
    load: () => import('./stages.ts'),
  },
  {
    usage: 'doctor [options]',
    description: 'say what is missing or wrong, and what to do; ends with 1 where something is',
    load: () => import('./doctor.ts'),
  },
  {
    usage: 'signals [options]',
    description: 'the signals that the exports show, with their evidence; nothing is changed',
    load: () => import('./signals.ts'),
  },
  {
    usage: 'checklist [options]',
    description: 'a manager’s checklist as it would be sent; nothing is sent',
    load: () => import('./checklist.ts'),
  },
  {
    usage: 'send [options]',
    description: 'send the checklists that are due now; a second run sends nothing',
    load: () => import('./send.ts'),
  },
  {
    usage: 'replay [options] <folder>',
    description: 'play a folder of past exports and say what every checklist would have said',
    load: () => import('./replay.ts'),
  },
  {
    usage: 'initiative [options]',
    description: 'roll out a programme: one question more on its managers’ checklists',
    load: () => import('./initiative.ts'),
  },
  {
    usage: 'report [options]',
    description: 'how the programme goes: is it read, is it right, what coaching came to',
    load: () => import('./report.ts'),
  },
  {
    usage: 'person [options]',
    description: 'what is held about a person, as one JSON document; or erase it',
    load: () => import('./person.ts'),
  },
  {
    usage: 'history [options]',
    description:
      'a rep’s coaching by their manager, for a review: without the notes, which are their author’s alone',
    load: () => import('./history.ts'),
  },
  {
    usage: 'audit [options]',
    description: 'who looked at or changed other people’s data, the newest first',
    load: () => import('./audit.ts'),
  },
];

const DONE = 0;
const REFUSED = 1;
const WRONG_USE = 2;

/** Runs what the arguments say, and returns the exit code: 1 where it is refused, 2 where it is used wrongly. */
export async function run(args: readonly string[]): Promise<number> {
  const named = namedIn(args);
  const program = new Command('coach')
    .description('Frontline from the command line')
    .exitOverride()
    .showHelpAfterError('(coach --help lists the commands)')
    .configureHelp({ subcommandTerm: usageOf });
  for (const command of COMMANDS) {
    const added = program.command(nameOf(command)).description(command.description).exitOverride();
    if (named.includes(command)) (await command.load()).define(added);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? DONE);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USE;
    process.stderr.write(`${await explain(error)}\n`);
    return REFUSED;
  }
}

/** An address or a date may be named as a command: then one file more is loaded. */
function namedIn(args: readonly string[]): readonly ListedCommand[] {
  return COMMANDS.filter((command) => args.includes(nameOf(command)));
}

/** Whether they only ask for help, or for nothing that is there. */
export function isQuick(args: readonly string[]): boolean {
  return namedIn(args).length === 0 || args.includes('--help');
}

function nameOf({ usage }: ListedCommand): string {
  return usage.split(' ')[0] ?? usage;
}

/** How the list of commands shows one, which has not been loaded. */
function usageOf(command: Command): string {
  const listed = COMMANDS.find((one) => nameOf(one) === command.name());
  return listed?.usage ?? new Help().subcommandTerm(command);
}

/** A refusal in its own words; what nobody foresaw with its stack and cause. */
async function explain(problem: unknown): Promise<string> {
  const { ConfigError } = await import('../../config.ts');
  const { Refusal } = await import('./runtime.ts');
  const isForeseen = problem instanceof Refusal || problem instanceof ConfigError;
  return isForeseen ? problem.message : inspect(problem);
}
