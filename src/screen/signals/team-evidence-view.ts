import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { Guide } from '../../domain/guides/guide.ts';
import { weeksOf } from '../../domain/one-on-ones/since-with-team.ts';
import { firstName } from '../../domain/people/person.ts';
import type { GroupFacts } from '../../domain/signals/group-signals.ts';
import { capitalised, count } from '../../domain/text.ts';
import { VIEWS } from '../ids.ts';
import { groupFigures, teamClaim } from '../parts/group-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { sinceWords } from '../parts/since-words.ts';
import { sparkline } from '../parts/sparkline.ts';
import { guideBlocks } from './guide-blocks.ts';
import { nameWords } from '../parts/name-words.ts';

export interface TeamEvidenceInput {
  readonly content: ItemContent & { kind: 'team' };
  readonly guide: Guide;
  readonly exportAsOf: CalendarDate;
  readonly today: CalendarDate;
}

/** What is behind an item about a team: its figures, week by week, and those of each who has it; for their manager alone. */
export function teamEvidenceView(input: TeamEvidenceInput): ModalView {
  const { content, guide, exportAsOf, today } = input;
  const { facts, since, firstSeenOn } = content;
  return {
    type: 'modal',
    callback_id: VIEWS.evidence,
    title: plain('Evidence', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*Your team* — ${teamClaim(content)}`,
        safe(groupFigures(facts, today), 300),
        since && sinceWords(since, today),
      ),
      ...weekBlocks(facts, today),
      ...repBlocks(content),
      section(
        `*Since when?* ${formatDate(facts.since, today)} · first seen on ${formatDate(firstSeenOn, today)}`,
        '*What ends it?* That fewer than a third of them have it, or the team is near its usual again.',
      ),
      ...guideBlocks(guide),
      context(`From the CRM export of ${formatDate(exportAsOf, today)}.`),
    ],
  };
}

/** Until the figures are back, each week of these is told. */
const WEEKS_SPELT_OUT = 12;

function weekBlocks(facts: GroupFacts, today: CalendarDate): KnownBlock[] {
  const weeks = weeksOf(facts);
  if (weeks.length === 0) return [];
  const bars = sparkline(weeks.map(({ value }) => value));
  const recent = weeks
    .slice(-WEEKS_SPELT_OUT)
    .map(({ week, value }) => `${formatDate(week, today)}: ${value}`);
  return [
    section(
      `*${safe(capitalised(nameWords(facts.noun)))} of the team, week by week*`,
      `\`${bars}\``,
      recent.join(' · '),
    ),
  ];
}

const MAX_REPS = 25;

/** In the order of their names: nobody is ranked. */
function repBlocks({ reps, facts }: TeamEvidenceInput['content']): KnownBlock[] {
  const lines = reps
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .flatMap(({ id, name }) => {
      const own = facts.each?.find(({ rep }) => rep === id);
      if (own === undefined) return [];
      return [`• ${safe(firstName(name), 60)}: ${own.observed}; before, ${own.before}`];
    });
  if (lines.length === 0) return [];
  const heading = `*Each one’s own ${safe(nameWords(facts.noun))}: in these ${count(facts.weeks, 'week')}, and in the ${count(facts.weeksBefore, 'week')} before*`;
  return [section(heading, ...lines.slice(0, MAX_REPS))];
}
