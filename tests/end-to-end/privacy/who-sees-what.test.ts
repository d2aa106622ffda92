import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import {
  ACTIONS,
  ASSIGN,
  COMMAND,
  EXPECT_BLOCKS,
  LOG_FIELDS,
  MORE,
  MOVE,
  NOT_USEFUL,
  OF_MANAGER,
  SETTLE,
  SETTINGS_BLOCKS,
  SETTINGS_FIELD,
  TEAM_LOG_BLOCKS,
  WORDS_TO_MANAGER,
  VIEWS,
} from '#src/screen/ids.ts';
import type { Listener } from '#src/slack/clicks/listener.ts';
import { register } from '#src/slack/clicks/register.ts';
import type { WhoMay } from '#src/slack/clicks/who-may.ts';
import { LISTENERS } from '#src/slack/listeners.ts';
import { COACH_WORDS, type CoachWord } from '#src/screen/coach/coach-words.ts';
import type { WorkflowContext } from '#src/workflows/workflow-context.ts';
import { giveListToCover } from '#tests/support/cover-for.ts';
import {
  EVERY_ROLE,
  everyRole,
  everythingIn,
  postAsSlack,
  ROLES,
  SECRETS,
  type EveryRole,
  type Role,
  type Secret,
  type Theirs,
} from '#tests/support/every-role.ts';
import { addPerson } from '#tests/support/sales-team.ts';

/** What each role sees of Mia's and Ana's after a command; who is not named sees nothing of it. */
type Sees = Partial<Record<Role, readonly Secret[]>>;

/** A rep gets what was agreed with them, and shared, whatever they ask for. */
const OWN = { rep: ['what was agreed', 'what was shared'] } as const;

/** After each word of `/coach`, about Ana where it is about somebody. */
const COMMANDS: Readonly<Record<CoachWord | 'help' | 'team' | 'name' | 'home', Sees>> = {
  help: {},
  team: { ...OWN, manager: ['the signal'] },
  name: { ...OWN, manager: ['private notes', 'a deal', 'what was agreed', 'the signal'] },
  home: { ...OWN, manager: ['what was agreed', 'the signal', 'the team’s figures'] },
  log: { ...OWN, manager: ['what was agreed'] },
  agreed: OWN,
  expect: OWN,
  history: { ...OWN, manager: ['private notes', 'what was agreed', 'the signal'] },
  managers: OWN,
  settings: OWN,
  // Deals are behind Evidence.
  checklist: { ...OWN, manager: ['what was agreed', 'the signal', 'the team’s figures'] },
};

/** Whose button it is. Everybody else who presses it all the same is refused, and nothing changes. */
interface ActionRow {
  readonly may: readonly Role[];
  readonly with: (theirs: Theirs) => object;
  /** Where it is, if not in a message. */
  readonly in?: (theirs: Theirs) => object;
}

const submissionId = '00000000-0000-4000-8000-000000000001';

const IN_A_MODAL = ({ rep }: Theirs) => ({
  container: { type: 'view' },
  view: { id: 'V1', type: 'modal', private_metadata: String(rep), state: { values: {} } },
});

const IN_LOG = ({ rep }: Theirs) => ({
  container: { type: 'view' },
  view: {
    id: 'V1',
    type: 'modal',
    hash: '',
    private_metadata: JSON.stringify({ submissionId, repId: rep }),
    state: { values: {} },
  },
});

const button = (pick: (theirs: Theirs) => unknown) => (theirs: Theirs) => ({
  type: 'button',
  value: String(pick(theirs)),
});
const chosen = (pick: (theirs: Theirs) => string) => (theirs: Theirs) => ({
  type: 'overflow',
  selected_option: { value: pick(theirs) },
});
const ofItem = button(({ item }) => item);
const ofCommitment = button(({ commitmentItem }) => commitmentItem);
/** Everybody who has a manager can write to them. */
const HAVE_A_MANAGER: readonly Role[] = [
  'rep',
  'other rep',
  'manager',
  'other manager',
  'second-line manager',
];
const IN_THE_ROSTER = EVERY_ROLE.filter((role) => !['stranger', 'administrator'].includes(role));
const HAVE_A_TEAM: readonly Role[] = [
  'manager',
  'other manager',
  'second-line manager',
  'third-line manager',
];
const HAVE_MANAGERS: readonly Role[] = ['second-line manager', 'third-line manager'];

