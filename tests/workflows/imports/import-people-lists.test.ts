import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { ownerKey } from '#src/domain/people/owner-key.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { importText } from '#tests/support/imports.ts';
import { workbookOf } from '#tests/support/workbook.ts';

/** Everybody by address: name, manager, last day. */
async function people(database: Database) {
  const rows = await database
    .selectFrom('person')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .select(['person.name', 'person.email', 'manager.email as manager', 'person.end_date'])
    .orderBy('person.email')
    .execute();
  const short = (email: string | null) => email?.replace('@example.com', '') ?? null;
  return rows.map((row) => [short(row.email), row.name, short(row.manager), row.end_date]);
}

async function zones(database: Database) {
  const rows = await database.selectFrom('person').select(['email', 'time_zone']).execute();
  return Object.fromEntries(rows.map((row) => [row.email.split('@')[0], row.time_zone]));
}

async function ownerOf(database: Database, key: string) {
  const row = await database
    .selectFrom('crm_owner')
    .innerJoin('person', 'person.id', 'person_id')
    .select('email')
    .where('owner_key', '=', ownerKey(key) ?? '')
    .executeTakeFirst();
  return row?.email;
}

const MIA_AND_ANA = [
  ['ana', 'Ana Ruiz', 'mia', null],
  ['mia', 'Mia Boss', null, null],
];

const LISTS: Readonly<Record<string, string>> = {
  bamboohr: `Employee #,First Name,Last Name,Work Email,Job Title,Reporting to,Hire Date,Termination Date,Status
2,Ana,Ruiz,ana@example.com,AE,Mia Boss,03/13/2021,,Active
1,Mia,Boss,mia@example.com,Manager,,01/15/2020,,Active`,
  workday: `Worker,Employee ID,Email - Work,Manager,Hire Date,Active Status
Ana Ruiz (2),2,ana@example.com,Mia Boss (1),2021-03-01,Yes
Mia Boss (1),1,mia@example.com,,2020-01-15,Yes`,
  personio: `Personalnummer;Vorname;Nachname;E-Mail;Vorgesetzter;Einstellungsdatum;Status
2;Ana;Ruiz;ana@example.com;Boss, Mia;01.03.2021;Aktiv
1;Mia;Boss;mia@example.com;;15.01.2020;Aktiv`,
  'salesforce users': `"User ID","Full Name","Username","Email","Manager","Active","Time Zone"
"0055f00000AbCdE","Mia Boss","mia@example.com.sbx","mia@example.com","","true","America/New_York"
"0055f00000AbCdF","Ana Ruiz","ana@example.com.sbx","ana@example.com","Mia Boss","true","(GMT-05:00) Eastern Standard Time (America/New_York)"`,
  'salesforce data loader': `"ID","FIRSTNAME","LASTNAME","EMAIL","MANAGER.EMAIL","ISACTIVE","TIMEZONESIDKEY"
"0055f00000AbCdEAAA","Mia","Boss","mia@example.com","","true","America/New_York"
"0055f00000AbCdFAAA","Ana","Ruiz","ana@example.com","mia@example.com","true","America/New_York"`,
  'salesforce ids': `Id,Name,Email,ManagerId,IsActive
0055f00000AbCdEAAV,Mia Boss,mia@example.com,,true
0055f00000AbCdF,Ana Ruiz,ana@example.com,0055f00000AbCdE,true`,
  'dynamics users': `(Do Not Modify) User,(Do Not Modify) Row Checksum,Full Name,Business Unit,Primary Email,Manager,Status
9c1d0000-0000-0000-0000-000000000001,x,Mia Boss,Sales,mia@example.com,,Enabled
9c1d0000-0000-0000-0000-000000000002,x,Ana Ruiz,Sales,ana@example.com,Mia Boss,Enabled`,
  'french hand-made': `Nom;Prénom;Courriel;Responsable
Ruiz;Ana;ana@example.com;BOSS Mia <mia@example.com>
Boss;Mia;mia@example.com;`,
  'spanish hand-made': `Nombre;Apellidos;Correo electrónico;Jefe
Ana;Ruiz;ana@example.com;Mia Boss
Mia;Boss;mia@example.com;Mia Boss`,
  'manager in two columns': `Last name,First name,Email,Supervisor First Name,Supervisor Last Name
Ruiz,Ana,ana@example.com,Mia,Boss
Boss,Mia,mia@example.com,,`,
};

test.for(Object.keys(LISTS))('a list of %s goes in as it is', async (list) => {
  const { database } = await freshDatabase();
  const report = await importText(database, 'people.csv', LISTS[list] ?? '');
  expect(report).toMatchObject({ type: 'roster', accepted: 2, rejected: 0, added: 2 });
  expect(await people(database)).toEqual(MIA_AND_ANA);
});

