import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createScratchDatabase } from '../../database/scratch-database.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import { count, listed } from '../../domain/text.ts';
import {
  replayExports,
  type RefusedExport,
  type ReplayedChecklist,
  type ReplayedWeek,
} from '../../workflows/replay/replay-exports.ts';
import { explainFileError } from './explain-file-error.ts';
import { print, withDatabase } from './runtime.ts';

interface ReplayCommandOptions {
  readonly roster?: string;
  readonly quotas?: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface Replay {
  readonly weeks: readonly ReplayedWeek[];
  readonly refused: readonly RefusedExport[];
}

const MAX_NAMED = 20;

export function define(command: Command): void {
  command
    .argument('<folder>', 'dated exports, and a roster and quotas where they are not given')
    .option('--roster <file>', 'who reports to whom')
    .option('--quotas <file>', 'who is to sell what')
    .option('--out <file>', 'write the JSON document there')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: ReplayCommandOptions) => {
      const replay = await play(folder, options);
      const document = documentOf(replay);
      if (options.out !== undefined) {
        await writeFile(options.out, `${JSON.stringify(document, undefined, 2)}\n`);
      }
      print(options.json, document, () => reportOf(replay));
    });
}

/** Everything happens in a database of its own, which is gone afterwards. */
async function play(folder: string, { roster, quotas }: ReplayCommandOptions): Promise<Replay> {
  const weeks: ReplayedWeek[] = [];
  const refused: RefusedExport[] = [];
  await withDatabase(
    async ({ database, config }) => {
      const scratch = await createScratchDatabase(database);
      const { defaultTimeZone: timeZone, maxRejectedPercent, guides } = config.coaching;
      const now = new Date();
      const options = { folder, roster, quotas, now, timeZone, maxRejectedPercent, guides };
      try {
        for await (const one of replayExports({ database: scratch.database, ...options })) {
          if ('asOf' in one) weeks.push(one);
          else refused.push(one);
        }
      } catch (error) {
        throw explainFileError(error, folder);
      } finally {
        await scratch.drop();
      }
    },
    { anySchema: true },
  );
  return { weeks, refused };
}

/** What `--json` prints. */
export function documentOf({ weeks, refused }: Replay) {
  return {
    weeks: weeks.map(({ asOf, checklists }) => ({
      asOf,
      checklists: checklists.map((checklist) => ({
        manager: checklist.manager.email,
        items: checklist.items.map((item) => itemDocument(item, checklist, asOf)),
      })),
    })),
    refused,
  };
}

/** Every item in the same form: what is not an issue has no severity, and was seen on the day itself. */
function itemDocument(item: ItemContent, { reps }: ReplayedChecklist, asOf: string) {
  const rep = reps.find(({ id }) => id === item.rep.id)?.email;
  const isIssue = item.kind === 'signal';
  return {
    rep,
    signal: signalOf(item),
    severity: isIssue ? item.severity : 0,
    firstSeenOn: isIssue ? item.firstSeenOn : asOf,
  };
}

function signalOf(item: ItemContent): string {
  return 'signal' in item ? item.signal : item.kind;
}

function reportOf({ weeks, refused }: Replay): string[] {
  const checklists = weeks.flatMap((week) => week.checklists);
  const items = checklists.flatMap((checklist) => checklist.items);
  const spoken = new Map<string, number>();
  for (const item of items) spoken.set(signalOf(item), (spoken.get(signalOf(item)) ?? 0) + 1);
  const mentioned = new Set(items.filter(({ kind }) => kind === 'signal').map(({ rep }) => rep.id));
  const reps = new Map(checklists.flatMap((one) => one.reps.map((rep) => [rep.id, rep.name])));
  const never = [...reps].filter(([id]) => !mentioned.has(id)).map(([, name]) => name);
  const issues = items.filter(({ kind }) => kind === 'signal').length;
  return [
    `${count(weeks.length, 'export')} from ${weeks.at(0)?.asOf ?? '–'} to ${weeks.at(-1)?.asOf ?? '–'}, ${count(checklists.length, 'checklist')}`,
    `Issues a manager and week: ${(issues / Math.max(1, checklists.length)).toFixed(1)}; items in all: ${(items.length / Math.max(1, checklists.length)).toFixed(1)}`,
    'How often each spoke:',
    ...[...spoken]
      .toSorted(([, one], [, other]) => other - one)
      .map(([signal, times]) => `  ${String(times).padStart(6)}  ${signal}`),
    `Reps of whom no issue was raised: ${never.length} of ${reps.size}${never.length === 0 ? '' : `: ${listed(never, MAX_NAMED)}`}`,
    ...refused.map(({ file, reason }) => `Refused ${file}: ${reason}`),
  ];
}
