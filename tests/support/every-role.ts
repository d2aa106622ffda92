import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { saveLogsInFull } from '#src/database/settings/log-length.ts';
import type { Database } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { signed } from './forged-click.ts';
import { runBot, runJob, type RunningBot } from './running-bot.ts';
import { addExport, addPerson, addSignal } from './sales-team.ts';
import { createTestDatabase } from './test-database.ts';

/** Everybody who could ask: what is theirs is the manager's and the rep's, who are one team. */
export const ROLES = {
  stranger: 'Nobody Known',
  rep: 'Ana Lima',
  'other rep': 'Raj Mehta',
  manager: 'Mia Keller',
  'other manager': 'Tom Brandt',
  'second-line manager': 'Rosa Diaz',
  'third-line manager': 'Ivo Novak',
  administrator: 'Lee Park',
} as const;

export type Role = keyof typeof ROLES;
export const EVERY_ROLE = Object.keys(ROLES) as Role[];

/** What is to be kept from most: words that are nowhere else. */
export const SECRETS = {
  'private notes': 'PRIVATE NOTE',
  'a deal': 'Norwind',
  'what was agreed': 'SEND THE LIST',
  'what was shared': 'SHARED WORDS',
  'the signal': 'new deals have dried up',
  'the team’s figures': 'ZEBRA',
} as const;

export type Secret = keyof typeof SECRETS;

/** The ids of what the manager and the rep have. */
export interface Theirs {
  readonly rep: number;
  readonly manager: number;
  readonly secondLine: number;
  readonly item: number;
  readonly teamItem: number;
  readonly commitmentItem: number;
  readonly commitment: number;
  readonly oneOnOne: number;
  readonly initiative: number;
  readonly notice: number;
}

export interface EveryRole extends RunningBot {
  readonly database: Database;
  readonly users: Readonly<Record<Role, LocalUser>>;
  readonly theirs: Theirs;
}

const MONDAY = '2025-11-24T09:00:00Z';

/** Two teams under one second-line manager, with a Monday's list, a logged one-on-one, a recap, and an initiative. */
export async function everyRole(): Promise<EveryRole> {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const ivo = await addPerson(database, ROLES['third-line manager']);
  const rosa = await addPerson(database, ROLES['second-line manager'], { managerId: ivo });
  const mia = await addPerson(database, ROLES.manager, { managerId: rosa });
  const tom = await addPerson(database, ROLES['other manager'], { managerId: rosa });
  const ana = await addPerson(database, ROLES.rep, { managerId: mia });
  const raj = await addPerson(database, ROLES['other rep'], { managerId: tom });
  // The whole log modal, which shows the most.
  await saveLogsInFull(database, mia, true);
  await addSignal(database, ana, 'new-opportunities-fell');
  await addSignal(database, raj, 'win-rate-fell', {
    evidence: { headline: 'fewer wins', opportunities: [] },
  });
  await addExport(database, '2025-11-21');
  const theirs = await fill(database, mia, ana);
  const running = await runBot(database, { at: MONDAY, adminEmails: ['lee.park@example.com'] });
  const join = (name: string) => running.join(name, 'Europe/London');
  const users = Object.fromEntries(EVERY_ROLE.map((role) => [role, join(ROLES[role])])) as Record<
    Role,
    LocalUser
  >;
  for (const { email, id } of Object.values(users)) {
    await database
      .updateTable('person')
      .set({ slack_account_id: id as SlackAccountId, time_zone: 'Europe/London' })
      .where('email', '=', email)
      .execute();
  }
  await runJob(running.bot, 'send-checklists');
  const items = await database
    .selectFrom('checklist_item')
    .select(['id', 'kind'])
    .where('rep_id', '=', ana)
    .execute();
  const itemOf = (kind: string) => items.find((item) => item.kind === kind)?.id ?? 0;
  return {
    ...running,
    database,
    users,
    theirs: {
      ...theirs,
      secondLine: rosa,
      item: itemOf('signal'),
      teamItem: await addTeamItem(database, theirs.manager, ana),
      commitmentItem: itemOf('commitment-due'),
    },
  };
}