const BUTTONS: Readonly<Record<keyof typeof ACTIONS, ActionRow>> = {
  logItem: { may: ['manager'], with: ofItem },
  logSecondItem: { may: ['manager'], with: ofItem },
  logThirdItem: { may: ['manager'], with: ofItem },
  editItem: { may: ['manager'], with: ofItem },
  logWithTeam: { may: ['manager'], with: button(({ teamItem }) => teamItem) },
  showEvidence: { may: ['manager'], with: ofItem },
  sendChart: { may: ['manager'], with: ofItem, in: IN_A_MODAL },
  showGuide: { may: ['manager'], with: ofItem, in: IN_A_MODAL },
  moreOfItem: { may: ['manager'], with: chosen(({ item }) => `useful:${item}`) },
  keepCommitment: { may: ['manager'], with: ofCommitment },
  dropCommitment: { may: ['manager'], with: ofCommitment },
  moveCommitment: { may: ['manager'], with: ofCommitment },
  undoItem: { may: ['manager'], with: ofCommitment },
  logMore: { may: ['manager'], with: button(() => 'full'), in: IN_LOG },
  settleCommitment: {
    may: ['manager'],
    with: chosen(({ commitmentItem }) => `${SETTLE.kept}:${commitmentItem}`),
  },
  notThisWeek: { may: ['manager'], with: ofItem },
  stopReminders: { may: ['manager'], with: ofItem },
  keepReminders: { may: ['manager'], with: ofItem },
  logRep: { may: ['manager'], with: button(({ rep }) => rep) },
  showRep: { may: ['manager'], with: button(({ rep }) => rep) },
  assignOwner: { may: ['administrator'], with: button(({ notice }) => `${notice}:0`) },
  decideStage: {
    may: ['administrator'],
    with: ({ notice }) => ({
      type: 'static_select',
      selected_option: { value: `${notice}:0:lost` },
    }),
  },
  acknowledgeRecap: { may: ['rep'], with: button(({ oneOnOne }) => oneOnOne) },
  tickCommitment: { may: ['rep'], with: button(({ commitment }) => commitment) },
  addPoint: { may: HAVE_A_MANAGER, with: button(() => 1) },
  disputeData: { may: ['rep'], with: button(({ oneOnOne }) => oneOnOne) },
  commentInitiative: { may: ['manager'], with: button(({ initiative }) => initiative) },
  settings: { may: IN_THE_ROSTER, with: button(() => 'x') },
  settingsCountry: {
    may: IN_THE_ROSTER,
    with: () => ({ type: 'static_select', selected_option: { value: 'GB' } }),
    in: IN_A_MODAL,
  },
  // Each turns the pages of their own Home.
  homeEarlier: { may: EVERY_ROLE, with: button(() => 0) },
  homeLater: { may: EVERY_ROLE, with: button(() => 1) },
  showQuarter: { may: HAVE_MANAGERS, with: button(() => 'x') },
  showManagers: { may: ['third-line manager'], with: button(({ secondLine }) => secondLine) },
  moreOfManager: {
    may: ['second-line manager'],
    with: chosen(({ manager }) => `log:${manager}`),
  },
  showHistory: { may: ['manager'], with: button(({ rep }) => rep) },
  newerHistory: { may: ['manager'], with: button(() => 0), in: IN_A_MODAL },
  olderHistory: { may: ['manager'], with: button(() => 1), in: IN_A_MODAL },
  sendHistoryMarkdown: { may: ['manager'], with: button(() => 'x'), in: IN_A_MODAL },
  sendHistoryCsv: { may: ['manager'], with: button(() => 'x'), in: IN_A_MODAL },
};

