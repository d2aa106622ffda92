import { describe, expect, test } from 'vitest';
import { commit, team } from '#tests/support/follow-through-team.ts';
import { readBlocks } from '#tests/support/read-message.ts';

describe('what is open from last time, in the log modal', () => {
  test('is done, moved by a week or dropped, once, and so it is on the week’s list', async () => {
    const { database, ids, week, slack, user, sendAgain } = await team();
    await commit(database, ids.mia, ids.ana, '2025-11-25');
    const oneOnOne = await database.selectFrom('one_on_one').select('id').executeTakeFirstOrThrow();
    const others = ['Call Norwind', 'Read the guide', 'Talk with Tom'];
    for (const [index, action] of others.entries()) {
      await database
        .insertInto('commitment')
        .values({ one_on_one_id: oneOnOne.id, position: index + 2, action, owner_id: ids.ana })
        .execute();
    }
    const monday = await week('2025-11-24');
    expect(monday.text()).toContain('Send the list, due Tue');
    await slack.command(user.id, '/coach', 'log ana');
    const modal = await monday.modal();
    const blocks = modal.blocks.filter(({ block_id: id }) => id?.startsWith('open-commitment-'));
    expect(readBlocks(blocks)).toMatchInlineSnapshot(`
      "Send the list: [Leave it open]
      Call Norwind: [Leave it open]
      Read the guide: [Leave it open]
      Talk with Tom: [Leave it open]"
    `);
    expect(JSON.stringify(blocks[0])).toContain('"Move to Tue 2 Dec"');
    expect(JSON.stringify(blocks[0])).toContain('"Due 25 Nov"');
    const [list, call, read] = blocks.map(({ block_id: id }) => id ?? '');
    const settled = {
      [list ?? '']: 'moved:2025-12-02',
      [call ?? '']: 'kept',
      [read ?? '']: 'dropped',
    };
    await monday.submit(modal.id, settled);
    await monday.sees('Moved to 2 Dec by you');
    const rows = database
      .selectFrom('commitment')
      .select(['action', 'state', 'due_on'])
      .orderBy('id');
    const after = [
      { action: 'Send the list', state: 'open', due_on: '2025-12-02' },
      { action: 'Call Norwind', state: 'kept', due_on: null },
      { action: 'Read the guide', state: 'dropped', due_on: null },
      { action: 'Talk with Tom', state: 'open', due_on: null },
    ];
    expect(await rows.execute()).toEqual(after);
    const moves = database.selectFrom('commitment_move').select(['from_on', 'to_on', 'moved_by']);
    const move = { from_on: '2025-11-25', to_on: '2025-12-02', moved_by: ids.mia };
    expect(await moves.execute()).toEqual([move]);

    await sendAgain(settled);
    expect(await rows.execute()).toEqual(after);
    expect(await moves.execute()).toEqual([move]);

    // Only what is still open is asked about the next time.
    await slack.closeView(user.id, (await monday.modal()).id, 'cross');
    await slack.command(user.id, '/coach', 'log ana');
    const next = await monday.modal();
    expect(readBlocks(next.blocks)).toContain('Send the list');
    expect(readBlocks(next.blocks)).toContain('Talk with Tom');
    expect(readBlocks(next.blocks)).not.toContain('Call Norwind');
  });

  test('is nothing that a manager can close or move of somebody else’s', async () => {
    const { database, ids, week, slack, user, sendAgain } = await team();
    await commit(database, ids.mia, ids.ana, '2025-11-25');
    const { id } = await database.selectFrom('commitment').select('id').executeTakeFirstOrThrow();
    const monday = await week('2025-11-24');
    await slack.command(user.id, '/coach', 'log ben');
    await monday.modal();
    // Ana’s commitment, in a modal about Ben.
    for (const choice of ['kept', 'dropped', 'moved:2025-12-02']) {
      await sendAgain({ [`open-commitment-${id}`]: choice });
    }
    expect(
      await database.selectFrom('one_on_one').select('rep_id').orderBy('id').execute(),
    ).toEqual([{ rep_id: ids.ana }, { rep_id: ids.ben }]);
    expect(await database.selectFrom('commitment').select(['state', 'due_on']).execute()).toEqual([
      { state: 'open', due_on: '2025-11-25' },
    ]);
  });
});
