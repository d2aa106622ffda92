import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();

/** One row in every table, in the order in which they refer to each other. */
const ROWS = [
  `insert into person (name, email) values ('Mia', 'mia@example.com')`,
  `insert into person (name, email, manager_id) values ('Ana', 'ana@example.com', 1)`,
  `insert into crm_owner values ('ana', 2)`,
  `insert into quota values (2, '2025-10-01', '2025-12-31', 100, 'EUR')`,
  `insert into crm_mapping (headers, mapping) values ('id', '{}')`,
  `insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
    values ('opportunities', 'a.csv', 'aa', '2025-11-21', 1, 1, 1, 0, 0)`,
  `insert into rejected_row values (1, 3, 'Stage', '', 'is empty')`,
  `insert into opportunity (id, name, stage, outcome, first_seen_on)
    values ('006A', 'Norwind', 'Proposal', 'open', '2025-11-21')`,
  `insert into opportunity_change values ('006A', 'stage', 'a', 'b', '2025-11-21', 'export', 1)`,
  `insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on)
    values (2, 'win-rate-fell', 1, 0.5, '{}', '2025-11-21', '2025-11-21')`,
  `insert into checklist (manager_id, week, export_as_of) values (1, '2025-11-24', '2025-11-21')`,
  `insert into one_on_one (rep_id, manager_id, submission_id, held_on, topics, notes)
    values (2, 1, '00000000-0000-4000-8000-000000000001', '2025-11-24', '{}', '')`,
  `insert into commitment (one_on_one_id, position, action, owner_id) values (1, 1, 'Call', 2)`,
  `insert into checklist_item (checklist_id, position, kind, rep_id, signal_id, content)
    values (1, 1, 'signal', 2, 1, '{}')`,
  `insert into delivery (key, checklist_id, recipient) values ('checklist:1', 1, 'U1')`,
  `insert into recap (one_on_one_id, words, includes_notes, shared_at) values (1, '', false, now())`,
  `insert into agenda_point (rep_id, manager_id, submission_id, words, added_at)
    values (2, 1, '00000000-0000-4000-8000-000000000002', 'Prices', now())`,
  `insert into data_complaint (one_on_one_id, rep_id, submission_id, words, raised_at)
    values (1, 2, '00000000-0000-4000-8000-000000000003', 'It is closed', now())`,
  `insert into feedback values (1, 1, 'useful', null, now())`,
  `insert into expectation (rep_id, manager_id, measure, level, agreed_on)
    values (2, 1, 'New deals a week', '2', '2025-11-24')`,
  `insert into absence values (2, '2025-12-01', '2025-12-12')`,
];

const item = (values: string) =>
  `insert into checklist_item (checklist_id, position, kind, rep_id, signal_id, commitment_id,
    content, state, acted_by, acted_at, one_on_one_id) values (${values})`;

