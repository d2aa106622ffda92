import { DAYS_A_WEEK } from '../../domain/calendar.ts';
import { firstName } from '../../domain/people/person.ts';
import {
  OLD_ISSUE_DAYS,
  type LongestGap,
  type ManagerSummary,
} from '../../domain/second-line/manager-summary.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** A manager in up to four short lines: whom they coached, what came of issues and commitments, and what to ask. */
export function summaryLines(summary: ManagerSummary): string[] {
  const { manager, managersBelow, people, coachedPeople, longest } = summary;
  const whom = managersBelow > 0 ? `people of ${count(managersBelow, 'manager')}` : 'reps';
  const coaching = [
    `*${safe(manager.name, 40)}*`,
    `${coachedPeople} of ${people} ${managersBelow === 0 && people === 1 ? 'rep' : whom} coached`,
    ...(longest === undefined ? [] : [gapWords(longest)]),
  ];
  const issues = issueWords(summary);
  return [
    coaching.join(' · '),
    ...(issues === '' ? [] : [issues]),
    `Ask: _${safe(summary.question, 150)}_`,
  ];
}

function issueWords({ raised, coached, cleared, old, due, kept }: ManagerSummary): string {
  const parts = [
    ...(raised + coached + cleared === 0
      ? []
      : [`${count(raised, 'issue')} raised, ${coached} coached, ${cleared} cleared`]),
    ...(old === 0
      ? []
      : [
          `${count(old, 'issue')} older than ${OLD_ISSUE_DAYS / DAYS_A_WEEK} weeks, not talked about`,
        ]),
    ...(due === 0 ? [] : [`${kept} of ${count(due, 'commitment')} kept`]),
  ];
  return parts.join(' · ');
}

/** `longest gap 7 weeks (Chidi)`. */
export function gapWords({ report, days }: LongestGap): string {
  const name = safe(firstName(report.name), 30);
  if (days === undefined) return `no one-on-one logged yet with ${name}`;
  const span =
    days < 2 * DAYS_A_WEEK ? count(days, 'day') : count(Math.floor(days / DAYS_A_WEEK), 'week');
  return `longest gap ${span} (${name})`;
}
