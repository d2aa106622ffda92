import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { coachHere, coachJson } from '#tests/support/coach.ts';
import { fileOf } from '#tests/support/files.ts';
import { csv } from '#tests/support/imports.ts';
import { addPerson, addSignal } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

/** All that the person is known by. None of it may be anywhere afterwards. */
const NAMES = ['Ana Lima', 'ana.lima@example.com', 'U0ANA', '0055f000004XyzAQAA', 'A. Lima (EMEA)'];
const PIPELINE = csv(
  ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Next Step'],
  [
    ['006A', 'Norwind', '0055f000004XyzA', 'Proposal', 'Ana  Lima sends the price'],
    ['006B', 'Kestrel', 'A. Lima (EMEA)', 'Closed Won', ''],
    ['006C', 'Abel', 'Ben Osei', 'Proposal', 'ask ana.lima@example.com'],
    ['006D', 'Nobody’s', 'Deal Desk', 'Proposal', ''],
  ],
);
const HANDED_OVER = PIPELINE.replace('A. Lima (EMEA)', 'Ana Lima').replace(
  '"Ben Osei"',
  'Ben Osei',
);

test('nothing of an erased person is left in any column of any table', async () => {
  const { database, environment, ids } = await known();
  const before = await everywhere(database, NAMES);
  expect(before.size).toBeGreaterThan(8);

  const asked = await coachHere(['person', '--erase', 'ana.lima@example.com'], environment);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain('Add --yes');
  expect(await everywhere(database, NAMES)).toEqual(before);

  await erase(environment);
  expect(await everywhere(database, NAMES)).toEqual(new Map());
  expect(await database.selectFrom('one_on_one').select(['notes', 'held_on']).execute()).toEqual([
    { notes: '', held_on: '2025-11-10' },
    { notes: 'Ben says Erased person 2 helps him', held_on: '2025-11-11' },
  ]);
  // What others' history counts with is still there, and still one person's.
  expect(await ownersOf(database)).toEqual(['Ben Osei', 'Deal Desk', `Erased person ${ids.ana}`]);
  expect(await database.selectFrom('signal').select(['kind', 'rep_id', 'state']).execute()).toEqual(
    [{ kind: 'win-rate-fell', rep_id: ids.ana, state: 'cleared' }],
  );
  // The namesake keeps their name.
  const others = await database.selectFrom('person').select('name').orderBy('id').execute();
  expect(others.map(({ name }) => name)).toEqual([
    'Mia Keller',
    `Erased person ${ids.ana}`,
    'Ben Osei',
  ]);
});

test('is safe twice, and is noted without the name', async () => {
  const { environment, database } = await known();
  await erase(environment);
  const again = await coachJson(
    ['person', '--erase', 'ana.lima@example.com', '--yes'],
    environment,
  );
  expect(again).toMatchObject({ erasure: 'erased-before' });
  const unknown = await coachHere(['person', '--erase', 'zoe@example.com', '--yes'], environment);
  expect(unknown.code).toBe(1);
  const { events } = (await coachJson(['audit'], environment)) as { events: unknown[] };
  expect(events).toEqual([
    {
      at: expect.any(String),
      actor: expect.stringContaining('command line: '),
      action: 'person --erase',
      subject: 'erased-2@erased.invalid',
    },
  ]);
  expect(await everywhere(database, NAMES)).toEqual(new Map());
});

