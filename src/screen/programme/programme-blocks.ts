import type { KnownBlock } from '@slack/types';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { ReadingReport } from '../../domain/programme/programme-report.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { readingPart } from './report-words.ts';

/** The programme on the App Home of somebody who runs it: whether the lists are read. No manager or rep is singled out. */
export function programmeBlocks(report: ReadingReport): KnownBlock[] {
  return [
    { type: 'header', text: plain('The programme', 150) },
    section(
      `*Is it read*, since ${formatDate(report.from, report.until)}`,
      ...readingPart(report).lines.map((line) => safe(line, 300)),
    ),
    context('Once a month I send you all of it; `coach report` shows it at any time.'),
  ];
}