interface ViewRow {
  readonly may: readonly Role[];
  readonly about: (theirs: Theirs) => string;
  readonly values: object;
}

const setting = (block: string, value: string) => ({
  [block]: { [SETTINGS_FIELD]: { selected_option: { value } } },
});
const told = { [WORDS_TO_MANAGER.block]: { [WORDS_TO_MANAGER.field]: { value: 'Some words' } } };

/** Whose submission of each modal is taken; null for one that only shows something. */
const MODALS: Readonly<Record<keyof typeof VIEWS, ViewRow | null>> = {
  logOneOnOne: {
    may: ['manager'],
    about: ({ rep }) => JSON.stringify({ submissionId, repId: rep }),
    values: { 'held-on': { value: { selected_date: '2025-11-24' } } },
  },
  logWithTeam: {
    may: ['manager'],
    about: ({ teamItem }) => JSON.stringify({ submissionId, itemId: teamItem }),
    values: {
      [TEAM_LOG_BLOCKS.people]: { value: { selected_options: [{ value: '5' }] } },
      [TEAM_LOG_BLOCKS.heldOn]: { value: { selected_date: '2025-11-24' } },
    },
  },
  evidence: null,
  moveCommitment: {
    may: ['manager'],
    about: ({ commitmentItem }) => String(commitmentItem),
    values: { [MOVE.block]: { [MOVE.field]: { selected_date: '2025-12-02' } } },
  },
  notUseful: {
    may: ['manager'],
    about: ({ item }) => String(item),
    values: {
      [NOT_USEFUL.block]: { [NOT_USEFUL.field]: { selected_option: { value: 'wrong-data' } } },
    },
  },
  expectations: {
    may: ['manager'],
    about: ({ rep }) => String(rep),
    values: {
      [EXPECT_BLOCKS.measure(0)]: { [EXPECT_BLOCKS.value]: { value: 'new deals a week' } },
      [EXPECT_BLOCKS.level(0)]: { [EXPECT_BLOCKS.value]: { value: '2' } },
    },
  },
  settings: {
    may: HAVE_A_TEAM,
    about: () => '',
    values: {
      ...setting(SETTINGS_BLOCKS.weekday, '2'),
      ...setting(SETTINGS_BLOCKS.hour, '9'),
      ...setting(SETTINGS_BLOCKS.maxItems, '4'),
      ...setting(SETTINGS_BLOCKS.sensitivity, 'normal'),
    },
  },
  assignOwner: {
    may: ['administrator'],
    about: ({ notice }) => `${notice}:0`,
    values: { [ASSIGN.block]: { [ASSIGN.field]: { selected_option: { value: '2' } } } },
  },
  addPoint: { may: HAVE_A_MANAGER, about: () => JSON.stringify({ submissionId }), values: told },
  disputeData: {
    may: ['rep'],
    about: ({ oneOnOne }) => JSON.stringify({ submissionId, about: oneOnOne }),
    values: told,
  },
  commentInitiative: {
    may: ['manager'],
    about: ({ initiative }) => JSON.stringify({ submissionId, initiative }),
    values: told,
  },
};

const submitted = Object.entries(MODALS).flatMap(([name, row]) =>
  row === null ? [] : [[name, row] as const],
);

/** Behind an item's overflow button, in the menu of commitments, and beside a manager of managers. */
const CHOICES: Readonly<
  Record<
    | keyof typeof MORE
    | `${keyof typeof OF_MANAGER}OfManager`
    | `${keyof typeof SETTLE}OfCommitment`,
    ActionRow
  >
