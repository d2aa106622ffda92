import { expect, test } from 'vitest';
import { saveChecklist } from '#src/database/checklists/checklists.ts';
import { savePreference } from '#src/database/settings/preferences.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { answerCoach } from '#src/workflows/coach/answer-coach.ts';
import { loadHome } from '#src/workflows/coach/load-home.ts';
import { loadRep, loadTeam } from '#src/workflows/coach/load-team.ts';
import { pointToHelp } from '#src/workflows/coach/point-to-help.ts';
import { addCommitment, addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Rosa over Mia, who leads Ana Lima and Ana Okafor; in Berlin it is Tuesday. */
async function team() {
  const running = await workflowsAt('2025-11-24T23:30:00Z');
  const { database, context } = running;
  const rosa = await addPerson(database, 'Rosa Diaz');
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const anna = await addPerson(database, 'Ana Okafor', { managerId: mia });
  await addSignal(database, ana, 'new-opportunities-fell');
  await addCommitment(database, { manager: mia, rep: ana, action: 'Call them' });
  const expectation = (rep: PersonId, measure: string) => ({
    manager_id: mia,
    rep_id: rep,
    measure,
    level: '2',
    agreed_on: day('2025-11-03'),
  });
  await database
    .insertInto('expectation')
    .values([expectation(ana, 'new deals'), expectation(anna, 'visits')])
    .execute();
  await database
    .insertInto('agenda_point')
    .values({
      rep_id: ana,
      manager_id: mia,
      submission_id: crypto.randomUUID(),
      words: 'My pay',
      added_at: new Date(),
    })
    .execute();
  const join = (name: string, id: PersonId) => {
    const user = running.join(name, 'Europe/Berlin');
    return { ...user, id: user.id as SlackAccountId, person: id };
  };
  const users = {
    rosa: join('Rosa Diaz', rosa),
    mia: join('Mia Keller', mia),
    ana: join('Ana Lima', ana),
    stranger: join('Nobody Known', rosa),
  };
  for (const user of [users.rosa, users.mia]) await linkAccount(database, user.person, user);
  const ask = async (words: string, who: { readonly id: SlackAccountId } = users.mia) => {
    const answer = await answerCoach(context, who.id, words);
    switch (answer.answer) {
      case 'message':
        return JSON.stringify(answer.message);
      case 'modal':
        return `modal ${JSON.stringify(answer.view)}`;
      case 'log':
        return `log ${answer.manager.name}: ${answer.rep?.name ?? 'anybody'}`;
    }
  };
  return { ...running, ids: { rosa, mia, ana, anna }, users, ask };
}

test('each word has its answer, whatever its case, and whatever else is a name', async () => {
  const { ask, users, database, ids } = await team();
  const help = await ask('help', users.stranger);
  expect(await ask(' HELP ')).toBe(help);
  expect(await ask('', users.stranger)).not.toBe(help);
  expect(await ask('Nobody')).toContain('Nobody');
  expect(await ask('')).toContain('Ana Lima');
  expect(await ask('LOG')).toBe('log Mia Keller: anybody');
  expect(await ask('log  Ana   Lima')).toBe('log Mia Keller: Ana Lima');
  expect(await ask('log Ana')).toMatch(/Ana Lima.*Ana Okafor/);
  const notYours = await ask('log Zoe');
  expect(notYours).not.toContain('Ana');
  expect(await ask('expect')).toBe(help);
  expect(await ask('expect Lima')).toMatch(/^modal .*new deals/);
  expect(await ask('expect Okafor')).toMatch(/^modal .*visits/);
  await database.deleteFrom('expectation').execute();
  expect(await ask('expect Lima')).toMatch(/^modal /);
  expect(await ask('history')).toBe(help);
  expect(await ask('history Lima')).toMatch(/^modal .*Call them/);
  expect(await ask('history Zoe')).toBe(notYours);
  expect(await ask('settings')).toMatch(/^modal .*Germany/);
  expect(await ask('agreed')).not.toContain('Call them');
  expect(await ask('managers')).toContain('No manager reports to you');
  expect(await ask('managers', users.rosa)).toContain('Mia Keller');
  const none = await ask('checklist');
  await saveChecklist(database, {
    managerId: ids.mia,
    week: day('2025-11-24'),
    exportAsOf: day('2025-11-21'),
    items: [
      {
        kind: 'longest-without-a-one-on-one',
        rep: { id: ids.anna, name: 'Ana Okafor' },
        questions: ['How are you?'],
      },
    ],
  });
  expect(none).not.toContain('Whose turn it is');
  expect(await ask('checklist')).toContain('Whose turn it is:* Ana, none logged yet');
});

test('one rep is named by name or mention, also one whose account is not known yet', async () => {
  const { ask, users } = await team();
  const lima = await ask('Ana Lima');
  for (const said of ['Ana Lima', 'My pay', 'new deals', 'Call them']) expect(lima).toContain(said);
  expect(await ask('Ana')).toMatch(/Ana Lima.*Ana Okafor/);
  expect(await ask(`<@${users.ana.id}|ana>`)).toBe(lima);
  expect(await ask(`<@${users.ana.id}|ana>`)).toBe(lima);
  const others = await ask(`<@${users.rosa.id}|rosa>`);
  expect(others).not.toBe(await ask('Rosa'));
  expect(await ask(`<@${users.stranger.id}|x>`)).toBe(others);
  expect(await ask(`log <@${users.ana.id}|ana>`)).toBe('log Mia Keller: Ana Lima');
});

test('who leads nobody sees what was agreed with them, whatever they ask', async () => {
  const { ask, users } = await team();
  const agreed = await ask('agreed', users.ana);
  expect(agreed).toContain('Mia');
  for (const words of ['', 'log', 'Ana Okafor', 'checklist']) {
    expect(await ask(words, users.ana)).toBe(agreed);
  }
});

test('a team and a rep at a glance are of today’s team and the newest export', async () => {
  const { context, database, ids, person } = await team();
  await addExport(database, '2025-11-21');
  const mia = await person(ids.mia);
  const glance = await loadTeam(context, mia);
  expect(glance).toMatchObject({ manager: { id: ids.mia }, exportAsOf: '2025-11-21' });
  expect(glance.reps.map(({ rep }) => rep.id)).toEqual([ids.ana, ids.anna]);
  const ana = await person(ids.ana);
  expect(await loadRep(context, mia, ana)).toMatchObject({
    ...glance.reps[0],
    exportAsOf: '2025-11-21',
    expectations: [{ measure: 'new deals' }],
    history: [{ heldOn: '2025-11-03' }],
    points: ['My pay'],
  });
  const anna = await person(ids.anna);
  await database.deleteFrom('expectation').execute();
  expect(await loadRep(context, mia, anna)).toMatchObject({ expectations: [], history: [] });
});

test('the Home has the week as it stands, what comes next, and who is covered', async () => {
  const { context, database, ids, person, moveTo } = await team();
  const mia = await person(ids.mia);
  const home = async () => {
    const loaded = await loadHome(context, mia);
    if (loaded === undefined) throw new Error('Mia leads a team.');
    return loaded;
  };
  expect(await loadHome(context, await person(ids.ana))).toBeUndefined();
  expect(await home()).toMatchObject({
    agreed: undefined,
    managers: undefined,
    week: { state: 'none' },
    next: { on: '2025-11-25', hour: 8 },
    pause: undefined,
    coversFor: [],
  });
  const { oneOnOnes, streak } = await home();
  expect([...oneOnOnes.keys()]).toEqual([ids.ana, ids.anna]);
  expect(oneOnOnes.get(ids.ana)?.reduce((sum, many) => sum + many, 0)).toBe(1);
  expect(oneOnOnes.get(ids.anna)?.reduce((sum, many) => sum + many, 0)).toBe(0);
  expect(streak).toBeDefined();

  await addExport(database, '2025-11-15');
  expect((await home()).week).toEqual({ state: 'none' });
  moveTo('2025-11-25T23:30:00Z');
  expect((await home()).week).toEqual({ state: 'stale-export', exportAsOf: '2025-11-15' });
  expect((await loadHome(context, await person(ids.rosa)))?.week).toEqual({ state: 'digest' });
  expect((await loadHome(context, await person(ids.rosa)))?.managers).toBeDefined();

  const away = { pausedUntil: day('2025-12-01'), coverId: ids.rosa };
  await savePreference(database, ids.mia, { ...USUAL_PREFERENCE, hour: 9, ...away }, new Date());
  expect(await home()).toMatchObject({
    pause: { until: '2025-12-01', cover: { name: 'Rosa Diaz' } },
    next: { on: '2025-12-01', hour: 9 },
  });
  const list = {
    managerId: ids.mia,
    exportAsOf: day('2025-11-15'),
    items: [
      {
        kind: 'longest-without-a-one-on-one' as const,
        rep: { id: ids.ana, name: 'Ana Lima' },
        questions: [],
      },
    ],
    coverId: ids.rosa,
  };
  await saveChecklist(database, { ...list, week: day('2025-11-17') });
  await saveChecklist(database, { ...list, week: day('2025-11-24') });
  await database
    .insertInto('initiative')
    .values(
      [day('2025-11-24'), day('2025-12-01')].map((startsOn) => ({
        submission_id: crypto.randomUUID(),
        name: startsOn,
        question: 'Who signs?',
        starts_on: startsOn,
        ends_on: day('2025-12-12'),
      })),
    )
    .execute();
  await database
    .insertInto('initiative_manager')
    .values([1, 2].map((id) => ({ initiative_id: id as never, manager_id: ids.mia })))
    .execute();
  const { week } = await home();
  expect(week).toMatchObject({
    state: 'sent',
    checklist: { week: '2025-11-24' },
    lastWeek: { logged: 0, of: 1 },
    initiatives: [{ name: '2025-11-24' }],
    cover: { name: 'Rosa Diaz' },
  });
  expect('expectations' in week && week.expectations.get(ids.ana)).toMatchObject([
    { measure: 'new deals' },
  ]);
  const { coversFor } = (await loadHome(context, await person(ids.rosa))) ?? { coversFor: [] };
  expect(coversFor).toHaveLength(1);
  await savePreference(
    database,
    ids.mia,
    { ...USUAL_PREFERENCE, pausedUntil: day('2025-11-26') },
    new Date(),
  );
  expect((await home()).pause).toBeUndefined();
});

test('what the bot reads is explained once', async () => {
  const { context, users, messagesTo } = await team();
  await pointToHelp(context, users.ana.id);
  await pointToHelp(context, users.ana.id);
  expect(messagesTo(users.ana)).toHaveLength(1);
});
