import { describe, expect, test } from 'vitest';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob, type RunningBot } from '#tests/support/running-bot.ts';
import { addCommitment, addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

const MONDAY = '2025-11-24T07:05:00Z';

describe('the settings of a manager', () => {
  test('are opened by the command, kept, and shown again', async () => {
    const { slack, mia, database, ids } = await team(MONDAY);
    await save(slack, mia, {
      weekday: '1',
      hour: '10',
      'most-items': '3',
      sensitivity: 'fewer',
      muted: ['win-rate-fell'],
      reminder: [],
      'paused-until': '2025-12-08',
      cover: String(ids.tom),
    });
    expect(await database.selectFrom('preference').selectAll().execute()).toEqual([
      {
        person_id: ids.mia,
        weekday: 1,
        hour: 10,
        max_items: 3,
        muted_kinds: ['win-rate-fell'],
        sensitivity: 'fewer',
        paused_until: '2025-12-08',
        cover_id: ids.tom,
        midweek_reminder: false,
        logs_in_full: false,
        country: null,
        region: null,
        changed_at: expect.any(Date),
      },
    ]);
    const home = await eventually(slack, () => slack.screen(mia.id).home);
    expect(JSON.stringify(home)).toContain(
      'Paused until Mon 8 Dec, and Tom Brandt gets your list meanwhile.',
    );
    // Opened again they are as they were kept; a pause that ends today ends, and nobody covers.
    await save(slack, mia, { 'paused-until': '2025-11-24' });
    const row = database.selectFrom('preference').select(['hour', 'paused_until', 'cover_id']);
    expect(await row.execute()).toEqual([{ hour: 10, paused_until: null, cover_id: null }]);
  });

  test('offer as cover the own manager and peers, and say what does not go together', async () => {
    const { slack, mia, ids } = await team(MONDAY);
    const modal = await openSettings(slack, mia);
    const offered = JSON.stringify(modal.blocks.find(({ block_id: id }) => id === 'cover'));
    expect(offered).toContain('Rosa Lang');
    expect(offered).toContain('Tom Brandt');
    expect(offered).not.toMatch(/Ana|Raj|Zoe/);
    const noDate = await slack.submitView(mia.id, modal.id, { cover: String(ids.tom) });
    expect(noDate.errors).toEqual({ 'paused-until': expect.stringContaining('until when') });
    const tooLong = await slack.submitView(mia.id, modal.id, { 'paused-until': '2026-11-24' });
    expect(tooLong.errors).toEqual({ 'paused-until': expect.stringContaining('half a year') });
  });

  test('know the country by the time zone, and offer the parts of another one', async () => {
    const { slack, mia, database } = await team(MONDAY);
    const modal = await openSettings(slack, mia);
    expect(JSON.stringify(modal.blocks)).toContain('Germany, by Europe/Berlin');
    expect(JSON.stringify(modal.blocks)).toContain('Bayern');
    await slack.choose(
      mia.id,
      { viewId: modal.id },
      { actionId: 'settings-country', blockId: 'country' },
      'CH',
    );
    const changed = await eventually(slack, () => {
      const [top] = slack.screen(mia.id).modals;
      return JSON.stringify(top?.blocks).includes('region-CH') ? top : undefined;
    });
    expect(JSON.stringify(changed.blocks)).not.toContain('Bayern');
    await slack.submitView(mia.id, modal.id, { 'region-CH': 'ZH' });
    const rows = database.selectFrom('preference').select(['country', 'region']);
    expect(await rows.execute()).toEqual([{ country: 'CH', region: 'ZH' }]);
  });

  test('are behind the gear of a checklist too, for managers alone', async () => {
    const { bot, slack, mia, join } = await team(MONDAY);
    await runJob(bot, 'send-checklists');
    const [message] = messagesOf(slack, mia);
    await slack.click(
      mia.id,
      { channel: mia.botChannel, messageTs: message?.ts ?? '' },
      { actionId: 'settings' },
    );
    await eventually(slack, () => slack.screen(mia.id).modals[0]);
    const ana = join('Ana Lima', 'Europe/Berlin');
    await slack.command(ana.id, '/coach', 'settings');
    await eventually(slack, () => messagesOf(slack, ana)[0]);
    expect(slack.screen(ana.id).modals).toEqual([]);
  });
});

describe('the day', () => {
  test('changed in midweek sends nothing twice and skips no week', async () => {
    const { bot, slack, mia, clock } = await team(MONDAY);
    const at = async (instant: string) => {
      clock.moveTo(new Date(instant));
      await runJob(bot, 'send-checklists');
      return messagesOf(slack, mia).length;
    };
    expect(await at(MONDAY)).toBe(1);
    await save(slack, mia, { weekday: '3', hour: '9' });
    expect(await at('2025-11-27T08:30:00Z')).toBe(1);
    expect(await at('2025-12-01T08:30:00Z')).toBe(1);
    expect(await at('2025-12-04T07:30:00Z')).toBe(1);
    expect(await at('2025-12-04T08:30:00Z')).toBe(2);
    // From Friday to Monday, on a Tuesday on which this week's is still to come: it comes at once.
    await save(slack, mia, { weekday: '4' });
    expect(await at('2025-12-09T09:00:00Z')).toBe(2);
    await save(slack, mia, { weekday: '0' });
    expect(await at('2025-12-09T09:05:00Z')).toBe(3);
    expect(await at('2025-12-12T09:00:00Z')).toBe(3);
  });

  test('is the next working day where it is a public holiday', async () => {
    // Easter Monday, which is one in Germany and none in Japan.
    const { bot, slack, mia, clock, database } = await team('2026-04-06T07:05:00Z', '2026-04-03');
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toEqual([]);
    clock.moveTo(new Date('2026-04-07T06:05:00Z'));
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toHaveLength(1);
    await save(slack, mia, { country: 'JP' });
    await addExport(database, '2026-05-22');
    // Whit Monday, in Germany alone.
    clock.moveTo(new Date('2026-05-25T06:05:00Z'));
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toHaveLength(2);
  });
});

describe('how much', () => {
  test('is what the next checklist has: kinds, length, readiness', async () => {
    const { bot, slack, mia, clock, database, ids } = await team(MONDAY);
    await addSignal(database, ids.ben, 'win-rate-fell', {
      severity: 0.9,
      evidence: { headline: 'fewer deals are won' },
    });
    await addSignal(database, ids.ben, 'won-above-usual', {
      severity: 0.9,
      evidence: { headline: 'winning more than usual' },
    });
    await addSignal(database, ids.cleo, 'coverage-thin', {
      severity: 0.4,
      evidence: { headline: 'too little to work with' },
    });
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)[0]?.text).toMatch(/fewer deals.*too little.*winning more/s);
    await save(slack, mia, {
      muted: ['win-rate-fell'],
      sensitivity: 'fewer',
      'most-items': '3',
    });
    await addExport(database, '2025-11-28');
    clock.moveTo(new Date('2025-12-01T07:05:00Z'));
    await runJob(bot, 'send-checklists');
    const text = messagesOf(slack, mia)[1]?.text ?? '';
    expect(text).toContain('dried up');
    expect(text).not.toMatch(/fewer deals|too little/);
    expect(text.split('; ').length).toBeLessThanOrEqual(3);
    // What is left out is still kept, and seen where somebody asks for it.
    const states = await database.selectFrom('signal').select('state').distinct().execute();
    expect(states).toEqual([{ state: 'raised' }]);
  });
});