> = {
  evidence: { may: ['manager'], with: chosen(({ item }) => `${MORE.evidence}:${item}`) },
  snooze: { may: ['manager'], with: chosen(({ item }) => `${MORE.snooze}:${item}`) },
  dismiss: { may: ['manager'], with: chosen(({ item }) => `${MORE.dismiss}:${item}`) },
  useful: { may: ['manager'], with: chosen(({ item }) => `${MORE.useful}:${item}`) },
  // It only asks why; whose item it is counts when the reason comes.
  notUseful: { may: EVERY_ROLE, with: chosen(({ item }) => `${MORE.notUseful}:${item}`) },
  keptOfCommitment: {
    may: ['manager'],
    with: chosen(({ commitmentItem }) => `${SETTLE.kept}:${commitmentItem}`),
  },
  moveOfCommitment: {
    may: ['manager'],
    with: chosen(({ commitmentItem }) => `${SETTLE.move}:${commitmentItem}`),
  },
  droppedOfCommitment: {
    may: ['manager'],
    with: chosen(({ commitmentItem }) => `${SETTLE.dropped}:${commitmentItem}`),
  },
  logOfManager: {
    may: ['second-line manager'],
    with: chosen(({ manager }) => `${OF_MANAGER.log}:${manager}`),
  },
  showOfManager: {
    may: ['third-line manager'],
    with: chosen(({ secondLine }) => `${OF_MANAGER.show}:${secondLine}`),
  },
};

const LOG_OF_ITEM = ({ rep, item }: Theirs) => ({
  type: 'view_submission',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: VIEWS.logOneOnOne,
    private_metadata: JSON.stringify({ submissionId, repId: rep, itemId: item }),
    state: { values: MODALS.logOneOnOne?.values },
  },
});

test('every word, button, choice and modal has its row', () => {
  expect(Object.keys(COMMANDS)).toEqual(expect.arrayContaining(Object.keys(COACH_WORDS)));
  expect(new Set(Object.keys(BUTTONS))).toEqual(new Set(Object.keys(ACTIONS)));
  expect(new Set(Object.keys(MODALS))).toEqual(new Set(Object.keys(VIEWS)));
  const choices = [
    ...Object.keys(MORE),
    ...Object.keys(OF_MANAGER).map((name) => `${name}OfManager`),
    ...Object.keys(SETTLE).map((name) => `${name}OfCommitment`),
  ];
  expect(new Set(Object.keys(CHOICES))).toEqual(new Set(choices));
});

/** Typing into these fields of a modal reaches the bot by itself, and gets no answer. */
const FIELDS: readonly string[] = [LOG_FIELDS.owner, LOG_FIELDS.due];

/** Which roles a listener means by who may. */
const ROLES_THAT: Readonly<Record<WhoMay, readonly Role[]>> = {
  anybody: EVERY_ROLE,
  'an administrator': ['administrator'],
  'anybody in the roster': IN_THE_ROSTER,
  'who has a manager': HAVE_A_MANAGER,
  'a manager': HAVE_A_TEAM,
  'a manager of managers': HAVE_MANAGERS,
  'the manager of this rep': ['manager'],
  'the manager of this rep, or their cover': ['manager'],
  'the manager of this manager': ['second-line manager'],
  'who is above this manager': ['third-line manager'],
  'whose item it is': ['manager'],
  'whose item it is, or their cover': ['manager'],
  'the rep of this recap': ['rep'],
  'who takes part in this initiative': ['manager'],
};

/** The row of a listener; undefined where it has none. */
function rowOf({
  id,
  ...listener
}: Listener): { readonly may: readonly Role[] } | undefined | null {
  if (listener.on === 'submission') return MODALS[keyOf(VIEWS, id)];
  if (listener.on !== 'click') return { may: EVERY_ROLE };
  if (FIELDS.includes(id)) return { may: EVERY_ROLE };
  if (listener.choice === undefined) return BUTTONS[keyOf(ACTIONS, id)];
  if (id === ACTIONS.settleCommitment) {
    return CHOICES[`${keyOf(SETTLE, listener.choice)}OfCommitment`];
  }
  return id === ACTIONS.moreOfItem
    ? CHOICES[keyOf(MORE, listener.choice)]
    : CHOICES[`${keyOf(OF_MANAGER, listener.choice)}OfManager`];
}

