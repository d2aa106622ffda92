import type { KnownBlock } from '@slack/types';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { ProgrammeReport } from '../../domain/programme/programme-report.ts';
import { clip } from '../../domain/text.ts';
import { barChart } from '../parts/chart-block.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { reportParts } from './report-words.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

const MAX_LINES = 14;
const MAX_LINE = 420;
/** Slack accepts 3,000 characters in a section, and about 13,200 in a message. */
const MAX_SECTION = 2_900;
const MAX_FALLBACK_CHARACTERS = 3_900;

/** The programme's month for those who run it, with the logging rate by week as a chart where Slack accepts one. */
export function reportMessage(report: ProgrammeReport): SlackMessage {
  const title = `Coaching from ${formatDate(report.from, report.until)} to ${formatDate(report.until, report.until)}`;
  const parts = reportParts(report);
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(title, 150) },
    ...parts.map(({ heading, lines }) => section(`*${heading}*`, ...fitting(lines))),
    context(
      'The figures as JSON: `coach report --json`. No manager or rep is singled out in them.',
    ),
  ];
  const chart = barChart(
    'Proposed conversations logged, by week',
    'Logged, %',
    report.weeks.flatMap(({ week, proposed, logged }) =>
      proposed === 0
        ? []
        : [{ label: formatDate(week, report.until), value: Math.round((100 * logged) / proposed) }],
    ),
  );
  const words = parts.flatMap(({ lines }) => lines.map((line) => safe(line, MAX_LINE)));
  const text = clip([`${title}.`, ...words].join(' '), MAX_FALLBACK_CHARACTERS);
  return { text, blocks, ...(chart !== undefined && { chart }) };
}

/** As many lines as a section holds; the last ones are kept, since they say how to read the others. */
function fitting(lines: readonly string[]): string[] {
  const written = lines.map((line) => safe(line, MAX_LINE));
  const last = written.splice(MAX_LINES - 1).at(-1);
  const kept: string[] = [];
  let length = last?.length ?? 0;
  for (const line of written) {
    length += line.length + 1;
    if (length > MAX_SECTION) break;
    kept.push(line);
  }
  return last === undefined ? kept : [...kept, last];
}
