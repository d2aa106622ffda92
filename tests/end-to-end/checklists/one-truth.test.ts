import { describe, expect, test } from 'vitest';
import { runJob } from '#tests/support/running-bot.ts';
import {
  threeWeeks,
  type About,
  type ListName,
  type ThreeWeeks,
} from '#tests/support/three-weeks.ts';

const LISTS: readonly ListName[] = ['this week’s list', 'last week’s list', 'the oldest list'];
const NEXT_MONDAY = '2025-12-01';

type Change = (weeks: ThreeWeeks) => Promise<void>;

describe.each<[string, Change]>([
  [
    '/coach log',
    async ({ slack, users, submit }) => {
      await slack.command(users.mia.id, '/coach', 'log Ana');
      await submit({ notes: 'A good talk' });
    },
  ],
  [
    'the answer to /coach Ana',
    async ({ answerTo, users, press, submit, ids }) => {
      await answerTo(users.mia, 'Ana');
      await press('the newest message', 'log-rep', String(ids.ana));
      await submit({ notes: 'A good talk' });
    },
  ],
  [
    'Ana’s row of the Home',
    async ({ press, submit, ids }) => {
      await press('Home', 'log-rep', String(ids.ana));
      await submit({ notes: 'A good talk' });
    },
  ],
  [
    'the item at Home',
    async ({ press, submit, itemOn }) => {
      await press('Home', 'log-item', String(await itemOn('this week’s list', 'Ana’s issue')));
      await submit({ notes: 'A good talk' });
    },
  ],
  ...LISTS.map((list): [string, Change] => [
    list,
    async ({ press, submit, itemOn }) => {
      await press(list, 'log-item', String(await itemOn(list, 'Ana’s issue')));
      await submit({ notes: 'A good talk' });
    },
  ]),
  [
    'the reminder',
    async ({ bot, clock, press, submit, itemOn }) => {
      clock.moveTo(new Date('2025-11-26T09:00:00Z'));
      await runJob(bot, 'remind-managers');
      const item = String(await itemOn('this week’s list', 'Ana’s issue'));
      await press('the newest message', 'log-item', item);
      await submit({ notes: 'A good talk' });
    },
  ],
])('a one-on-one that is logged from %s', (_, logIt) => {
  test('is logged wherever it shows, and counts wherever it is counted', async () => {
    const weeks = await threeWeeks();
    const { until, read, users, answerTo } = weeks;
    const before = await weeks.report();
    await logIt(weeks);
    for (const list of LISTS) await until(() => read.list(list), /✓ Logged by you/);
    await until(read.home, /✓ Logged by you/);
    await until(read.home, /You logged a conversation this week/);
    expect(await weeks.historyWithAna()).toContain('A good talk');
    expect(await answerTo(users.mia, 'Ana')).toContain('A good talk');
    expect(await answerTo(users.rosa, 'managers')).toContain('Mia Keller 1 of 2');
    const after = await weeks.report();
    expect(logged(after)).toBe(logged(before) + 1);
    expect(after.messages.actedOn).toBeGreaterThan(before.messages.actedOn);
    await weeks.nextMonday(NEXT_MONDAY);
    await until(read.newest, /last week you talked about 1 of 1/);
  });
});

function logged({ weeks }: Awaited<ReturnType<ThreeWeeks['report']>>): number {
  return weeks.reduce((sum, week) => sum + week.logged, 0);
}

const settleInLog =
  (choice: string): Change =>
  async ({ database, slack, users, submit, showMore }) => {
    const { id } = await database.selectFrom('commitment').select('id').executeTakeFirstOrThrow();
    await slack.command(users.mia.id, '/coach', 'log Ana');
    await showMore();
    await submit({ [`open-commitment-${id}`]: choice });
  };

const pressOnCommitment =
  (where: 'this week’s list' | 'Home', choice: 'kept' | 'move' | 'dropped'): Change =>
  async ({ press, itemOn }) =>
    press(
      where,
      'settle-commitment',
      `${choice}:${await itemOn('this week’s list', 'Ana’s commitment')}`,
    );