function keyOf<Ids extends Readonly<Record<string, string>>>(
  ids: Ids,
  id: string,
): keyof Ids & string {
  return Object.keys(ids).find((key) => ids[key] === id) ?? '';
}

test.each(LISTENERS.map((listener) => [nameOf(listener), listener] as const))(
  'who may is said by %s as by its row',
  (_, listener) => {
    expect(ROLES_THAT[listener.may]).toEqual(rowOf(listener)?.may);
  },
);

function nameOf(listener: Listener): string {
  const choice = listener.on === 'click' ? listener.choice : undefined;
  return [listener.on, listener.id, choice].join(' ').trim();
}

test('nothing is listened to that has no row', () => {
  const heard: Record<string, unknown[]> = {};
  const app = new Proxy({} as App, {
    get: (_, method) => (what: unknown) => (heard[String(method)] ??= []).push(what),
  });
  register(app, {} as WorkflowContext, LISTENERS);
  const { action, view, command, event, error, ...others } = heard;
  expect(new Set(action)).toEqual(new Set([...Object.values(ACTIONS), ...FIELDS]));
  expect(new Set(view)).toEqual(
    new Set(submitted.map(([name]) => VIEWS[name as keyof typeof VIEWS])),
  );
  expect(command).toEqual([COMMAND]);
  // The Home is a row of its own; whose files are taken is held by slack-files.test.ts.
  expect(new Set(event)).toEqual(new Set(['app_home_opened', 'message']));
  expect(error).toHaveLength(1);
  expect(others).toEqual({});
});

describe('what everybody sees', () => {
  test.each(Object.entries(COMMANDS))('after /coach %s', async (word, sees) => {
    const all = await everyRole();
    for (const role of EVERY_ROLE) {
      // What they have been sent before is no answer.
      clearedMessages.set(role, messagesOf(all, role));
      await ask(all, role, word);
    }
    await all.bot.stop();
    const seen = Object.fromEntries(EVERY_ROLE.map((role) => [role, secretsIn(newOn(all, role))]));
    const expected = Object.fromEntries(EVERY_ROLE.map((role) => [role, sees[role] ?? []]));
    expect(seen).toEqual(expected);
  });
});

test.each(Object.keys(COMMANDS))('who left sees nothing after /coach %s', async (word) => {
  const all = await everyRole();
  await leave(all, EVERY_ROLE, LEFT);
  for (const role of EVERY_ROLE) clearedMessages.set(role, messagesOf(all, role));
  const before = await everythingIn(all.database);
  for (const role of EVERY_ROLE) await ask(all, role, word);
  await all.bot.stop();
  const seen = EVERY_ROLE.map((role) => [role, secretsIn(newOn(all, role))]);
  expect(seen).toEqual(EVERY_ROLE.map((role) => [role, []]));
  expect(await everythingIn(all.database)).toBe(before);
});

describe('whose buttons work', () => {
  test.each(Object.entries(BUTTONS))('%s', async (name, row) => {
    const done = await whoDid(row.may, async (all, role) => {
      const interaction = clicked(ACTIONS[name as keyof typeof ACTIONS], row);
      await postAsSlack(all, all.users[role].id, interaction(all.theirs));
    });
    expect(done).toEqual(row.may);
  });
});

describe('whose choices work', () => {
  test.each(Object.entries(CHOICES))('%s', async (name, row) => {
    const interaction = clicked(menuOf(name), row);
    const done = await whoDid(row.may, async (all, role) => {
      await postAsSlack(all, all.users[role].id, interaction(all.theirs));
    });
    expect(done).toEqual(row.may);
  });
});

function menuOf(choice: string): string {
  if (choice.endsWith('OfManager')) return ACTIONS.moreOfManager;
  return choice.endsWith('OfCommitment') ? ACTIONS.settleCommitment : ACTIONS.moreOfItem;
}

