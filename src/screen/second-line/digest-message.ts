import type { Button, KnownBlock, Overflow, SectionBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import type { CoachingDigest, DueWithManager } from '../../domain/second-line/digest.ts';
import { DIGEST_DAYS, type ManagerSummary } from '../../domain/second-line/manager-summary.ts';
import { needsHelp } from '../../domain/second-line/standout.ts';
import { clip, count, listed } from '../../domain/text.ts';
import { ACTIONS, COMMAND, OF_MANAGER } from '../ids.ts';
import { groupClaim } from '../parts/group-words.ts';
import { gapWords, summaryLines } from '../parts/manager-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { exportWords } from '../parts/export-words.ts';

/** With the blocks around them, so many are within Slack's 50 blocks of a message. */
const MAX_MANAGERS = 40;
/** Within Slack's 13,200 characters of a message; the rest is for what stands around the managers. */
const MAX_CHARACTERS = 10_500;
/** The App Home has what was agreed with the reader as well. */
const MAX_CHARACTERS_AT_HOME = 6_000;
const MAX_BESIDE_TEAM = 5;
const MAX_NAMED = 8;
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
      section(`*${title}, the last ${DIGEST_DAYS} days*`, ...standouts(digest.managers)),
      ...bodyBlocks(digest, today, reader, MAX_CHARACTERS),
    ],
  };
}

/** The same for the App Home of the managers' own manager, under a heading of its own. */
export function digestAtHome(digest: CoachingDigest, today: CalendarDate): KnownBlock[] {
  return [
    section(`*The last ${DIGEST_DAYS} days*`, ...standouts(digest.managers)),
    ...bodyBlocks(digest, today, 'own manager', MAX_CHARACTERS_AT_HOME),
  ];
}

/** How managers coach, a line each, beside the team that somebody leads as well. */
export function digestBesideTeam({ managers }: CoachingDigest): SectionBlock {
  const shown = managers.slice(0, MAX_BESIDE_TEAM);
  const left = managers.length - shown.length;
  return section(
    ...standouts(managers),
    ...shown.map((summary) => summaryLines(summary)[0]),
    `${left > 0 ? `And ${left} more. ` : ''}\`${COMMAND} managers\` shows it all.`,
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
  const rows = fitting(digest.managers, max);
  const left = digest.managers.length - rows.length;
  return [
    context(
      `${count(digest.managers.length, 'manager')}. ${exportWords(digest.exportAsOf, today)} No deals, no notes, no ranking.`,
    ),
    ...(reader === 'own manager' ? own(digest, today) : []),
    ...inCommon(digest, today),
    ...rows.map((summary) => row(summary, reader)),
    ...(left > 0 ? [context(`And ${left} more: the quarter shows everybody.`)] : []),
    ...(reader === 'own manager' ? [footer()] : []),
  ];
}

/** Who could use a hand, and who does well. */
function standouts(managers: readonly ManagerSummary[]): string[] {
  const help = managers.filter((summary) => needsHelp(summary));
  const well = managers.filter(({ standout }) => standout === 'does-well');
  return [
    ...(help.length === 0 ? [] : [`Could use a hand: ${names(help)}.`]),
    ...(well.length === 0
      ? []
      : [
          `Worth saying out loud: ${names(well)} coached most of their people and left no issue lying.`,
        ]),
    ...(help.length + well.length === 0
      ? ['Nobody stands out: a good week to ask and listen.']
      : []),
  ];
}

function names(managers: readonly ManagerSummary[]): string {
  const shown = managers.slice(0, MAX_NAMED).map(({ manager }) => safe(manager.name, 40));
  const left = managers.length - shown.length;
  return listed([...shown, ...(left > 0 ? [`${left} more`] : [])]);
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

/** The first rows, as many as fit into so many characters and Slack accepts. */
function fitting(managers: readonly ManagerSummary[], max: number): readonly ManagerSummary[] {
  let characters = 0;
  const past = managers.findIndex((summary) => {
    characters += summaryLines(summary).join('\n').length;
    return characters > max;
  });
  return managers.slice(0, Math.min(MAX_MANAGERS, past === -1 ? managers.length : past));
}

function row(summary: ManagerSummary, reader: DigestReader): SectionBlock {
  const accessory = reader === 'own manager' ? ownButton(summary) : lookDownButton(summary);
  return { ...section(...summaryLines(summary)), ...(accessory && { accessory }) };
}

function ownButton({ manager, managersBelow }: ManagerSummary): Button | Overflow {
  const value = String(manager.id);
  if (managersBelow > 0) {
    return {
      type: 'overflow',
      action_id: ACTIONS.moreOfManager,
      options: [
        { text: plain('Log one-on-one'), value: `${OF_MANAGER.log}:${value}` },
        { text: plain('Show their managers'), value: `${OF_MANAGER.show}:${value}` },
      ],
    };
  }
  return {
    type: 'button',
    action_id: ACTIONS.logRep,
    // A longer one takes half of a phone's width from the words beside it.
    text: plain('Log'),
    value,
    accessibility_label: plain(`Log one-on-one with ${firstName(manager.name)}`).text,
  };
}

function lookDownButton({ manager, managersBelow }: ManagerSummary): Button | undefined {
  if (managersBelow === 0) return undefined;
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
    elements: [{ type: 'button', action_id: ACTIONS.showQuarter, text: plain('Show the quarter') }],
  };
}

function fallback(title: string, { managers }: CoachingDigest): string {
  const lines = managers.map((summary) => summaryLines(summary)[0] ?? '');
  return clip(`${title}: ${lines.join('; ').replaceAll('*', '')}`, MAX_FALLBACK_CHARACTERS);
}

/** For somebody to whom no manager reports. */
export function notSecondLineMessage(): SlackMessage {
  const text = `No manager reports to you in the roster that I know. \`${COMMAND}\` shows your own team.`;
  return { text, blocks: [section(text)] };
}
