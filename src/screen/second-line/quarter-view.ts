import type { KnownBlock, ModalView } from '@slack/types';
import { formatMonth } from '../../domain/dates-in-words.ts';
import type { ManagerQuarter, MonthOfCoaching } from '../../domain/second-line/quarter.ts';
import { sparkline } from '../parts/sparkline.ts';
import { count } from '../../domain/text.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';

/** Within Slack's 100 blocks of a view. */
const MAX_MANAGERS = 90;

/** The last quarter of each manager: one-on-ones week by week, and what happened month by month. */
export function quarterView(quarters: readonly ManagerQuarter[]): ModalView {
  const shown = quarters.slice(0, MAX_MANAGERS);
  const left = quarters.length - shown.length;
  return {
    type: 'modal',
    title: plain('The last quarter', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        'One-on-ones a week, the oldest first, and what happened month by month. By name; the bars compare a manager’s weeks with each other only.',
      ),
      ...shown.map((quarter) => managerBlock(quarter)),
      ...(left > 0 ? [context(`And ${left} more.`)] : []),
    ],
  };
}

function managerBlock({ manager, weeks, months }: ManagerQuarter): KnownBlock {
  const all = weeks.reduce((total, held) => total + held, 0);
  return section(
    `*${safe(manager.name, 60)}* · \`${sparkline(weeks)}\` ${count(all, 'one-on-one')} in ${weeks.length} weeks`,
    ...months.map((month) => monthLine(month)),
  );
}

function monthLine({ month, counts }: MonthOfCoaching): string {
  return `${formatMonth(month)}: ${count(counts['one-on-one'], 'one-on-one')} · ${count(counts.raised, 'issue')} raised, ${counts.cleared} cleared · ${count(counts.kept, 'commitment')} kept`;
}