describe('whose modals are saved', () => {
  test.each(submitted)('%s', async (name, row) => {
    const done = await whoDid(row.may, async (all, role) => {
      const interaction = submittedAs(VIEWS[name as keyof typeof VIEWS], row);
      await postAsSlack(all, all.users[role].id, interaction(all.theirs));
    });
    expect(done).toEqual(row.may);
  });
});

/** The day after which nobody who left may do anything more; the world of the test is at the 24th. */
const LEFT = calendarDate('2025-11-20');

async function leave(
  { database, users }: EveryRole,
  roles: readonly Role[],
  on: CalendarDate | null,
): Promise<void> {
  const emails = roles.map((role) => users[role].email);
  if (emails.length === 0) return;
  await database.updateTable('person').set({ end_date: on }).where('email', 'in', emails).execute();
}

const NEVER_A_REP = ROLES.administrator;

/** An administrator is in no roster but as somebody who left. */
async function addAsLeft({ database }: EveryRole, roles: readonly Role[]): Promise<void> {
  if (roles.includes('administrator')) await addPerson(database, NEVER_A_REP, { endDate: LEFT });
}

/** Who may not, or may no longer as they left, changes nothing and is shown nothing. Returns which of those who may did something. */
async function whoDid(
  may: readonly Role[],
  act: (all: EveryRole, role: Role) => Promise<void>,
): Promise<readonly Role[]> {
  const all = await everyRole();
  const others = EVERY_ROLE.filter((role) => !may.includes(role));
  const [before, did] = [await everythingIn(all.database), callsOf(all)];
  for (const role of others) clearedMessages.set(role, messagesOf(all, role));
  for (const role of others) await act(all, role);
  // What anybody may do, a stranger may, and so whoever left.
  const left = may.includes('stranger') ? [] : may;
  for (const role of left) clearedMessages.set(role, messagesOf(all, role));
  await leave(all, left, LEFT);
  await addAsLeft(all, left);
  const changed = await everythingIn(all.database);
  for (const role of left) await act(all, role);
  await all.bot.stop();
  expect(await everythingIn(all.database)).toBe(changed);
  await leave(all, left, null);
  await all.database.deleteFrom('person').where('name', '=', NEVER_A_REP).execute();
  expect(await everythingIn(all.database)).toBe(before);
  expect(callsOf(all)).toBe(did);
  for (const role of [...others, ...left])
    expect({ role, sees: secretsIn(newOn(all, role)) }).toEqual({ role, sees: [] });

  const done: Role[] = [];
  for (const role of may) {
    const again = await everyRole();
    const [was, called] = [await everythingIn(again.database), callsOf(again)];
    await act(again, role);
    await again.bot.stop();
    const isDone = (await everythingIn(again.database)) !== was || callsOf(again) > called;
    if (isDone) done.push(role);
  }
  return done;
}

/** What each row sends, by the name of its table and its own. */
const SENT: readonly (readonly [string, readonly Role[], (theirs: Theirs) => object])[] = [
  ...Object.entries(BUTTONS).map(
    ([name, row]) => [name, row.may, clicked(ACTIONS[name as keyof typeof ACTIONS], row)] as const,
  ),
  ...Object.entries(CHOICES).map(
    ([name, row]) => [name, row.may, clicked(menuOf(name), row)] as const,
  ),
  ...submitted.map(
    ([name, row]) => [name, row.may, submittedAs(VIEWS[name as keyof typeof VIEWS], row)] as const,
  ),
];

function clicked(action_id: string, row: ActionRow) {
  return (theirs: Theirs) => ({
    type: 'block_actions',
    container: { type: 'message' },
    actions: [{ action_id, block_id: 'b', ...row.with(theirs) }],
    ...row.in?.(theirs),
  });
}

function submittedAs(callback_id: string, row: ViewRow) {
  return (theirs: Theirs) => ({
    type: 'view_submission',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id,
      private_metadata: row.about(theirs),
      state: { values: row.values },
    },
  });
}

/** They are about the list or the initiative, which stay theirs whoever reports to them. */
const NOT_ABOUT_THE_REP = new Set<string>([
  'notThisWeek',
  'stopReminders',
  'keepReminders',
  'commentInitiative',
]);

