import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { OpenGroupSignal } from '../../database/signals/group-signals.ts';
import { createScratchDatabase } from '../../database/scratch-database.ts';
import { peopleOf, type ItemContent } from '../../domain/checklists/checklist.ts';
import { count, listed } from '../../domain/text.ts';
import {
  replayExports,
  type RefusedExport,
  type ReplayedChecklist,
  type ReplayedWeek,
} from '../../workflows/replay/replay-exports.ts';
import { groupClaim } from '../../screen/parts/group-words.ts';
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
      const { fiscalYearStarts } = config.coaching;
      const now = new Date();
      const options = {
        folder,
        roster,
        quotas,
        now,
        timeZone,
        maxRejectedPercent,
        guides,
        fiscalYearStarts,
      };
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
    weeks: weeks.map(({ asOf, checklists, company, secondLine }) => ({
      asOf,
      company: company.map(groupDocument),
      secondLine: secondLine.map((line) => ({ team: line.manager.email, ...groupDocument(line) })),
      checklists: checklists.map((checklist) => ({
        manager: checklist.manager.email,
        items: checklist.items.map((item) => itemDocument(item, checklist, asOf)),
      })),
    })),
    refused,
  };
}

function groupDocument({ kind, severity, firstSeenOn }: OpenGroupSignal) {
  return { signal: kind, severity, firstSeenOn };
}

/** Every item in the same form: what is not an issue has no severity, and was seen on the day itself. */
function itemDocument(item: ItemContent, { manager, reps }: ReplayedChecklist, asOf: string) {
  if (item.kind === 'team') {
    const { signal, severity, firstSeenOn } = item;
    const named = reps.filter(({ id }) => item.reps.some((rep) => rep.id === id));
    return {
      team: manager.email,
      reps: named.map(({ email }) => email),
      signal,
      severity,
      firstSeenOn,
    };
  }
  const rep = reps.find(({ id }) => id === item.rep.id)?.email;
  const isIssue = item.kind === 'signal';
  return {
    rep,
    signal: signalOf(item),
    severity: isIssue ? item.severity : 0,
    firstSeenOn: isIssue ? item.firstSeenOn : asOf,
    ...(isIssue && item.evidence.chance !== undefined && { chance: item.evidence.chance }),
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
  const mentioned = new Set(
    items
      .filter(({ kind }) => kind === 'signal' || kind === 'team')
      .flatMap(peopleOf)
      .map(({ id }) => id),
  );
  const reps = new Map(checklists.flatMap((one) => one.reps.map((rep) => [rep.id, rep.name])));
  const never = [...reps].filter(([id]) => !mentioned.has(id)).map(([, name]) => name);
  const issues = items.filter(({ kind }) => kind === 'signal' || kind === 'team').length;
  return [
    `${count(weeks.length, 'export')} from ${weeks.at(0)?.asOf ?? '–'} to ${weeks.at(-1)?.asOf ?? '–'}, ${count(checklists.length, 'checklist')}`,
    `Issues a manager and week: ${(issues / Math.max(1, checklists.length)).toFixed(1)}; items in all: ${(items.length / Math.max(1, checklists.length)).toFixed(1)}`,
    'How often each spoke:',
    ...[...spoken]
      .toSorted(([, one], [, other]) => other - one)
      .map(([signal, times]) => `  ${String(times).padStart(6)}  ${signal}`),
    ...inCommonWords(weeks),
    `Reps of whom no issue was raised: ${never.length} of ${reps.size}${never.length === 0 ? '' : `: ${listed(never, MAX_NAMED)}`}`,
    ...refused.map(({ file, reason }) => `Refused ${file}: ${reason}`),
  ];
}

/** Of each thing that a team or the company had in common: since when, and in how many weeks. */
function inCommonWords(weeks: readonly ReplayedWeek[]): string[] {
  const said = new Map<number, { readonly words: string; weeks: number }>();
  const note = (who: string, { id, kind, firstSeenOn, facts }: OpenGroupSignal) => {
    const before = said.get(id);
    const words = `${who}: ${groupClaim(kind, facts)}, from ${firstSeenOn} on`;
    said.set(id, { words, weeks: (before?.weeks ?? 0) + 1 });
  };
  for (const { company, secondLine } of weeks) {
    for (const signal of company) note('The whole company', signal);
    for (const signal of secondLine) note(`The team of ${signal.manager.name}`, signal);
  }
  if (said.size === 0) return ['Nothing that a team or the company had in common.'];
  return [
    'What many had in common:',
    ...[...said.values()].map((one) => `  ${one.words}, in ${count(one.weeks, 'export')}`),
  ];
}