/** An item about the manager's team on the list that went out. */
async function addTeamItem(database: Database, mia: PersonId, ana: PersonId): Promise<number> {
  const facts = {
    noun: `${SECRETS['the team’s figures']} deals`,
    direction: 'fewer',
    observed: 1,
    weeks: 6,
    before: 60,
    weeksBefore: 26,
    since: '2025-10-11',
    changed: 3,
    of: 5,
    reps: [ana],
  };
  const { id } = await database
    .insertInto('group_signal')
    .values({
      manager_id: mia,
      kind: 'win-rate-fell',
      episode: 1,
      severity: 0.5,
      facts: JSON.stringify(facts),
      first_seen_on: calendarDate('2025-11-21'),
      last_seen_on: calendarDate('2025-11-21'),
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  const content = {
    kind: 'team',
    reps: [{ id: ana, name: ROLES.rep }],
    groupSignalId: id,
    signal: 'win-rate-fell',
    severity: 0.5,
    firstSeenOn: '2025-11-21',
    facts,
    questions: ['What changed?'],
  };
  const list = await database
    .selectFrom('checklist')
    .select('id')
    .where('manager_id', '=', mia)
    .executeTakeFirstOrThrow();
  const item = await database
    .insertInto('checklist_item')
    .values({
      checklist_id: list.id,
      position: 9,
      kind: 'team',
      content: JSON.stringify(content),
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return item.id;
}

async function fill(database: Database, mia: PersonId, ana: PersonId) {
  const oneOnOne = await database
    .insertInto('one_on_one')
    .values({
      rep_id: ana,
      manager_id: mia,
      signal_id: null,
      submission_id: crypto.randomUUID(),
      held_on: calendarDate('2025-11-10'),
      topics: ['skill'],
      notes: SECRETS['private notes'],
      next_on: null,
      question: null,
      measure: null,
      edited_at: null,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  const commitment = await database
    .insertInto('commitment')
    .values({
      one_on_one_id: oneOnOne.id,
      position: 1,
      action: SECRETS['what was agreed'],
      owner_id: ana,
      due_on: calendarDate('2025-11-27'),
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into recap (one_on_one_id, words, includes_notes, shared_at)
    values (${oneOnOne.id}, ${SECRETS['what was shared']}, false, now())`.execute(database);
  await sql`insert into initiative (submission_id, name, question, starts_on, ends_on)
    values (gen_random_uuid(), 'MEDDIC', 'Who signs?', '2025-12-01', '2025-12-12')`.execute(
    database,
  );
  await sql`insert into initiative_manager values (1, ${mia})`.execute(database);
  const notice = {
    outcome: 'imported',
    file: 'p.csv',
    type: 'opportunities',
    asOf: '2025-11-21',
    wasImportedBefore: false,
    accepted: 1,
    rejected: 0,
    added: 1,
    changed: 0,
    unchanged: 0,
    rejectedRows: [],
    unreadable: 0,
    unreadableCells: [],
    stages: [{ stage: 'No Decision', opportunities: 1, likeliest: 'lost' }],
    owners: [{ owner: 'Deal Desk', opportunities: 1, open: 1 }],
  };
  await sql`insert into import_notice (key, content, notified_at)
    values ('n', ${JSON.stringify(notice)}::jsonb, now())`.execute(database);
  return {
    rep: ana,
    manager: mia,
    oneOnOne: oneOnOne.id,
    commitment: commitment.id,
    initiative: 1,
    notice: 1,
  };
}

/** Everything in the database, to see whether anything was changed. */
export async function everythingIn(database: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select one::text as row from ${sql.table(name)} as one order by 1`.execute(database);
    texts.push(`${name}: ${rows.map(({ row }) => row).join('\n')}`);
  }
  return texts.join('\n');
}

/** Sends the bot what Slack would, signed, of something that this person may never have been shown; returns what the bot answers at once. */
export async function postAsSlack(
  { slack, bot }: { readonly slack: LocalSlack; readonly bot: RunningBot['bot'] },
  user: string,
  interaction: object,
): Promise<{ readonly status: number; readonly text: string }> {
  const payload = {
    user: { id: user },
    team: { id: slack.ids.team },
    api_app_id: slack.ids.app,
    trigger_id: 'forged',
    ...interaction,
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    headers: signed(body, timestamp, slack.signingSecret),
    body,
  });
  return { status: response.status, text: await response.text() };
}