test('files that still have the person say so, and don’t bring them back', async () => {
  const { environment, database, ids } = await known();
  await erase(environment);
  const roster = await fileOf('roster.csv', ROSTER);
  expect(await coachJson(['import', roster], environment)).toMatchObject({
    imports: [
      {
        accepted: 2,
        rejected: 1,
        rejectedRows: [
          { line: 3, reason: expect.stringContaining('a person whose data were erased on') },
        ],
      },
    ],
  });
  const pipeline = await fileOf(
    'p-2025-11-21.csv',
    HANDED_OVER.replaceAll(/"?(Ana {2}Lima|ask ana)[^,\n]*/g, ''),
  );
  await coachJson(['import', pipeline], environment);
  const quotas = await fileOf('quotas.csv', QUOTAS);
  await coachJson(['import', quotas], environment);
  await coachJson(['import', await fileOf('absences.csv', ABSENCES)], environment);
  await detectSignals(database);
  expect(await everywhere(database, NAMES)).toEqual(new Map());
  expect(await ownersOf(database)).toEqual(['Ben Osei', 'Deal Desk', `Erased person ${ids.ana}`]);
});

test('an export has everything that is held, and nothing of a namesake’s', async () => {
  const { environment } = await known();
  const { held } = (await coachJson(
    ['person', '--export', 'ana.lima@example.com'],
    environment,
  )) as { held: Record<string, Record<string, unknown>[]> };
  expect(Object.keys(held)).toEqual(
    expect.arrayContaining([
      'absence',
      'checklist_item',
      'commitment',
      'crm_owner',
      'delivery',
      'initiative_comment',
      'one_on_one',
      'opportunity',
      'person',
      'quota',
      'rejected_row',
      'signal',
    ]),
  );
  expect(held['person']?.map(({ name }) => name)).toEqual(['Ana Lima']);
  expect(held['opportunity']?.map(({ id }) => id)).toEqual(['006A', '006B', '006C']);
  expect(held['one_on_one']?.map(({ notes }) => notes)).toEqual([
    'She lost heart.',
    'Ben says Ana Lima helps him',
  ]);
  const { events } = (await coachJson(['audit'], environment)) as { events: unknown[] };
  expect(events).toEqual([
    expect.objectContaining({ action: 'person --export', subject: 'ana.lima@example.com' }),
  ]);
});

const ROSTER = csv(
  ['name', 'email', 'manager_email', 'crm_owner'],
  [
    ['Mia Keller', 'mia.keller@example.com', '', ''],
    [
      'Ana Lima',
      'ana.lima@example.com',
      'mia.keller@example.com',
      '0055f000004XyzA;A. Lima (EMEA)',
    ],
    ['Ben Osei', 'ben.osei@example.com', 'mia.keller@example.com', ''],
  ],
);
const QUOTAS = csv(
  ['email', 'period', 'amount'],
  [
    ['ana.lima@example.com', '2025-Q4', 120_000],
    ['ben.osei@example.com', '2025-Q4', 120_000],
  ],
);

const ABSENCES = csv(
  ['name', 'from', 'until'],
  [
    ['Ana Lima', '2025-11-03', '2025-11-14'],
    ['Ben Osei', '2025-11-10', ''],
  ],
);

/** A team of which everything is known: files, signals, a list, one-on-ones, messages, what was said. */
async function known() {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const environment = { DATABASE_URL: url };
  const files = [
    await fileOf('roster.csv', ROSTER),
    await fileOf('quotas.csv', QUOTAS),
    await fileOf('absences.csv', ABSENCES),
    await fileOf('p-2025-11-07.csv', PIPELINE),
    await fileOf('p-2025-11-14.csv', HANDED_OVER),
    await fileOf('quotas-2.csv', `${QUOTAS.trim()}\nana.lima@example.com,2025-Q4,1\n`),
  ];
  await coachJson(['import', ...files], environment);
  const people = await database.selectFrom('person').select(['id', 'name']).execute();
  const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? (0 as PersonId);
  const ids = { mia: idOf('Mia Keller'), ana: idOf('Ana Lima'), ben: idOf('Ben Osei') };
  await database.deleteFrom('signal').execute();
  await database
    .updateTable('person')
    .set({ slack_account_id: 'U0ANA' as SlackAccountId, time_zone: 'Europe/Lisbon' })
    .where('id', '=', ids.ana)
    .execute();
  await addSignal(database, ids.ana, 'win-rate-fell', {
    evidence: { headline: 'Ana Lima wins fewer deals', comparison: 'by U0ANA' },
  });
  await fill(database, ids);
  return { database, environment, ids };
}

async function fill(database: Database, ids: Record<'mia' | 'ana' | 'ben', PersonId>) {
  const oneOnOne = (rep: PersonId, notes: string, day: string) =>
    database
      .insertInto('one_on_one')
      .values({
        rep_id: rep,
        manager_id: ids.mia,
        signal_id: null,
        submission_id: crypto.randomUUID(),
        held_on: calendarDate(day),
        topics: ['skill'],
        notes,
        next_on: null,
        question: null,
        measure: null,
        edited_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  const { id } = await oneOnOne(ids.ana, 'She lost heart.', '2025-11-10');
  await oneOnOne(ids.ben, 'Ben says Ana Lima helps him', '2025-11-11');
  await database
    .insertInto('commitment')
    .values({
      one_on_one_id: id,
      position: 1,
      action: 'Ana sends her account list',
      owner_id: ids.ana,
      due_on: null,
      closed_at: null,
    })
    .execute();
  const content = { kind: 'longest-without-a-one-on-one', rep: { id: ids.ana, name: 'Ana Lima' } };
  await sql`insert into checklist (manager_id, week, export_as_of) values (${ids.mia}, '2025-11-17', '2025-11-14')`.execute(
    database,
  );
  await sql`insert into checklist_item (checklist_id, position, kind, rep_id, content)
    values (1, 1, 'longest-without-a-one-on-one', ${ids.ana}, ${JSON.stringify(content)})`.execute(
    database,
  );
  await sql`insert into delivery (key, recipient, state, channel, message_ts, posted_at)
    values ('stale-export:2025-11-07:ana.lima@example.com', 'U0ANA', 'posted', 'D0ANA', '1.2', now())`.execute(
    database,
  );
  await sql`insert into import_notice (key, content, asked_by)
    values ('x', '{"outcome": "refused", "file": "f", "reason": "line 3 is\\nAna Lima"}', 'U0ANA')`.execute(
    database,
  );
  await sql`insert into slack_file (id, name, shared_by) values ('F1', 'Ana Lima.csv', 'U0ANA')`.execute(
    database,
  );
  await sql`insert into initiative (submission_id, name, question, starts_on, ends_on)
    values (gen_random_uuid(), 'MEDDIC', 'What would Ana Lima ask?', '2025-11-17', '2025-12-12')`.execute(
    database,
  );
  await sql`insert into initiative_comment (submission_id, initiative_id, manager_id, comment, at)
    values (gen_random_uuid(), 1, ${ids.ana}, 'Too early for my team', now())`.execute(database);
}

async function erase(environment: Record<string, string>) {
  expect(
    await coachJson(['person', '--erase', 'Ana.Lima@example.com', '--yes'], environment),
  ).toMatchObject({ erasure: 'erased' });
}

async function ownersOf(database: Database) {
  const rows = await database
    .selectFrom('opportunity')
    .select('owner')
    .distinct()
    .orderBy('owner')
    .execute();
  return rows.map(({ owner }) => owner);
}

/** Every table in whose rows, written out whole, one of the names is, with how many. */
async function everywhere(
  database: Database,
  names: readonly string[],
): Promise<Map<string, number>> {
  const { rows: tables } = await sql<{ table: string }>`
    select table_name as table from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not like 'kysely_%'`.execute(database);
  const found = new Map<string, number>();
  for (const { table } of tables) {
    const { rows } = await sql<{ row: string }>`
      select lower(regexp_replace(one::text, '\\s+', ' ', 'g')) as row from ${sql.table(table)} as one`.execute(
      database,
    );
    const naming = rows.filter(({ row }) => names.some((name) => row.includes(name.toLowerCase())));
    if (naming.length > 0) found.set(table, naming.length);
  }
  return found;
}

test('a person of one short name, and one with a namesake, take nobody else with them', async () => {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const first = await addPerson(database, 'Bo');
  const other = await addPerson(database, 'Bob Stone', { managerId: first });
  await addSignal(database, other, 'win-rate-fell', {
    evidence: { headline: 'Bob and Bo said: bold' },
  });
  await sql`update person set email = 'bo@x.example' where id = ${first}`.execute(database);
  await coachJson(['person', '--erase', 'bo@x.example', '--yes'], { DATABASE_URL: url });
  const { evidence } = await database
    .selectFrom('signal')
    .select('evidence')
    .executeTakeFirstOrThrow();
  expect(evidence).toMatchObject({ headline: 'Bob and Bo said: bold' });
  const names = await database.selectFrom('person').select('name').orderBy('id').execute();
  expect(names.map(({ name }) => name)).toEqual(['Erased person 1', 'Bob Stone']);
});
