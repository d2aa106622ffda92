import type { CalendarDate } from '../../domain/calendar.ts';
import { formatChange } from '../parts/change-words.ts';
import type { HistoryEntry } from '../../domain/one-on-ones/coaching-history.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { PersonId } from '../../domain/ids.ts';
import { firstName } from '../../domain/people/person.ts';
import { listed } from '../../domain/text.ts';
import { saidEvidence } from '../parts/signal-words/said-evidence.ts';

/** An entry in words, plain and unescaped. The manager's notes are no part of it. */
export interface HistoryLine {
  readonly on: CalendarDate;
  readonly what: 'One-on-one' | 'Talk with the team' | 'Commitment' | 'Signal' | 'Expectation';
  readonly text: string;
  /** What came of it; empty where there is nothing to say. */
  readonly outcome: string;
}

/** Says an entry of the history with this rep. */
export function formatEntry(
  entry: HistoryEntry,
  rep: { readonly id: PersonId; readonly name: string },
  today: CalendarDate,
): HistoryLine {
  const { on } = entry;
  const day = (date: CalendarDate) => formatDate(date, today);
  switch (entry.kind) {
    case 'one-on-one': {
      const { about, topics, question, isWithTeam } = entry;
      const parts = [
        ...(about === undefined ? [] : [saidEvidence(about).headline]),
        ...(topics.length === 0 ? [] : [listed(topics.map((topic) => topic.replaceAll('-', ' ')))]),
      ];
      const outcome = question === undefined ? '' : `asked: ${question}`;
      const what = isWithTeam === true ? 'Talk with the team' : 'One-on-one';
      return { on, what, text: parts.join('; '), outcome };
    }
    case 'commitment': {
      const { action, ownerId, dueOn, dueBefore, state } = entry;
      const who = ownerId === rep.id ? firstName(rep.name) : 'the manager';
      const due = dueOn === undefined ? '' : `, due ${day(dueOn)}`;
      const moved = dueBefore.length === 0 ? '' : `, moved from ${listed(dueBefore.map(day))}`;
      return { on, what: 'Commitment', text: `${action} (${who}${due}${moved})`, outcome: state };
    }
    case 'signal': {
      const { evidence, clearedOn, since } = entry;
      const parts = [
        formatOneOnOne(since, day),
        ...(since?.change === undefined ? [] : [formatChange(since.change)]),
        clearedOn === undefined ? 'still there' : `over on ${day(clearedOn)}`,
      ];
      return {
        on,
        what: 'Signal',
        text: saidEvidence(evidence).headline,
        outcome: parts.join('; '),
      };
    }
    case 'expectation': {
      const { measure, level, dueOn, endedOn } = entry;
      const by = dueOn === undefined ? '' : `, by ${day(dueOn)}`;
      const outcome = endedOn === undefined ? 'holds' : `ended on ${day(endedOn)}`;
      return { on, what: 'Expectation', text: `${measure}: ${level}${by}`, outcome };
    }
  }
}

function formatOneOnOne(
  since: Extract<HistoryEntry, { kind: 'signal' }>['since'],
  day: (date: CalendarDate) => string,
): string {
  if (since === undefined) return 'not talked about';
  return since.wasAboutIt
    ? `talked about on ${day(since.on)}`
    : `talked about something else on ${day(since.on)}`;
}
