import { COMMAND } from '../ids.ts';
import { COACH_WORDS } from './coach-words.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

const COMMANDS = [
  { usage: '', does: 'your team at a glance' },
  {
    usage: 'name or @name',
    does: 'one rep: signals with their evidence, and your coaching so far',
  },
  ...Object.values(COACH_WORDS),
  { usage: 'help', does: 'this' },
] as const;

/** What `/coach` can do; with the word that was not understood, where there was one. */
export function helpMessage(unknown?: string): SlackMessage {
  const lines = COMMANDS.map(
    ({ usage, does }) => `• \`${`${COMMAND} ${usage}`.trim()}\` — ${does}`,
  );
  const first =
    unknown === undefined
      ? 'I help you coach. Once a week I send you the few conversations worth having.'
      : `I don’t know “${safe(unknown, 60)}”, and nobody on your team is called that. This is what I do:`;
  return textMessage(first, ...lines);
}

/** For somebody who runs Frontline and is not in the roster. */
export function administratorMessage(): SlackMessage {
  return textMessage(
    'You run Frontline here. What an import left to do, and once a month how the programme goes, comes as a message; a file from the CRM that you drop there is read.',
  );
}

/** For somebody who has no reports: what this is, and why there is nothing to see. */
export function notAManagerMessage(): SlackMessage {
  return textMessage(
    'Frontline helps people who manage sellers to coach them. Nobody reports to you in the roster that I know, so I have nothing to show you.',
    'If that is wrong, ask the people who run sales operations to add your team to the roster.',
  );
}

/** For somebody whose Slack account has an address that the roster doesn't know. */
export function unknownPersonMessage(): SlackMessage {
  return textMessage(
    'I don’t find you in the sales roster by the e-mail address of your Slack account.',
    'If you manage sellers, ask the people who run sales operations to add you.',
  );
}

/** Several people of the team could be meant. */
export function whichRepMessage(asked: string, names: readonly string[]): SlackMessage {
  return textMessage(
    `“${safe(asked, 60)}” could be ${names.map((name) => safe(name, 80)).join(' or ')}. Use the full name, or @mention one.`,
  );
}

/** The person exists but reports to somebody else, or doesn't exist: the answer is the same on purpose. */
export function notYourRepMessage(): SlackMessage {
  return textMessage(
    'I only show you people who report to you, and I don’t find this one among them.',
  );
}

/** For somebody who writes to the bot, which reads commands and not messages. */
export function pointerMessage(): SlackMessage {
  return textMessage(`I don’t read messages here. \`${COMMAND} help\` says what I can do.`);
}

/** For somebody who drops a file and is not an administrator. */
export function notYourFileMessage(): SlackMessage {
  return textMessage(
    'I take files only from the people who run Frontline, and I did not read this one. If it belongs to me, give it to them.',
  );
}

/** Only those who run Frontline may do this. */
export function notAnAdministratorMessage(): SlackMessage {
  return textMessage(
    'Only the people who run Frontline can do this. Their addresses are in the setting ADMIN_EMAILS.',
  );
}

/** The initiative is one that this person does not take part in. */
export function notYourInitiativeMessage(): SlackMessage {
  return textMessage('You do not take part in this any more.');
}

/** There is nobody to assign an owner to, or the owner was not reported. */
export function noSuchOwnerMessage(): SlackMessage {
  return textMessage(
    'There is nobody in the roster to assign this owner to. Import a roster first.',
  );
}

/** No checklist has been sent to this manager for this week. */
export function noChecklistMessage(): SlackMessage {
  return textMessage(
    `There is no checklist for this week yet. \`${COMMAND} settings\` says when the next one comes.`,
  );
}

/** Something broke on our side; nothing was changed. */
export function failureMessage(): SlackMessage {
  return textMessage(
    'That did not work, and nothing was changed. Try again in a minute; if it stays, tell the people who run Frontline.',
  );
}

/** It is saved, and what was to show it failed on our side. */
export function savedAllTheSameMessage(): SlackMessage {
  return textMessage(
    'It is saved, and you need not do it again. Something that shows it could not be brought up to date just now; the next change there does that.',
  );
}

/** Plain words as a message. */
function textMessage(...lines: readonly string[]): SlackMessage {
  return { text: lines.join('\n'), blocks: [section(...lines)] };
}
