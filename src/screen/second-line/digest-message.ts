import type { Button, KnownBlock, Overflow, SectionBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import type { CoachingDigest, DueWithManager } from '../../domain/second-line/digest.ts';
import { DIGEST_DAYS, type ManagerSummary } from '../../domain/second-line/manager-summary.ts';
import { clip, count } from '../../domain/text.ts';
import { ACTIONS, COMMAND, OF_MANAGER, WHOLE_TEAM } from '../ids.ts';
import { groupClaim } from '../parts/group-words.ts';
import { coachedWords, gapWords, standoutWords } from '../parts/manager-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { exportWords } from '../parts/export-words.ts';

/** With the blocks around them, so many rows and names are within Slack's limits of a message and of a section. */
const MAX_ROWS = 20;
const MAX_NAMED = 40;
/** The App Home has what was agreed with the reader as well. */
const MAX_NAMED_AT_HOME = 25;
const MAX_DUE = 5;
const MAX_FALLBACK_CHARACTERS = 3_900;

/** Who sees a digest: the managers' own manager, or somebody further up who looks down and logs nothing from there. */
export type DigestReader = 'own manager' | 'further up';

/** How the managers of somebody coach, as a message. */
export function digestMessage(
  digest: CoachingDigest,
  today: CalendarDate,
  reader: DigestReader = 'own manager',
): SlackMessage {
  const title = titleOf(digest, reader);
  return {
    text: fallback(title, digest),
    blocks: [
      section(`*${title}, the last ${DIGEST_DAYS} days*`),
      ...bodyBlocks(digest, today, reader, MAX_NAMED),
    ],
  };
}

/** The same for the App Home of the managers' own manager, under a heading of its own. */
export function digestAtHome(digest: CoachingDigest, today: CalendarDate): KnownBlock[] {
  return [
    section(`*The last ${DIGEST_DAYS} days*`),
    ...bodyBlocks(digest, today, 'own manager', MAX_NAMED_AT_HOME),
  ];
}

/** Whom to ask first and a line of all, beside the team that somebody leads as well. */
export function digestBesideTeam(digest: CoachingDigest): SectionBlock {
  return section(
    ...firstLines(digest),
    everybodyLine(digest.managers, MAX_NAMED_AT_HOME),
    `\`${COMMAND} managers\` shows it all.`,
  );
}

function titleOf({ reader: { name } }: CoachingDigest, reader: DigestReader): string {
  return reader === 'own manager'
    ? 'How your managers coach'
    : `How ${safe(firstName(name), 60)}’s managers coach`;
}

function bodyBlocks(
  digest: CoachingDigest,
  today: CalendarDate,
  reader: DigestReader,
  max: number,
): KnownBlock[] {
  const { managers, first } = digest;
  const isOwn = reader === 'own manager';
  const [above, direct] = [
    managers.filter(({ managersBelow }) => managersBelow > 0),
    managers.filter(({ managersBelow }) => managersBelow === 0),
  ];
  return [
    section(...firstLines(digest)),
    ...(isOwn && first !== undefined ? [logWith(first.summary)] : []),
    ...(direct.length === 0 ? [] : [section(everybodyLine(direct, max))]),
    ...above.slice(0, MAX_ROWS).map((summary) => row(summary, reader)),
    ...(above.length > MAX_ROWS
      ? [context(`And ${above.length - MAX_ROWS} more: the quarter shows everybody.`)]
      : []),
    ...(isOwn ? own(digest, today) : []),
    ...inCommon(digest, today),
    context(
      `${count(managers.length, 'manager')}. ${exportWords(digest.exportAsOf, today)} No deals, no notes, no ranking.`,
    ),
    ...(isOwn ? [footer()] : []),
  ];
}

/** Whom to ask, why, and what; of the first weeks that there is nobody yet. */
function firstLines({ first }: CoachingDigest): string[] {
  if (first === undefined) {
    return [
      'Nobody is named before three weeks of lists: until then a good week to ask and listen.',
    ];
  }
  const { summary, because } = first;
  const name = safe(firstName(summary.manager.name), 40);
  const lead = because === 'help' ? 'If you have 15 minutes' : 'Somebody to listen to';
  return [`*${lead}: ${name}.* ${standoutWords(summary)}`, `_${safe(summary.question, 150)}_`];
}

function logWith({ manager }: ManagerSummary): KnownBlock {
  const name = firstName(manager.name);
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.logRep,
        text: plain(`Log one-on-one with ${name}`),
        value: String(manager.id),
        accessibility_label: plain(`Log one-on-one with ${name}`).text,
      },
    ],
  };
}

