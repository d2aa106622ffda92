import { expect, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import {
  ACTIONS,
  EXPECT_BLOCKS,
  LOG_BLOCKS,
  LOG_FIELDS,
  MOVE,
  NOT_USEFUL,
  VIEWS,
} from '#src/screen/ids.ts';
import { giveListToCover } from '#tests/support/cover-for.ts';
import {
  everyRole,
  everythingIn,
  postAsSlack,
  SECRETS,
  type EveryRole,
  type Theirs,
} from '#tests/support/every-role.ts';

/** What Tom, who covers for Mia, may press on her list; and what he may not, although he got it. */
const BUTTONS: readonly [keyof typeof ACTIONS, 'may' | 'may not', (theirs: Theirs) => object][] = [
  ['showEvidence', 'may', ({ item }) => button(item)],
  ['logItem', 'may', ({ item }) => button(item)],
  ['moreOfItem', 'may not', ({ item }) => chosen(`snooze:${item}`)],
  ['moreOfItem', 'may not', ({ item }) => chosen(`useful:${item}`)],
  ['keepCommitment', 'may not', ({ commitmentItem }) => button(commitmentItem)],
  ['dropCommitment', 'may not', ({ commitmentItem }) => button(commitmentItem)],
  ['moveCommitment', 'may not', ({ commitmentItem }) => button(commitmentItem)],
  ['logRep', 'may not', ({ rep }) => button(rep)],
  ['showRep', 'may not', ({ rep }) => button(rep)],
  ['showHistory', 'may not', ({ rep }) => button(rep)],
  ['commentInitiative', 'may not', ({ initiative }) => button(initiative)],
];

test.each(BUTTONS)('%# %s: who covers %s', async (name, may, press) => {
  const all = await covered();
  const before = await everythingIn(all.database);
  const shown = shownBy(all);
  await postAsSlack(all, all.users['other manager'].id, {
    type: 'block_actions',
    container: { type: 'message' },
    actions: [{ action_id: ACTIONS[name], block_id: 'b', ...press(all.theirs) }],
  });
  await all.bot.stop();
  expect(await everythingIn(all.database)).toBe(before);
  expect(shownBy(all) > shown).toBe(may === 'may');
  const screen = JSON.stringify(all.slack.screen(all.users['other manager'].id));
  for (const secret of ['private notes', 'what was agreed', 'what was shared'] as const) {
    expect(screen).not.toContain(SECRETS[secret]);
  }
});

const submissionId = '00000000-0000-4000-8000-000000000001';
const HELD_ON = { [LOG_BLOCKS.heldOn]: { [LOG_FIELDS.value]: { selected_date: '2025-11-24' } } };
const settled = (commitment: number, choice: string) => ({
  [LOG_BLOCKS.openCommitment(commitment)]: {
    [LOG_FIELDS.value]: { selected_option: { value: choice } },
  },
});

type ModalRow = readonly [
  keyof typeof VIEWS,
  {
    readonly about: (theirs: Theirs) => string;
    readonly values: (theirs: Theirs) => object;
    /** How many one-on-ones of his there are then. */
    readonly oneOnOnes: number;
  },
];

/** What Tom sends of modals that are about Mia's list, and how many one-on-ones of his are saved. */
const MODALS: readonly ModalRow[] = [
  ['logOneOnOne', { about: logOf(true), values: () => HELD_ON, oneOnOnes: 1 }],
  // Not without the list.
  ['logOneOnOne', { about: logOf(false), values: () => HELD_ON, oneOnOnes: 0 }],
  // What Mia and Ana agreed stays between those two, in his own one-on-one with Ana too.
  ...['kept', 'dropped', 'moved:2025-12-04'].map((choice): ModalRow => {
    const values = ({ commitment }: Theirs) => ({ ...HELD_ON, ...settled(commitment, choice) });
    return ['logOneOnOne', { about: logOf(true), values, oneOnOnes: 1 }];
  }),
  [
    'moveCommitment',
    {
      about: ({ commitmentItem }) => `${commitmentItem}:0`,
      values: () => ({ [MOVE.block]: { [MOVE.field]: { selected_date: '2025-12-02' } } }),
      oneOnOnes: 0,
    },
  ],
  [
    'notUseful',
    {
      about: ({ item }) => `${item}:0`,
      values: () => ({
        [NOT_USEFUL.block]: { [NOT_USEFUL.field]: { selected_option: { value: 'wrong-data' } } },
      }),
      oneOnOnes: 0,
    },
  ],
  [
    'expectations',
    {
      about: ({ rep }) => String(rep),
      values: () => ({
        [EXPECT_BLOCKS.measure(0)]: { [EXPECT_BLOCKS.value]: { value: 'new deals a week' } },
        [EXPECT_BLOCKS.level(0)]: { [EXPECT_BLOCKS.value]: { value: '2' } },
      }),
      oneOnOnes: 0,
    },
  ],
];

test.each(MODALS)(
  '%# the modal %s: who covers logs with the list, and nothing else',
  async (name, row) => {
    const all = await covered();
    const { database, theirs } = all;
    await postAsSlack(all, all.users['other manager'].id, {
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: VIEWS[name],
        private_metadata: row.about(theirs),
        state: { values: row.values(theirs) },
      },
    });
    await all.bot.stop();
    const toms = database
      .selectFrom('one_on_one')
      .select('rep_id')
      .where('manager_id', '<>', theirs.manager as PersonId);
    expect(await toms.execute()).toEqual(row.oneOnOnes === 0 ? [] : [{ rep_id: theirs.rep }]);
    const commitments = database.selectFrom('commitment').select(['state', 'due_on']);
    expect(await commitments.execute()).toEqual([{ state: 'open', due_on: '2025-11-27' }]);
    for (const table of ['feedback', 'expectation', 'commitment_move'] as const) {
      expect(await database.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  },
);

function logOf(isFromItem: boolean) {
  return ({ rep, item }: Theirs) =>
    JSON.stringify({ submissionId, repId: rep, ...(isFromItem && { itemId: item }) });
}

function button(value: number) {
  return { type: 'button', value: String(value) };
}

function chosen(value: string) {
  return { type: 'overflow', selected_option: { value } };
}

/** Everybody, and Mia's list of this week with Tom. */
async function covered(): Promise<EveryRole> {
  const all = await everyRole();
  await giveListToCover(all, '2025-12-01');
  return all;
}

/** How often the bot opened something. */
function shownBy({ slack }: EveryRole): number {
  return slack.calls('views.open').length + slack.calls('views.push').length;
}