/** What must not be written, and what refuses it: a foreign key, a unique key or a check. */
const REFUSED: readonly (readonly [
  what: string,
  statement: string,
  by: 'key' | 'unique' | 'check',
])[] = [
  [
    'an address in capitals',
    `insert into person (name, email) values ('B', 'B@example.com')`,
    'check',
  ],
  [
    'an address twice',
    `insert into person (name, email) values ('B', 'ana@example.com')`,
    'unique',
  ],
  ['one’s own manager', `update person set manager_id = id where id = 1`, 'check'],
  ['a manager who is nobody', `update person set manager_id = 99 where id = 1`, 'key'],
  [
    'an end before the start',
    `update person set start_date = '2025-02-01', end_date = '2025-01-01'`,
    'check',
  ],
  ['an owner’s key that is empty', `insert into crm_owner values ('', 2)`, 'check'],
  ['an owner twice', `insert into crm_owner values ('ana', 1)`, 'unique'],
  ['a quota below nothing', `update quota set amount = -1`, 'check'],
  ['a quota that ends before it starts', `update quota set ends_on = '2025-09-30'`, 'check'],
  ['a quota twice', ROWS[3] ?? '', 'unique'],
  ['an absence that ends before it starts', `update absence set ends_on = '2025-11-30'`, 'check'],
  ['two absences from the same day on', ROWS.at(-1) ?? '', 'unique'],
  ['an absence of nobody', `insert into absence values (99, '2025-12-01', null)`, 'key'],
  ['an import of nothing known', `update import set type = 'tables'`, 'check'],
  ['the same file of the same day twice', ROWS[5] ?? '', 'unique'],
  ['a rejected row of no import', `insert into rejected_row values (9, 3, null, null, 'x')`, 'key'],
  ['an outcome of its own', `update opportunity set outcome = 'maybe'`, 'check'],
  ['missing before it was seen', `update opportunity set missing_since = '2025-11-20'`, 'check'],
  ['a change of nothing', `update opportunity_change set new_value = old_value`, 'check'],
  ['a change of an unknown field', `update opportunity_change set field = 'mood'`, 'check'],
  ['a change of no opportunity', `update opportunity_change set opportunity_id = 'x'`, 'key'],
  ['a severity above one', `update signal set severity = 1.01`, 'check'],
  ['a signal cleared without a day', `update signal set state = 'cleared'`, 'check'],
  ['a dismissal without its severity', `update signal set dismissed_on = '2025-11-24'`, 'check'],
  [
    'two open episodes of a kind',
    `insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on)
      values (2, 'win-rate-fell', 2, 0.5, '{}', '2025-11-21', '2025-11-21')`,
    'unique',
  ],
  ['a week that begins on a Tuesday', `update checklist set week = '2025-11-25'`, 'check'],
  ['two checklists of a week', ROWS[10] ?? '', 'unique'],
  ['a one-on-one with oneself', `update one_on_one set manager_id = 2`, 'check'],
  ['a modal saved twice', ROWS[11] ?? '', 'unique'],
  ['a commitment to nothing', `update commitment set action = ''`, 'check'],
  ['a commitment kept without a time', `update commitment set state = 'kept'`, 'check'],
  [
    'an item in another’s place',
    item(`1, 1, 'longest-without-a-one-on-one', 2, null, null, '{}', 'open', null, null, null`),
    'unique',
  ],
  [
    'an item acted on at no time',
    item(`1, 2, 'signal', 2, 1, null, '{}', 'snoozed', 1, null, null`),
    'check',
  ],
  [
    'an item logged without a one-on-one',
    item(`1, 2, 'signal', 2, 1, null, '{}', 'logged', 1, now(), null`),
    'check',
  ],
  [
    'a signal item without a signal',
    item(`1, 2, 'signal', 2, null, null, '{}', 'open', null, null, null`),
    'check',
  ],
  [
    'a commitment item without one',
    item(`1, 2, 'commitment-due', 2, null, null, '{}', 'open', null, null, null`),
    'check',
  ],
  ['a time without a day', `update one_on_one set next_at = now()`, 'check'],
  ['an open commitment that was ticked off', `update commitment set ticked_by = 2`, 'check'],
  [
    'a second recap of a talk',
    `insert into recap (one_on_one_id, words, includes_notes, shared_at) values (1, '', true, now())`,
    'unique',
  ],
  ['a point that says nothing', `update agenda_point set words = ''`, 'check'],
  [
    'a point sent twice',
    `insert into agenda_point (rep_id, manager_id, submission_id, words, added_at)
      values (2, 1, '00000000-0000-4000-8000-000000000002', 'Prices', now())`,
    'unique',
  ],
  ['a complaint about no talk', `update data_complaint set one_on_one_id = 99`, 'key'],
  [
    'a message owed twice',
    `insert into delivery (key, recipient) values ('checklist:1', 'U2')`,
    'unique',
  ],
  ['a message posted nowhere', `update delivery set state = 'posted'`, 'check'],
  ['two verdicts of one person', ROWS[15] ?? '', 'unique'],
  ['no use without a reason', `update feedback set verdict = 'not-useful'`, 'check'],
  ['two expectations of a measure', ROWS[16] ?? '', 'unique'],
  ['an expectation of oneself', `update expectation set manager_id = 2`, 'check'],
  [
    'a move to the same day',
    `insert into commitment_move (commitment_id, from_on, to_on, moved_by)
      values (1, '2025-12-01', '2025-12-01', 1)`,
    'check',
  ],
];

const CODES = { key: '23503', unique: '23505', check: '23514' };

describe('the database refuses', () => {
  beforeAll(async () => {
    for (const row of ROWS) await sql.raw(row).execute(current().database);
  });

  test.each(REFUSED)('%s', async (_what, statement, by) => {
    await expect(sql.raw(statement).execute(current().database)).rejects.toMatchObject({
      code: CODES[by],
    });
  });
});