/** `One-on-ones in 14 days, in alphabetical order: Camila Ortega 3 of 8 · Mia Keller 8 of 8` */
function everybodyLine(managers: readonly ManagerSummary[], max: number): string {
  const shown = managers.slice(0, max).map(coachedWords);
  const left = managers.length - shown.length;
  const all = [...shown, ...(left > 0 ? [`${left} more`] : [])].join(' · ');
  return `One-on-ones in ${DIGEST_DAYS} days, in alphabetical order: ${all}`;
}

function own({ own, due }: CoachingDigest, today: CalendarDate): KnownBlock[] {
  const longest = own.longest === undefined ? '' : `; ${gapWords(own.longest)}`;
  return [
    section(
      `Your own one-on-ones: with ${own.coachedPeople} of ${count(own.people, 'manager')}${longest}`,
      ...due.slice(0, MAX_DUE).map((one) => dueWords(one, today)),
      ...(due.length > MAX_DUE ? [`and ${due.length - MAX_DUE} more due`] : []),
    ),
  ];
}

function dueWords(
  { action, manager, byReader, dueOn }: DueWithManager,
  today: CalendarDate,
): string {
  const name = safe(firstName(manager.name), 40);
  const who = byReader ? `you, with ${name}` : name;
  return `Due ${formatDate(dueOn, today)}: ${safe(action, 120)} — ${who}`;
}

/** More are left to the teams' own lists. */
const MAX_IN_COMMON = 8;

/** `In Tom’s: deals move on more slowly (Proposal), 4 of 7 people, since 3 Oct.` */
function inCommon({ inCommon: all }: CoachingDigest, today: CalendarDate): KnownBlock[] {
  if (all.length === 0) return [];
  const lines = all.slice(0, MAX_IN_COMMON).map(({ manager, kind, facts }) => {
    const who = manager === undefined ? 'Everywhere' : `In ${safe(firstName(manager.name), 40)}’s`;
    const many = count(
      facts.of,
      manager === undefined ? 'team' : 'person',
      manager === undefined ? 'teams' : 'people',
    );
    return `${who}: ${safe(groupClaim(kind, facts), 120)}, ${facts.changed} of ${many}, since ${formatDate(facts.since, today)}.`;
  });
  const left = all.length - lines.length;
  return [
    section('*What teams have in common*', ...lines, ...(left > 0 ? [`And ${left} more.`] : [])),
  ];
}

function row(summary: ManagerSummary, reader: DigestReader): SectionBlock {
  const accessory = reader === 'own manager' ? ownMenu(summary) : lookDownButton(summary);
  return { ...section(coachedWords(summary)), accessory };
}

function ownMenu({ manager }: ManagerSummary): Overflow {
  const value = String(manager.id);
  return {
    type: 'overflow',
    action_id: ACTIONS.moreOfManager,
    options: [
      { text: plain('Log one-on-one'), value: `${OF_MANAGER.log}:${value}` },
      { text: plain('Show their managers'), value: `${OF_MANAGER.show}:${value}` },
    ],
  };
}

function lookDownButton({ manager }: ManagerSummary): Button {
  return {
    type: 'button',
    action_id: ACTIONS.showManagers,
    text: plain('Show their managers'),
    value: String(manager.id),
    accessibility_label: plain(`Show the managers of ${firstName(manager.name)}`).text,
  };
}

function footer(): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.logRep,
        text: plain('Log another one-on-one'),
        value: WHOLE_TEAM,
      },
      { type: 'button', action_id: ACTIONS.showQuarter, text: plain('Show the quarter') },
    ],
  };
}

function fallback(title: string, digest: CoachingDigest): string {
  const lines = [...firstLines(digest), ...digest.managers.map(coachedWords)];
  return clip(`${title}: ${lines.join('; ').replaceAll(/[*_]/g, '')}`, MAX_FALLBACK_CHARACTERS);
}

/** For somebody to whom no manager reports. */
export function notSecondLineMessage(): SlackMessage {
  const text = `No manager reports to you in the roster that I know. \`${COMMAND}\` shows your own team.`;
  return { text, blocks: [section(text)] };
}