test('a workbook goes in as it is, with numbers, check boxes and dates of its own', async () => {
  const { database } = await freshDatabase();
  const rows = [
    ['Headcount'],
    ['Worker', 'Worker ID', 'Work Email', 'Manager ID', 'Active', 'Hire Date'],
    ['Ruiz, Ana', 2, 'ana@example.com', 1, true, 44_256],
    ['Boss, Mia', 1, 'mia@example.com', '', true, 43_845],
    ['Ode, Ben', 3, 'ben@example.com', 1, false, 43_845],
  ];
  const report = await importText(database, 'people-2025-11-10.xlsx', workbookOf({ All: rows }));
  expect(report).toMatchObject({ type: 'roster', accepted: 3, rejected: 0, added: 3 });
  expect(await people(database)).toEqual([
    ['ana', 'Ana Ruiz', 'mia', null],
    ['ben', 'Ben Ode', 'mia', '2025-11-09'],
    ['mia', 'Mia Boss', null, null],
  ]);
});

test('the CRM’s own ids of its users own deals', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'users.csv', LISTS['salesforce users'] ?? '');
  expect(await ownerOf(database, '0055f00000AbCdF')).toBe('ana@example.com');
  expect(await zones(database)).toEqual({ ana: 'America/New_York', mia: 'America/New_York' });
});

test('HubSpot’s users go in without managers, and keep those that are known', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', LISTS['workday'] ?? '');
  const users = `User ID,First name,Last name,Email,Teams,Last active
12345,Ana,Ruiz,ana@example.com,EMEA,2026-11-01
12346,Ben,Ode,ben@example.com,EMEA,2026-11-01`;
  const report = await importText(database, 'users.csv', users);
  expect(report).toMatchObject({ type: 'roster', accepted: 2, rejected: 0, added: 1 });
  expect(await people(database)).toContainEqual(['ana', 'Ana Ruiz', 'mia', null]);
  expect(await ownerOf(database, '12345')).toBe('ana@example.com');
  expect(report.unreadableCells).toEqual([
    {
      line: 3,
      column: 'Email',
      value: 'ben@example.com',
      reason: 'goes in without a manager, as the file has no column for one',
    },
  ]);
});

test('whose manager is nobody in the file goes in without one, which is said once', async () => {
  const { database } = await freshDatabase();
  const reps = Array.from(
    { length: 15 },
    (_one, at) => `Rep ${at},r${at}@example.com,vera@example.com`,
  );
  const roster = ['name,email,manager_email', 'Vera Top,vera@example.com,ceo@example.com', ...reps];
  const report = await importText(database, 'roster.csv', roster.join('\n'));
  expect(report).toMatchObject({ accepted: 16, rejected: 0, added: 16, unreadable: 1 });
  expect(report.unreadableCells).toEqual([
    {
      line: 2,
      column: 'manager_email',
      value: 'ceo@example.com',
      reason: 'is nobody in the roster; Vera Top goes in without a manager',
    },
  ]);
});

test('two of one name are told apart by address or id, or asked about, and never guessed', async () => {
  const { database } = await freshDatabase();
  const roster = `Employee ID,Name,Email,Manager
1,Mia Boss,mia@example.com,
2,Mia Boss,mia.2@example.com,
3,Mia Boss,mia.3@example.com,
4,Ana Ruiz,ana@example.com,Mia Boss (2)
5,Ben Ode,ben@example.com,mia.3@example.com
6,Cem Kaya,cem@example.com,"Boss, Mia"`;
  const report = await importText(database, 'roster.csv', roster);
  expect(report.unreadableCells).toEqual([
    {
      line: 7,
      column: 'Manager',
      value: 'Mia Boss',
      reason:
        'is the name of mia@example.com, mia.2@example.com and mia.3@example.com; Cem Kaya goes in without a manager until the file has the address or id of one',
    },
  ]);
  expect((await people(database)).map(([email, , manager]) => [email, manager])).toEqual([
    ['ana', 'mia.2'],
    ['ben', 'mia.3'],
    ['cem', null],
    ['mia.2', null],
    ['mia.3', null],
    ['mia', null],
  ]);
});

test('of two of one name, who has left leads nobody any more', async () => {
  const { database } = await freshDatabase();
  const roster = `Name,Email,Manager,Status
Mia Boss,mia.old@example.com,,Terminated
Mia Boss,mia@example.com,,Active
Ana Ruiz,ana@example.com,Mia Boss,Active`;
  await importText(database, 'roster.csv', roster);
  expect(await people(database)).toContainEqual(['ana', 'Ana Ruiz', 'mia', null]);
});

test('a status ends an employment the day before the file, and only once', async () => {
  const { database } = await freshDatabase();
  const status = (word: string) =>
    `name,email,manager_email,status\nMia Boss,mia@example.com,,Full-Time\nAna Ruiz,ana@example.com,mia@example.com,${word}`;
  await importText(database, 'people-2025-11-10.csv', status('Inactive'));
  expect(await people(database)).toContainEqual(['ana', 'Ana Ruiz', 'mia', '2025-11-09']);
  const next = await importText(database, 'people-2025-11-17.csv', status('Terminated'));
  expect(next).toMatchObject({ changed: 0, unchanged: 2 });
  await importText(database, 'people-2025-11-24.csv', status('Active'));
  expect(await people(database)).toContainEqual(['ana', 'Ana Ruiz', 'mia', null]);
});