describe('a pause', () => {
  test('sends nothing, and from its end on the week’s list', async () => {
    const { bot, slack, mia, clock } = await team(MONDAY);
    await save(slack, mia, { 'paused-until': '2025-11-26' });
    await runJob(bot, 'send-checklists');
    clock.moveTo(new Date('2025-11-25T09:00:00Z'));
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toEqual([]);
    clock.moveTo(new Date('2025-11-26T09:00:00Z'));
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toHaveLength(1);
  });

  test('brings the list to who covers, by their own clock, and says so', async () => {
    const { bot, slack, mia, tom, clock, database, ids } = await team(MONDAY);
    await addCommitment(database, {
      manager: ids.mia,
      rep: ids.ana,
      action: 'Send the account list',
    });
    await save(slack, mia, { 'paused-until': '2025-12-08', cover: String(ids.tom) });
    // 08:05 in Berlin is 02:05 in New York.
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, tom)).toEqual([]);
    clock.moveTo(new Date('2025-11-24T13:05:00Z'));
    await runJob(bot, 'send-checklists');
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toEqual([]);
    const messages = messagesOf(slack, tom);
    expect(messages).toHaveLength(2);
    const cover = messages.find(({ text }) => text.startsWith('You cover for'));
    const blocks = JSON.stringify(cover?.blocks);
    expect(blocks).toContain('This is the list of Mia Keller, who is back on 8 Dec.');
    expect(blocks).toContain('Ana');
    // What two people agreed is between them, and what becomes of an item is the manager's to say.
    expect(blocks).not.toContain('Send the account list');
    expect(blocks).not.toMatch(/more-of-item|"settings"/);

    const place = { channel: tom.botChannel, messageTs: cover?.ts ?? '' };
    const blockId = blockWith(cover?.blocks, 'show-evidence');
    await slack.click(tom.id, place, { actionId: 'show-evidence', blockId });
    const evidence = await eventually(slack, () => slack.screen(tom.id).modals[0]);
    await slack.closeView(tom.id, evidence.id);
    await slack.click(tom.id, place, { actionId: 'log-item', blockId });
    const modal = await eventually(slack, () => slack.screen(tom.id).modals[0]);
    expect(JSON.stringify(modal.blocks)).not.toContain('Send the account list');
    const saved = await slack.submitView(tom.id, modal.id, { notes: 'For Tom alone' });
    expect(saved.errors).toEqual({});
    const oneOnOnes = database.selectFrom('one_on_one').select(['rep_id', 'manager_id']);
    expect(await oneOnOnes.where('notes', '=', 'For Tom alone').execute()).toEqual([
      { rep_id: ids.ana, manager_id: ids.tom },
    ]);
    await eventually(slack, () =>
      JSON.stringify(messagesOf(slack, tom)).includes('Logged by you') ? true : undefined,
    );

    // Mia sees that it was done, by whom, and no notes; she can not edit what is Tom's.
    await slack.openHome(mia.id);
    const home = await eventually(slack, () => {
      const shown = slack.screen(mia.id).home;
      return JSON.stringify(shown).includes('Logged by Tom Brandt') ? shown : undefined;
    });
    expect(JSON.stringify(home)).toContain('Tom Brandt got this list as your cover.');
    expect(JSON.stringify(home)).not.toMatch(/For Tom alone|edit-item/);

    // Back in the week after next, her list comes to herself.
    clock.moveTo(new Date('2025-12-08T07:05:00Z'));
    await addExport(database, '2025-12-05');
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, mia)).toHaveLength(1);
  });

  test('goes to nobody where the cover is away, or may not cover any more', async () => {
    const { bot, slack, mia, tom, database, ids, clock } = await team(MONDAY);
    await save(slack, mia, { 'paused-until': '2025-12-08', cover: String(ids.tom) });
    await save(slack, tom, { 'paused-until': '2025-12-08' });
    clock.moveTo(new Date('2025-11-24T13:05:00Z'));
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, tom)).toEqual([]);
    await save(slack, tom, { 'paused-until': '2025-11-24' });
    await database
      .updateTable('person')
      .set({ manager_id: null })
      .where('id', '=', ids.tom)
      .execute();
    await runJob(bot, 'send-checklists');
    expect(messagesOf(slack, tom).map(({ text }) => text)).toEqual([
      expect.stringContaining('Your coaching week'),
    ]);
  });
});

