import type { CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { Progress } from '../../domain/checklists/progress.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { formatChange } from '../parts/change-words.ts';
import { overHeadline } from '../parts/course-words.ts';
import { milestoneName } from '../parts/milestone-words.ts';
import { safe } from '../parts/mrkdwn.ts';
import { saidEvidence } from '../parts/signal-words/said-evidence.ts';
import { recoveryWords } from '../parts/since-words.ts';

/** Something good of one rep. */
export type GoodNews = ItemContent & { kind: 'strength' | 'progress' };

/** What to say out loud, one line in mrkdwn: `Dana — winning more than usual. 9 won in the last 5 weeks; 4 is usual.` */
export function goodNewsLine(content: GoodNews, today: CalendarDate): string {
  const name = safe(firstName(content.rep.name), 60);
  if (content.kind === 'progress') return `${name} ${progressWords(content.progress, today)}`;
  if (content.signal === 'recovered-after-coaching') {
    return `${name}, ${recoveryWords(content.since, name, today)}`;
  }
  const { headline, comparison } = saidEvidence(content.evidence);
  return `${name} — ${safe(headline)}. ${safe(comparison, 200)}`;
}

function progressWords(progress: Progress, today: CalendarDate): string {
  switch (progress.what) {
    case 'over': {
      const { signal, since, change } = progress;
      const figures =
        change === undefined
          ? ''
          : `: ${safe(formatChange(change), 120)} since ${formatDate(since, today)}`;
      return `— ${overHeadline(signal)}${figures}. Back to the usual.`;
    }
    case 'win': {
      const won = `won ${safe(progress.deal, 60)} on ${formatDate(progress.wonOn, today)}`;
      return progress.previousOn === undefined
        ? `${won}: the first win.`
        : `${won}, the first win since ${formatDate(progress.previousOn, today)}.`;
    }
    case 'commitment-kept':
      return `did what you two agreed: ${safe(progress.action, 50)}.`;
    case 'milestone': {
      const { milestone, stage, reachedOn } = progress;
      return `— ${safe(milestoneName(milestone, stage), 100)}, reached on ${formatDate(reachedOn, today)}.`;
    }
  }
}
