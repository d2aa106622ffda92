import type { HomeView, KnownBlock } from '@slack/types';
import { localTime } from '../../domain/calendar.ts';
import { formatDate, formatDay, formatWeek } from '../../domain/dates-in-words.ts';
import type { ManagerHome } from '../../domain/coach/manager-home.ts';
import { capitalised, count, listed } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import { checklistSummary, countWords } from '../checklists/checklist-message.ts';
import { digestAtHome, digestBesideTeam } from '../second-line/digest-message.ts';
import { exportWords } from '../parts/export-words.ts';
import { initiativeBlocks } from '../programme/initiative-message.ts';
import type { ItemReader } from '../checklists/item-blocks.ts';
import { listBlocks } from '../checklists/list-blocks.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { formatHour } from '../parts/sending-words.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { streakWords } from '../parts/streak-words.ts';
import { agreedBlocks } from '../one-on-ones/agreed-blocks.ts';
import { repRow } from './rep-row.ts';

/** With five items above them, ten reps are within Slack's 100 blocks and 13,000 characters, and a few thumbs' reach. */
const REPS_A_PAGE = 10;
/** What leaves room for them. */
const MAX_INITIATIVES = 1;
const MAX_OF_QUESTION = 200;
const MAX_OF_EXPECTATION = 25;

/** The App Home of a manager: the week's checklist, usable from here, and the team, page by page from 0. */
export function managerHomeView(home: ManagerHome, reader: ItemReader, page: number): HomeView {
  const today = localTime(reader.now, reader.timeZone).date;
  const { reps, exportAsOf } = home.glance;
  const last = Math.max(0, Math.ceil(reps.length / REPS_A_PAGE) - 1);
  const shown = Math.min(Math.max(0, page), last);
  const onPage = reps.slice(shown * REPS_A_PAGE, (shown + 1) * REPS_A_PAGE);
  return {
    type: 'home',
    private_metadata: writePage(shown),
    blocks: [
      ...weekBlocks(home, reader),
      context(streakWords(home.streak, today)),
      { type: 'actions', elements: [settings()] },
      ...agreedBlocks(home.agreed, today),
      ...managersBesideTeam(home),
      // Who leads managers alone has them above already, with how they coach.
      ...(home.week.state === 'digest'
        ? []
        : [
            heading('Your team'),
            ...(home.week.state === 'sent' ? [] : [context(exportWords(exportAsOf, today))]),
            ...onPage.flatMap((rep) => repRow(rep, home.oneOnOnes.get(rep.rep.id) ?? [], today)),
            ...(last === 0 ? [] : pager(shown, last, reps.length)),
          ]),
    ],
  };
}

/** For somebody who leads reps and managers. */
function managersBesideTeam({ week, managers }: ManagerHome): KnownBlock[] {
  if (week.state === 'digest' || managers === undefined) return [];
  return [heading('Your managers’ coaching'), digestBesideTeam(managers)];
}

/** The App Home of somebody who has no team: the same words as their answer to `/coach`. */
export function messageHomeView(message: SlackMessage): HomeView {
  return { type: 'home', blocks: message.blocks };
}

/** Which page of the team a home view shows, for its `private_metadata` and that of a modal opened on it; empty for none. */
export function writePage(page: number | undefined): string {
  return page === undefined ? '' : String(page);
}

/** The page that {@link writePage} wrote; undefined where the text is not of one. */
export function readPage(metadata: string | undefined): number | undefined {
  if (metadata === undefined || metadata === '') return undefined;
  const page = Number(metadata);
  return Number.isSafeInteger(page) && page >= 0 ? page : undefined;
}

function weekBlocks(home: ManagerHome, reader: ItemReader): KnownBlock[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const { week } = home;
  const notes = [...pauseWords(home, today), ...coverWords(home)].map(context);
  switch (week.state) {
    case 'sent':
      return [
        heading(`Your coaching week, ${formatWeek(week.checklist.week)}`),
        section(
          `*${capitalised(countWords(week.checklist))}*`,
          checklistSummary({ ...week, reader }),
        ),
        ...(week.cover === undefined
          ? []
          : [context(`${safe(week.cover.name, 60)} got this list as your cover.`)]),
        ...notes,
        ...listBlocks(week.checklist, reader, (rep) => week.expectations.get(rep), {
          maxExpectation: MAX_OF_EXPECTATION,
        }),
        ...initiativeBlocks(week.initiatives.slice(0, MAX_INITIATIVES), today, MAX_OF_QUESTION),
        { type: 'divider' },
      ];
    case 'stale-export':
      return [
        heading('Your coaching week'),
        section(
          `No checklist this week: the last CRM export is from ${formatDate(week.exportAsOf, today)}. It follows with the next export.`,
        ),
        ...notes,
      ];
    case 'digest':
      return [
        heading('Your managers’ coaching'),
        ...notes,
        ...(home.managers === undefined ? [] : digestAtHome(home.managers, today)),
      ];
    case 'none':
      return [heading('Your coaching week'), section(nextWords(home, today)), ...notes];
  }
}

function heading(text: string): KnownBlock {
  return { type: 'header', text: plain(text, 150) };
}

function nextWords({ next, glance }: ManagerHome, today: Parameters<typeof formatDay>[1]): string {
  if (glance.exportAsOf === undefined) {
    return 'Your first checklist comes once a CRM export is in.';
  }
  if (next === undefined) return 'There is no checklist for this week.';
  return `There is no checklist for this week yet. The next comes on ${formatDay(next.on, today)} at ${formatHour(next.hour)}.`;
}

function pauseWords({ pause }: ManagerHome, today: Parameters<typeof formatDay>[1]): string[] {
  if (pause === undefined) return [];
  const cover =
    pause.cover === undefined ? '' : `, and ${safe(pause.cover.name, 60)} gets your list meanwhile`;
  return [`Paused until ${formatDay(pause.until, today)}${cover}.`];
}

function coverWords({ coversFor }: ManagerHome): string[] {
  if (coversFor.length === 0) return [];
  const names = coversFor.map(({ name }) => safe(name, 60));
  return [
    `You cover for ${listed(names)} this week: ${coversFor.length === 1 ? 'the list is' : 'the lists are'} in your messages.`,
  ];
}

function settings() {
  return {
    type: 'button',
    action_id: ACTIONS.settings,
    text: plain('⚙︎ Settings'),
    accessibility_label: plain('Settings: when, how much and which signals').text,
  } as const;
}

function pager(page: number, last: number, reps: number): KnownBlock[] {
  const from = page * REPS_A_PAGE + 1;
  const to = Math.min(reps, from + REPS_A_PAGE - 1);
  return [
    context(`${from}–${to} of ${count(reps, 'rep')}`),
    {
      type: 'actions',
      elements: [
        ...(page === 0 ? [] : [turn(ACTIONS.homeEarlier, '‹ Earlier', page - 1)]),
        ...(page === last ? [] : [turn(ACTIONS.homeLater, 'Later ›', page + 1)]),
      ],
    },
  ];
}

function turn(action: string, text: string, to: number) {
  return {
    type: 'button',
    action_id: action,
    text: plain(text),
    value: writePage(to),
    accessibility_label: plain(`Show page ${to + 1} of your team`).text,
  } as const;
}