describe('what a manager may no longer do with a rep who reports to somebody else', () => {
  const rows = SENT.filter(
    ([name, may]) => may.join() === 'manager' && !NOT_ABOUT_THE_REP.has(name),
  );
  test.each(rows)('%s', async (_, __, interaction) => {
    const all = await everyRole();
    await all.database
      .updateTable('person')
      .set((is) => ({
        manager_id: is
          .selectFrom('person as tom')
          .select('tom.id')
          .where('tom.name', '=', ROLES['other manager']),
      }))
      .where('name', '=', ROLES.rep)
      .execute();
    expect(await isNothing(all, 'manager', interaction)).toBe(true);
  });
});

describe('what a cover may do, as long as they cover', () => {
  /** The choices of a commitment and what puts a signal aside are for the manager alone. */
  const ofCover = new Set<string>([
    'logItem',
    'logSecondItem',
    'logThirdItem',
    'editItem',
    'logWithTeam',
    'showEvidence',
    'sendChart',
    'showGuide',
    'evidence',
  ]);
  const rows = SENT.filter(([name]) => ofCover.has(name));
  test.each([...rows, ['logOneOnOne', [], LOG_OF_ITEM] as const])(
    '%s',
    async (name, __, interaction) => {
      const over = await everyRole();
      await giveListToCover(over, '2025-11-24');
      expect(await isNothing(over, 'other manager', interaction)).toBe(true);
      const on = await everyRole();
      await giveListToCover(on, '2025-11-29');
      const [before, called] = [await everythingIn(on.database), callsOf(on)];
      await postAsSlack(on, on.users['other manager'].id, interaction(on.theirs));
      await on.bot.stop();
      const isDone = (await everythingIn(on.database)) !== before || callsOf(on) > called;
      expect({ name, isDone }).toEqual({ name, isDone: true });
    },
  );
});

/** Whether nothing is changed by it and nothing shown. */
async function isNothing(
  all: EveryRole,
  role: Role,
  interaction: (theirs: Theirs) => object,
): Promise<boolean> {
  clearedMessages.set(role, messagesOf(all, role));
  const [before, called] = [await everythingIn(all.database), callsOf(all)];
  await postAsSlack(all, all.users[role].id, interaction(all.theirs));
  await all.bot.stop();
  expect(await everythingIn(all.database)).toBe(before);
  expect(secretsIn(newOn(all, role))).toEqual([]);
  return callsOf(all) === called;
}

/** How often the bot showed or wrote something. */
function callsOf({ slack }: EveryRole): number {
  return [
    'views.open',
    'views.publish',
    'views.push',
    'views.update',
    'chat.postMessage',
    'chat.update',
  ]
    .map((method) => slack.calls(method).length)
    .reduce((sum, count) => sum + count, 0);
}

const clearedMessages = new Map<Role, number>();

function messagesOf({ slack, users }: EveryRole, role: Role): number {
  return slack.screen(users[role].id).channels[0]?.messages.length ?? 0;
}

/** What a role's screen has that it had not before. */
function newOn({ slack, users }: EveryRole, role: Role): string {
  const { channels, modals, home } = slack.screen(users[role].id);
  const messages = channels[0]?.messages.slice(clearedMessages.get(role) ?? 0);
  return JSON.stringify({ messages, modals, home });
}

function secretsIn(text: string): Secret[] {
  return (Object.keys(SECRETS) as Secret[]).filter((secret) => text.includes(SECRETS[secret]));
}

async function ask({ slack, users }: EveryRole, role: Role, word: string): Promise<void> {
  const { id } = users[role];
  if (word === 'home') {
    await slack.openHome(id);
    return;
  }
  const usage = word in COACH_WORDS ? COACH_WORDS[word as CoachWord].usage : word;
  const words = { team: '', name: ROLES.rep }[word] ?? usage.replace('name', ROLES.rep);
  await slack.command(id, '/coach', words);
}