describe.each<[string, string, Change, RegExp, RegExp]>([
  [
    'kept',
    'this week’s list',
    pressOnCommitment('this week’s list', 'kept'),
    /✓ Marked as done by you/,
    /kept/,
  ],
  ['kept', 'Home', pressOnCommitment('Home', 'kept'), /✓ Marked as done by you/, /kept/],
  ['kept', 'the log', settleInLog('kept'), /✓ Marked as done by you/, /kept/],
  [
    'kept',
    'Ana’s recap',
    async ({ database, slack, users, read, until }) => {
      const { id } = await database.selectFrom('commitment').select('id').executeTakeFirstOrThrow();
      const message = slack.screen(users.ana.id).channels[0]?.messages[0];
      const block = message?.blocks.find((one) => JSON.stringify(one).includes('tick-commitment'));
      await until(read.recap, new RegExp(`"${id}"`));
      const place = { channel: users.ana.botChannel, messageTs: message?.ts ?? '' };
      const element = { actionId: 'tick-commitment', blockId: block?.block_id ?? '' };
      await slack.click(users.ana.id, place, element);
      // Her manager's Home is written anew whenever it is opened.
      await until(() => read.list('this week’s list'), /✓ Ticked off by Ana/);
      await slack.openHome(users.mia.id);
    },
    /✓ Ticked off by Ana/,
    /kept/,
  ],
  [
    'dropped',
    'this week’s list',
    pressOnCommitment('this week’s list', 'dropped'),
    /Dropped by you/,
    /dropped/,
  ],
  ['dropped', 'Home', pressOnCommitment('Home', 'dropped'), /Dropped by you/, /dropped/],
  ['dropped', 'the log', settleInLog('dropped'), /Dropped by you/, /dropped/],
  [
    'moved',
    'this week’s list',
    async (weeks) => {
      await pressOnCommitment('this week’s list', 'move')(weeks);
      await weeks.submit({ 'due-on': '2025-12-09' });
    },
    /Moved to 9 Dec by you/,
    /moved from 7 Nov/,
  ],
  [
    'moved',
    'Home',
    async (weeks) => {
      await pressOnCommitment('Home', 'move')(weeks);
      await weeks.submit({ 'due-on': '2025-12-09' });
    },
    /Moved to 9 Dec by you/,
    /moved from 7 Nov/,
  ],
  [
    'moved',
    'the log',
    settleInLog('moved:2025-12-01'),
    /Moved to 1 Dec by you/,
    /moved from 7 Nov/,
  ],
])('a commitment that is %s from %s', (_became, _where, change, shown, inHistory) => {
  test('is so wherever it shows, and no list offers what is over', async () => {
    const weeks = await threeWeeks();
    const { until, read, bot } = weeks;
    await change(weeks);
    for (const list of LISTS) {
      await until(() => read.list(list), shown);
      expect(read.list(list)).not.toMatch(/"(settle|keep|drop|move)-commitment"/);
    }
    await until(read.home, shown);
    expect(await weeks.historyWithAna()).toMatch(inHistory);
    if (_became !== 'moved') {
      await runJob(bot, 'show-recaps');
      await until(read.recap, _became === 'kept' ? /✓ Done: Send/ : /^(?!.*Send the account)/s);
      await weeks.nextMonday('2025-12-08');
      await until(read.newest, /Still open:[^"]*Send the account list/, false);
    }
  });
});

describe.each<[string, 'this week’s list' | 'Home']>([
  ['snoozed', 'this week’s list'],
  ['snoozed', 'Home'],
  ['dismissed', 'this week’s list'],
  ['dismissed', 'Home'],
])('an issue that is %s from %s', (became, where) => {
  test('is so on the list and at Home, and the next list knows', async () => {
    const weeks = await threeWeeks();
    const { until, read, press, itemOn } = weeks;
    const item = await itemOn('this week’s list', 'Ana’s issue');
    await press(where, 'more-of-item', `${became === 'snoozed' ? 'snooze' : 'dismiss'}:${item}`);
    const shown = became === 'snoozed' ? /Snoozed by you.*back on 1 Dec/ : /not an issue by you/;
    await until(() => read.list('this week’s list'), shown);
    await until(read.home, shown);
    if (became === 'dismissed') {
      for (const list of LISTS) await until(() => read.list(list), shown);
      await weeks.answerTo(weeks.users.mia, 'Ana');
      await until(read.newest, /You said on 24 Nov that it is not an issue\./);
      await weeks.answerTo(weeks.users.mia, '');
      await until(read.newest, /new deals have dried up/, false);
    }
    await weeks.nextMonday(NEXT_MONDAY);
    await until(read.newest, /new deals have dried up/, became === 'snoozed');
    await until(() => read.list('this week’s list'), /back on \d/, false);
    expect(read.list('this week’s list')).toMatch(/Snoozed by you|not an issue by you/);
  });
});

describe.each<['this week’s list' | 'Home']>([['this week’s list'], ['Home']])(
  'Useful, said at %s',
  (where) => {
    test('stands on the list and at Home, and is counted', async () => {
      const weeks = await threeWeeks();
      const { until, read, press, itemOn } = weeks;
      const item = await itemOn('this week’s list', 'Ana’s issue');
      await press(where, 'more-of-item', `useful:${item}`);
      await until(() => read.list('this week’s list'), /You found this useful/);
      await until(read.home, /You found this useful/);
      const { items } = await weeks.report();
      expect(items.reduce((sum, { useful }) => sum + useful, 0)).toBe(1);
    });
  },
);

describe.each<[string, Change]>([
  [
    '/coach log',
    async ({ slack, users, submit, showMore }) => {
      await slack.command(users.mia.id, '/coach', 'log Ana');
      await showMore();
      await submit({ notes: 'A good talk', share: ['recap'] });
    },
  ],
  [
    'an edit of what was logged',
    async ({ press, submit, itemOn, until, read, showMore }) => {
      const item = String(await itemOn('this week’s list', 'Ana’s issue'));
      await press('this week’s list', 'log-item', item);
      await submit({ notes: 'A good talk' });
      await until(() => read.list('this week’s list'), /✓ Logged by you/);
      await press('this week’s list', 'edit-item', item);
      await showMore();
      await submit({ share: ['recap'] });
    },
  ],
])('a one-on-one that is shared from %s', (_, share) => {
  test('is shared on every list, at Home, in the answer to /coach, and with Ana', async () => {
    const weeks = await threeWeeks();
    const { until, read, users, answerTo } = weeks;
    await share(weeks);
    for (const list of LISTS) await until(() => read.list(list), /recap shared/);
    await until(read.home, /recap shared/);
    expect(await answerTo(users.mia, 'Ana')).toContain('Shared with Ana');
    expect(await answerTo(users.ana, 'agreed')).toContain('24 Nov');
  });
});

test('an old list offers nothing that is over', async () => {
  const { read } = await threeWeeks();
  for (const list of ['last week’s list', 'the oldest list'] as const) {
    expect(read.list(list)).not.toMatch(/"(snooze|dismiss|useful|not-useful):/);
    expect(read.list(list)).not.toMatch(/"(settle|keep|drop|move)-commitment"/);
    expect(read.list(list)).toContain('"log-item"');
    expect(read.list(list)).toContain('"show-evidence"');
  }
});

describe.each<[string, Change, RegExp, string]>([
  [
    'Done',
    pressOnCommitment('this week’s list', 'kept'),
    /✓ Marked as done by you/,
    'Ana’s commitment',
  ],
  ['Drop', pressOnCommitment('this week’s list', 'dropped'), /Dropped by you/, 'Ana’s commitment'],
  [
    'Snooze',
    async ({ press, itemOn }) => {
      const item = await itemOn('this week’s list', 'Ana’s issue');
      await press('this week’s list', 'more-of-item', `snooze:${item}`);
    },
    /Snoozed by you/,
    'Ana’s issue',
  ],
  [
    'Not an issue',
    async ({ press, itemOn }) => {
      const item = await itemOn('this week’s list', 'Ana’s issue');
      await press('this week’s list', 'more-of-item', `dismiss:${item}`);
    },
    /not an issue by you/,
    'Ana’s issue',
  ],
])('%s', (_, change, shown, about) => {
  test('can be undone until the next list, on the list and at Home', async () => {
    const weeks = await threeWeeks();
    const { until, read, press, itemOn } = weeks;
    const item = String(await itemOn('this week’s list', about as About));
    for (const where of ['this week’s list', 'Home'] as const) {
      await change(weeks);
      await until(() => read.list('this week’s list'), shown);
      await until(read.home, shown);
      await press(where, 'undo-item', item);
      await until(() => read.list('this week’s list'), shown, false);
      await until(read.home, shown, false);
    }
    await change(weeks);
    await until(() => read.list('this week’s list'), /"undo-item"/);
    await weeks.nextMonday(NEXT_MONDAY);
    await until(() => read.list('this week’s list'), /"undo-item"/, false);
    expect(read.list('this week’s list')).toMatch(shown);
  });
});
