import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { section, safe } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

export interface ComplaintWords {
  readonly rep: NamedPerson;
  readonly manager: NamedPerson;
  readonly heldOn: CalendarDate;
  readonly words: string;
}

const MAX_WORDS = 2_000;

/** Tells a manager what their rep says about the data. */
export function complaintForManager(complaint: ComplaintWords, today: CalendarDate): SlackMessage {
  const rep = safe(firstName(complaint.rep.name), 60);
  return said(
    `*${rep} says that the CRM says something else* than your recap of ${formatDay(complaint.heldOn, today)}:`,
    complaint,
    'The people who run Frontline know it as well. If the CRM is wrong, set it right there; the next export takes it up.',
  );
}

/** Notifies those who run Frontline of what a rep says about the data; what was talked about stays between the two. */
export function complaintForAdministrator(
  complaint: ComplaintWords,
  today: CalendarDate,
): SlackMessage {
  const rep = safe(complaint.rep.name, 80);
  const manager = safe(complaint.manager.name, 80);
  return said(
    `*${rep} says that the data are wrong*, about the one-on-one with ${manager} of ${formatDay(complaint.heldOn, today)}:`,
    complaint,
    'Please look at it in the CRM and at how its export is read. Their manager got the same words.',
  );
}

function said(title: string, { words }: ComplaintWords, then: string): SlackMessage {
  const quoted = `“${safe(words, MAX_WORDS)}”`;
  return {
    text: `${title.replaceAll('*', '')} ${quoted}`,
    blocks: [section(title, quoted), section(then)],
  };
}

/** For a click on something that is not shared with them, or not any more. */
export function notSharedWithYouMessage(): SlackMessage {
  const text = 'This is not shared with you, or not any more. Nothing was changed.';
  return { text, blocks: [section(text)] };
}
