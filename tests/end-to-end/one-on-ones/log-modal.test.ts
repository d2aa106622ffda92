import { expect, test } from 'vitest';
import { readBlocks } from '#tests/support/read-message.ts';
import { modalOf, textOf } from '#tests/support/shared-one-on-one.ts';
import { threeWeeks } from '#tests/support/three-weeks.ts';

test('is one screen: the day, what it was about, a note, what was agreed by when', async () => {
  const { slack, users, press, itemOn, submit, database, ids } = await threeWeeks();
  await press(
    'this week’s list',
    'log-item',
    String(await itemOn('this week’s list', 'Ana’s issue')),
  );
  const modal = await modalOf(slack, users.mia);
  expect(readBlocks(modal.blocks)).toMatchInlineSnapshot(`
    "*With Ana Lima*
    When did you talk?: [2025-11-24]
    About: [New deals have dried up]
    What did you discuss?: [plain_text_input]
    What was agreed?: [plain_text_input]
    [Ana does] [2025-12-01]
    [More · 1 open from last time]"
  `);
  await submit({ notes: 'A good talk', 'commitment-0': 'Call three customers' });
  const agreed = database.selectFrom('commitment').select(['action', 'due_on', 'owner_id']);
  expect(await agreed.where('action', '=', 'Call three customers').execute()).toEqual([
    { action: 'Call three customers', due_on: '2025-12-01', owner_id: ids.ana },
  ]);
});

test('what is typed survives More and Less, and a field in which something stands stays in sight', async () => {
  const { slack, users, press, itemOn, showMore, until } = await threeWeeks();
  await press(
    'this week’s list',
    'log-item',
    String(await itemOn('this week’s list', 'Ana’s issue')),
  );
  const { id } = await modalOf(slack, users.mia);
  const shown = () => slack.screen(users.mia.id).modals.at(-1);
  slack.type(users.mia.id, id, { notes: 'First words', 'commitment-0': 'Call Norwind' });
  await showMore();
  slack.type(users.mia.id, id, { 'commitment-1': 'Write to them', causes: ['skill'] });
  await slack.click(users.mia.id, { viewId: id }, { actionId: 'log-more', blockId: 'more' });
  await until(() => textOf(shown()?.blocks), /"recap-words"/, false);
  const blocks = textOf(shown()?.blocks);
  expect(blocks).toContain('"commitment-1"');
  expect(blocks).toContain('"causes"');
  expect(blocks).not.toContain('"commitment-2"');
  const values = textOf(shown()?.values);
  for (const typed of ['First words', 'Call Norwind', 'Write to them', 'skill'])
    expect(values).toContain(typed);
});

test('opens as a manager had it last, for them alone', async () => {
  const { slack, users, showMore, ids, press } = await threeWeeks();
  const open = async () => {
    await slack.command(users.mia.id, '/coach', 'log Ana');
    return modalOf(slack, users.mia);
  };
  const first = await open();
  expect(textOf(first.blocks)).not.toContain('"recap-words"');
  await showMore();
  await slack.closeView(users.mia.id, first.id);
  const second = await open();
  expect(textOf(second.blocks)).toContain('"recap-words"');
  await slack.closeView(users.mia.id, second.id);
  await press('Home', 'log-rep', String(ids.ana));
  expect(textOf((await modalOf(slack, users.mia)).blocks)).toContain('"recap-words"');
  await slack.command(users.rosa.id, '/coach', 'log Mia');
  expect(textOf((await modalOf(slack, users.rosa)).blocks)).not.toContain('"recap-words"');
});

test('an edit in one screen loses nothing of what is behind More', async () => {
  const { slack, users, press, itemOn, showMore, submit, until, read, database } =
    await threeWeeks();
  const item = String(await itemOn('this week’s list', 'Ana’s issue'));
  await press('this week’s list', 'log-item', item);
  await showMore();
  await submit({
    notes: 'Before',
    causes: ['obstacle'],
    'commitment-1': 'Write to Norwind',
    'next-on': '2025-12-08',
    share: ['recap'],
    'recap-words': 'Well done',
  });
  await until(() => read.list('this week’s list'), /recap shared/);
  await press('this week’s list', 'edit-item', item);
  const { id } = await modalOf(slack, users.mia);
  await slack.click(users.mia.id, { viewId: id }, { actionId: 'log-more', blockId: 'more' });
  const shown = () => textOf(slack.screen(users.mia.id).modals.at(-1)?.blocks);
  await until(shown, /"commitment-2"/, false);
  await submit({ notes: 'After' });
  const rows = await database
    .selectFrom('one_on_one')
    .innerJoin('recap', 'recap.one_on_one_id', 'one_on_one.id')
    .select(['notes', 'topics', 'next_on', 'words', 'withdrawn_at'])
    .where('notes', '=', 'After')
    .execute();
  expect(rows).toEqual([
    {
      notes: 'After',
      topics: ['obstacle'],
      next_on: '2025-12-08',
      words: 'Well done',
      withdrawn_at: null,
    },
  ]);
  const open = database.selectFrom('commitment').select(['action', 'state']);
  expect(await open.where('action', '=', 'Write to Norwind').execute()).toEqual([
    { action: 'Write to Norwind', state: 'open' },
  ]);
});

test('a talk about something else ticks the item and says nothing of its signal', async () => {
  const { slack, users, submit, until, read, database, press, itemOn } = await threeWeeks();
  const aboutAna = async () =>
    database.selectFrom('one_on_one').select('signal_id').where('notes', '=', 'Else').execute();
  await slack.command(users.mia.id, '/coach', 'log Ana');
  const modal = await modalOf(slack, users.mia);
  expect(readBlocks(modal.blocks)).toContain('About: [New deals have dried up]');
  await submit({ about: [], notes: 'Else' });
  await until(() => read.list('this week’s list'), /✓ Logged by you/);
  expect(await aboutAna()).toEqual([{ signal_id: null }]);
  // It was about it after all.
  const item = await itemOn('this week’s list', 'Ana’s issue');
  await press('this week’s list', 'edit-item', String(item));
  await submit({ about: ['item'] });
  expect(await aboutAna()).toEqual([{ signal_id: expect.any(Number) as number }]);
});