/** Rosa manages Mia and Tom; Mia has three reps, Tom one; Zoe manages elsewhere. */
async function team(at: string, exportOf = '2025-11-21') {
  const { database } = await freshDatabase();
  const rosa = await addPerson(database, 'Rosa Lang');
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  const tom = await addPerson(database, 'Tom Brandt', { managerId: rosa });
  const zoe = await addPerson(database, 'Zoe Adams');
  const ids = {
    mia,
    tom,
    ana: await addPerson(database, 'Ana Lima', { managerId: mia }),
    ben: await addPerson(database, 'Ben Okafor', { managerId: mia }),
    cleo: await addPerson(database, 'Cleo Marsh', { managerId: mia }),
  };
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  await addPerson(database, 'Max Zeller', { managerId: zoe });
  await addSignal(database, ids.ana, 'new-opportunities-fell', { severity: 0.8 });
  await addExport(database, exportOf);
  const bot: RunningBot = await runBot(database, { at });
  const users = {
    mia: bot.join('Mia Keller', 'Europe/Berlin'),
    tom: bot.join('Tom Brandt', 'America/New_York'),
  };
  await runJob(bot.bot, 'link-slack-accounts');
  return { ...bot, ...users, database, ids };
}

async function openSettings(slack: LocalSlack, user: LocalUser) {
  await slack.command(user.id, '/coach', 'settings');
  return eventually(slack, () => slack.screen(user.id).modals[0]);
}

async function save(
  slack: LocalSlack,
  user: LocalUser,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const modal = await openSettings(slack, user);
  const { errors } = await slack.submitView(user.id, modal.id, values);
  expect(errors).toEqual({});
}

function messagesOf(slack: LocalSlack, user: LocalUser) {
  return slack.screen(user.id).channels[0]?.messages ?? [];
}

function blockWith(
  blocks: readonly { readonly block_id: string }[] | undefined,
  actionId: string,
): string {
  const found = blocks?.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
  if (found === undefined) throw new Error(`There is no ${actionId} in the message.`);
  return found.block_id;
}
