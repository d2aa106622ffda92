import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { addDays, calendarDate } from '#src/domain/calendar.ts';

export interface PipelineSize {
  readonly opportunities: number;
  readonly reps: number;
}

/** The columns of {@link cellsOf}. */
export const HEADERS = [
  'Opportunity ID',
  'Opportunity Name',
  'Account Name',
  'Opportunity Owner',
  'Stage',
  'Amount',
  'Close Date',
  'Created Date',
  'Last Activity',
  'Next Step',
];
const STAGES = [
  'Prospecting',
  'Qualification',
  'Proposal',
  'Negotiation',
  'Closed Won',
  'Closed Lost',
];
const FIRST_DAY = calendarDate('2024-11-01');
const DAYS = 730;
const BATCH = 5_000;

/** Writes an export in the form of a Salesforce report; one row in `changedEvery` differs from the export of day 1. */
export async function writePipeline(
  path: string,
  { opportunities, reps }: PipelineSize,
  changedEvery?: number,
): Promise<void> {
  const file = createWriteStream(path);
  file.write(record(HEADERS));
  for (let from = 0; from < opportunities; from += BATCH) {
    let text = '';
    const end = Math.min(opportunities, from + BATCH);
    for (let index = from; index < end; index += 1) {
      const isChanged = changedEvery !== undefined && index % changedEvery === 0;
      text += record(cellsOf(index, reps, isChanged));
    }
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** The name of a rep, who is also the owner of opportunities. */
export function repName(index: number): string {
  return `Rep Number ${index}`;
}

/** One opportunity's cells. */
export function cellsOf(index: number, reps: number, isChanged: boolean): readonly string[] {
  // A spread that looks like chance and is the same every time.
  const chance = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const created = chance % DAYS;
  const stage = STAGES[(chance >>> 8) % STAGES.length] ?? '';
  const amount = 1_000 + ((chance >>> 4) % 90_000);
  return [
    `006${String(index).padStart(12, '0')}AAA`,
    `Deal ${index} – expansion`,
    `Account ${chance % 50_000}`,
    repName(chance % reps),
    stage,
    `${isChanged ? amount + 500 : amount}.00`,
    day(created + 60),
    day(created),
    day(created + 30),
    'Send the proposal',
  ];
}

function record(cells: readonly string[]): string {
  return `"${cells.join('","')}"\n`;
}

const days = new Map<number, string>();

function day(offset: number): string {
  const known = days.get(offset);
  if (known !== undefined) return known;
  const date = addDays(FIRST_DAY, offset);
  days.set(offset, date);
  return date;
}