test('an odd date or zone keeps the person, and what was known of it', async () => {
  const { database } = await freshDatabase();
  const roster = (start: string, zone: string) =>
    `name,email,manager_email,start_date,end_date,time_zone\nMia Boss,mia@example.com,,${start},2019-01-01,${zone}`;
  await importText(database, 'roster.csv', roster('2018-03-01', 'Europe/Berlin'));
  const report = await importText(database, 'next.csv', roster('someday', 'Mars/Olympus'));
  expect(report).toMatchObject({ accepted: 1, changed: 0, unchanged: 1 });
  expect(report.unreadableCells.map(({ column, reason }) => [column, reason])).toEqual([
    ['start_date', 'is not a date that can be read'],
    ['time_zone', 'is not a time zone such as Europe/London'],
  ]);
  const early = await importText(database, 'third.csv', roster('2020-03-01', 'Europe/Berlin'));
  expect(early.unreadableCells).toMatchObject([
    { column: 'end_date', reason: 'is before the start' },
  ]);
  const { start_date } = await database
    .selectFrom('person')
    .select('start_date')
    .executeTakeFirstOrThrow();
  expect(start_date).toBe('2020-03-01');
});

test('a roster of which too little goes in is refused, with the reason', async () => {
  const { database } = await freshDatabase();
  const circle = (size: number) =>
    Array.from(
      { length: size },
      (_one, at) => `P ${at},p${at}@example.com,p${(at + 1) % size}@example.com`,
    );
  const header = 'name,email,manager_email';
  await expect(
    importText(database, 'roster.csv', [header, ...circle(2)].join('\n')),
  ).rejects.toThrow(
    "2 of 2 rows can't go in, so that nothing was imported. The first is line 2: “p1@example.com” is below this person as well.",
  );
  const most = [header, 'Mia Boss,mia@example.com,', ...circle(4)].join('\n');
  await expect(importText(database, 'roster.csv', most)).rejects.toThrow(
    "4 of 5 rows can't go in, more than 5 %, so that nothing was imported.",
  );
  expect(await people(database)).toEqual([]);
});

async function idOf(database: Database, email: string) {
  const row = await database
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return row?.id;
}

const HEADER = 'Employee ID,Name,Email,Manager Email,CRM Owner,Start Date,End Date';

test.for([
  ['employee number', '7,Ana Ruiz,ana@example.com,,,,', '7,Ana Ruiz-Gil,ana.ruiz@example.com,,,,'],
  ['CRM owner', ',Ana Ruiz,ana@example.com,,aruiz,,', ',Ana Gil,ana.ruiz@example.com,,ARUIZ,,'],
])('a changed address with the same %s is the same person', async ([, before = '', after = '']) => {
  const { database } = await freshDatabase();
  const mia = '1,Mia Boss,mia@example.com,ana@example.com,,,';
  await importText(database, 'roster.csv', [HEADER, before, mia].join('\n'));
  const id = await idOf(database, 'ana@example.com');
  const moved = mia.replace('ana@', 'ana.ruiz@');
  const report = await importText(database, 'next.csv', [HEADER, after, moved].join('\n'));
  expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1, notInRoster: [] });
  expect(await idOf(database, 'ana.ruiz@example.com')).toBe(id);
  expect(await people(database)).toContainEqual(['mia', 'Mia Boss', 'ana.ruiz', null]);
});

test('another name under a known number, and a known name without one, are questions', async () => {
  const { database } = await freshDatabase();
  const roster = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');
  await importText(
    database,
    'roster.csv',
    roster('7,Ana Ruiz,ana@example.com,,,,', '8,Ben Ode,ben@example.com,,,,'),
  );
  const report = await importText(
    database,
    'next.csv',
    roster('7,Cem Kaya,cem@example.com,,,,', ',Ben Ode,ben.ode@example.com,,,,'),
  );
  expect(report).toMatchObject({ added: 2, notInRoster: ['Ana Ruiz', 'Ben Ode'] });
  expect(report.unreadableCells.map(({ line, reason }) => [line, reason])).toEqual([
    [
      2,
      'has the employee number or CRM owner of Ana Ruiz; is it the same person? Cem Kaya goes in as somebody new',
    ],
    [
      3,
      'has the name of ben@example.com; is it the same person? Ben Ode goes in as somebody new, as no employee number or CRM owner says so',
    ],
  ]);
});

test('who is hired again is the same person, with the earlier history', async () => {
  const { database } = await freshDatabase();
  const ana = (start: string, end: string) =>
    [HEADER, `7,Ana Ruiz,ana@example.com,,aruiz,${start},${end}`].join('\n');
  await importText(database, 'roster.csv', ana('2021-01-01', '2025-06-30'));
  const id = await idOf(database, 'ana@example.com');
  await importText(database, 'next.csv', ana('2025-09-01', ''));
  expect(await idOf(database, 'ana@example.com')).toBe(id);
  expect(await people(database)).toEqual([['ana', 'Ana Ruiz', null, null]]);
});
