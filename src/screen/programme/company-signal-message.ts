import type { CalendarDate } from '../../domain/calendar.ts';
import type { GroupFacts } from '../../domain/signals/group-signals.ts';
import type { IssueKind } from '../../domain/signals/kinds.ts';
import { capitalised, count } from '../../domain/text.ts';
import { groupClaim, groupFigures } from '../parts/group-words.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** What the whole company has in common, for those who run the programme: no team and no rep is named. */
export function companySignalMessage(
  kind: IssueKind,
  facts: GroupFacts,
  today: CalendarDate,
): SlackMessage {
  const claim = capitalised(groupClaim(kind, facts));
  const text = `${safe(claim, 200)} in ${facts.changed} of ${count(facts.of, 'team')}. ${safe(groupFigures(facts, today), 300)}`;
  return {
    text,
    blocks: [
      section(
        `*${safe(claim, 200)} in ${facts.changed} of ${count(facts.of, 'team')}*`,
        safe(groupFigures(facts, today), 300),
        'That is more than one manager’s, and no rep’s own: coaching alone won’t change it. _What changed for all of us then?_',
      ),
    ],
  };
}
