import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import type { ImportNoticeId } from '../../domain/ids.ts';
import {
  hasWork,
  type DoneNotice,
  type ImportNotice,
  type NoticedOwner,
  type NoticedRow,
  type UnsureStage,
} from '../../domain/imports/import-notice.ts';
import { OUTCOMES, type OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import { option } from '../parts/input-blocks.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

export interface ImportNoticeInput {
  readonly id: ImportNoticeId;
  readonly notice: ImportNotice;
  /** Who the owners of the notice are by now, by owner. */
  readonly people: ReadonlyMap<string, { readonly name: string }>;
  /** Who an owner most likely is, by owner. */
  readonly likeliest: ReadonlyMap<string, { readonly name: string }>;
  /** How deals in a stage end, by the stage in lower case, where somebody has said it. */
  readonly decided: Readonly<Record<string, OpportunityOutcome>>;
  readonly today: CalendarDate;
}

/** A message has room for fifty blocks. */
const MAX_OWNERS = 20;
const MAX_STAGES = 15;

/** What an administrator may answer about a stage, as a button says it. */
const ANSWERS: Readonly<Record<OpportunityOutcome, string>> = {
  lost: 'Lost',
  won: 'Won',
  open: 'Still open',
};

/** What became of a file: one sentence, the counts, and what is to be done about it. */
export function importNoticeMessage(input: ImportNoticeInput): SlackMessage {
  const { notice } = input;
  if (notice.outcome === 'refused') {
    const refused = `${safe(notice.file)} was refused, and nothing was changed. ${safe(notice.reason, 1_000)}`;
    return { text: refused, blocks: [section(refused)] };
  }
  const lines = [sentence(notice, input.today), counts(notice)];
  const unknown = notice.owners.length;
  const owners =
    unknown === 0
      ? []
      : [`${count(unknown, 'owner')} in it ${unknown === 1 ? 'is' : 'are'} nobody in the roster.`];
  return {
    text: [...lines, ...stagesAsked(notice), ...owners].join(' '),
    blocks: [
      section(...lines),
      ...rejected(notice),
      ...unreadable(notice),
      ...stageBlocks(input, notice),
      ...ownerBlocks(input, notice),
    ],
  };
}

function sentence(notice: DoneNotice, today: CalendarDate): string {
  const what = `${safe(notice.file)}, ${safe(notice.type)} as of ${formatDay(notice.asOf, today)},`;
  if (notice.wasImportedBefore) return `${what} was in already, and nothing was changed.`;
  return `${what} is in${hasWork(notice) ? ', and something is left to do.' : '.'}`;
}

function counts(notice: DoneNotice): string {
  const { accepted, rejected, added, changed, unchanged } = notice;
  const cells =
    notice.unreadable === 0 ? '' : `; ${count(notice.unreadable, 'cell')} can’t be read`;
  return `${count(accepted, 'row')} accepted: ${added} new, ${changed} changed, ${unchanged} unchanged; ${rejected} rejected${cells}.`;
}

function rejected({ rejectedRows, rejected: all }: DoneNotice): KnownBlock[] {
  if (rejectedRows.length === 0) return [];
  const more = all - rejectedRows.length;
  return [
    section(
      '*Rejected rows*, to be mended in the CRM and exported again:',
      ...rejectedRows.map(rejectedLine),
      more > 0 ? `… and ${count(more, 'more row', 'more rows')}.` : undefined,
      'All of them as a CSV to mend and drop here: `coach import FILE --rejected FOLDER`.',
    ),
  ];
}

function unreadable({ unreadableCells, unreadable: all }: DoneNotice): KnownBlock[] {
  if (unreadableCells.length === 0) return [];
  const more = all - unreadableCells.length;
  return [
    section(
      '*Cells to be mended* where they come from. Their rows are in; what these cells say stayed as it was, or empty:',
      ...unreadableCells.map(rejectedLine),
      more > 0 ? `… and ${count(more, 'more cell', 'more cells')}.` : undefined,
    ),
  ];
}

function rejectedLine({ line, column, value, reason }: NoticedRow): string {
  const where = column === null ? '' : `, column ${safe(column, 60)}`;
  const what = value === null ? 'the row' : value === '' ? 'the cell' : `“${safe(value, 60)}”`;
  return `• line ${line}${where}: ${what} ${safe(reason, 150)}`;
}

function stagesAsked({ stages }: DoneNotice): string[] {
  if (stages.length === 0) return [];
  return [`How do deals in ${count(stages.length, 'stage')} of it stand?`];
}

function stageBlocks(input: ImportNoticeInput, { stages }: DoneNotice): KnownBlock[] {
  if (stages.length === 0) return [];
  const more = stages.length - MAX_STAGES;
  return [
    section(
      '*How do deals in these stages stand?* Their names don’t say it; they count as open until you answer, once:',
    ),
    ...stages.slice(0, MAX_STAGES).map((stage, index) => stageBlock(input, stage, index)),
    ...(more > 0 ? [section(`… and ${more} more. \`coach stages\` lists them.`)] : []),
  ];
}

function stageBlock(
  { id, decided }: ImportNoticeInput,
  { stage, opportunities, likeliest }: UnsureStage,
  index: number,
): KnownBlock {
  const name = safe(stage, 80);
  const answer = decided[stage.toLowerCase()];
  const deals = count(opportunities, 'deal');
  const choices = OUTCOMES.map((outcome) => option(`${id}:${index}:${outcome}`, ANSWERS[outcome]));
  const said =
    answer === undefined
      ? `most likely ${ANSWERS[likeliest].toLowerCase()}`
      : `✓ ${ANSWERS[answer].toLowerCase()}`;
  return {
    ...section(`${name}: ${deals}, ${said}`),
    accessory: {
      type: 'static_select',
      action_id: ACTIONS.decideStage,
      placeholder: plain(answer === undefined ? 'Choose…' : 'Change…'),
      options: choices,
    },
  };
}

function ownerBlocks(input: ImportNoticeInput, { owners }: DoneNotice): KnownBlock[] {
  if (owners.length === 0) return [];
  const more = owners.length - MAX_OWNERS;
  return [
    section('*Owners that nobody in the roster is.* What they own is not coached from until then:'),
    ...owners.slice(0, MAX_OWNERS).map((owner, index) => ownerBlock(input, owner, index)),
    ...(more > 0 ? [section(`… and ${more} more. \`coach doctor\` lists them.`)] : []),
  ];
}

function ownerBlock(
  { id, people, likeliest }: ImportNoticeInput,
  { owner, opportunities, open }: NoticedOwner,
  index: number,
): KnownBlock {
  const name = safe(owner, 80);
  const [person, likely] = [people.get(owner), likeliest.get(owner)];
  if (person !== undefined) return section(`✓ ${name} is ${safe(person.name, 80)}.`);
  const owned = `${count(opportunities, 'opportunity', 'opportunities')}, ${open} open`;
  const guess = likely === undefined ? '' : `; most likely ${safe(likely.name, 80)}`;
  return {
    ...section(`${name}: ${owned}${guess}`),
    accessory: {
      type: 'button',
      action_id: ACTIONS.assignOwner,
      text: plain(`Assign ${owner}…`),
      value: `${id}:${index}`,
    },
  };
}
