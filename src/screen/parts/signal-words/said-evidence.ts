import type { AlsoSeen } from '../../../domain/checklists/checklist.ts';
import { formatDate } from '../../../domain/dates-in-words.ts';
import type { Sentences } from '../../../domain/signals/evidence.ts';
import type { SignalKind } from '../../../domain/signals/kinds.ts';
import type {
  Evidence,
  SignalEvidence,
  UnreadableEvidence,
} from '../../../domain/signals/known-evidence.ts';
import { lowerFirst } from '../../../domain/text.ts';
import { kindWords } from '../kind-words.ts';
import { FLOW_WORDS } from './flow-words.ts';
import { HABIT_WORDS } from './habit-words.ts';
import { OPEN_DEAL_WORDS } from './open-deal-words.ts';
import { QUOTA_WORDS } from './quota-words.ts';
import { surenessWords } from './sureness-words.ts';
import type { WordsOf, WordsOfKind } from './words-of-kind.ts';

const WORDS: WordsOf<SignalKind> = {
  ...FLOW_WORDS,
  ...OPEN_DEAL_WORDS,
  ...QUOTA_WORDS,
  ...HABIT_WORDS,
};

/** Evidence in sentences, made of its facts. What was kept as sentences stays as it was said. */
export function saidEvidence(evidence: Evidence): Sentences {
  if ('unreadable' in evidence) return withoutFigures(evidence);
  return 'facts' in evidence ? inSentences(evidence) : evidence;
}

/** What is said of a signal that is named beside another one. */
export function saidAlsoSeen({ evidence }: AlsoSeen): Pick<Sentences, 'headline' | 'comparison'> {
  return 'comparison' in evidence ? evidence : saidEvidence(evidence);
}

function inSentences(evidence: SignalEvidence): Sentences {
  const { kind, facts, asOf, opportunities, ...figures } = evidence;
  // Which words belong to which facts is held by the type of the table.
  const words = WORDS[kind] as unknown as WordsOfKind<SignalKind>;
  const day = (date: typeof asOf) => formatDate(date, asOf);
  const counted = words.counted?.(facts, asOf, day);
  return {
    ...figures,
    headline: words.headline(facts),
    comparison: words.comparison(facts, day),
    ...(counted !== undefined && { counted }),
    sureness:
      evidence.chance === undefined ? words.sureness(facts) : surenessWords(evidence.chance),
    clearsWhen: words.clearsWhen(facts),
    opportunities: opportunities.map(({ facts: shows, ...deal }) => ({
      ...deal,
      note: words.note(shows, day, deal),
    })),
  };
}

/** The kind is known even where its figures can't be read. */
function withoutFigures({ kind, since }: UnreadableEvidence): Sentences {
  return {
    headline: lowerFirst(kindWords(kind)),
    comparison: 'Its figures can’t be read; the next export shows them again.',
    since,
    opportunities: [],
    sureness: 'Nothing can be said without the figures.',
    clearsWhen: 'The next export says what would end it.',
  };
}
