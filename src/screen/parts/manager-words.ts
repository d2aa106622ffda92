import { DAYS_A_WEEK } from '../../domain/calendar.ts';
import { firstName } from '../../domain/people/person.ts';
import {
  DIGEST_DAYS,
  OLD_ISSUE_DAYS,
  type LongestGap,
  type ManagerSummary,
} from '../../domain/second-line/manager-summary.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** `Mia Keller 8 of 8`; of a manager of managers `Eva Lind 12 of 20, with 3 managers`, and of one without lists yet that they begin. In mrkdwn. */
export function coachedWords(summary: ManagerSummary): string {
  const { manager, managersBelow, people, coachedPeople, firstListOn } = summary;
  const name = safe(manager.name, 40);
  const below = managersBelow === 0 ? '' : `, with ${count(managersBelow, 'manager')}`;
  const isNew = firstListOn === undefined && coachedPeople === 0;
  return isNew ? `${name} has no list yet` : `${name} ${coachedPeople} of ${people}${below}`;
}

/** Why to ask this manager first, one sentence of counts. */
export function standoutWords(summary: ManagerSummary): string {
  const { standout, people, coachedPeople, old, due, kept, longest } = summary;
  const among = `One-on-ones with ${coachedPeople} of ${people} in ${DIGEST_DAYS} days`;
  switch (standout) {
    case 'nothing-logged':
      return `No one-on-one logged in ${DIGEST_DAYS} days.`;
    case 'old-issues':
      return `${count(old, 'issue')} older than ${OLD_ISSUE_DAYS / DAYS_A_WEEK} weeks, not talked about.`;
    case 'commitments-slip':
      return `${kept} of ${count(due, 'commitment')} kept.`;
    case 'long-gap':
      return longest === undefined ? `${among}.` : `${among}; ${gapWords(longest)}.`;
    case 'does-well':
      return `${among}, and no issue left lying.`;
    case 'few-coached':
    case 'steady':
      return `${among}.`;
  }
}

/** `longest gap 7 weeks (Chidi)`. */
export function gapWords({ report, days }: LongestGap): string {
  const name = safe(firstName(report.name), 30);
  if (days === undefined) return `no one-on-one logged yet with ${name}`;
  const span =
    days < 2 * DAYS_A_WEEK ? count(days, 'day') : count(Math.floor(days / DAYS_A_WEEK), 'week');
  return `longest gap ${span} (${name})`;
}
