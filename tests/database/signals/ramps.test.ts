import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { loadStarters } from '#src/database/signals/ramps.ts';
import { UNREADABLE } from '#src/database/stored/unreadable.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();

test('a ramp that was kept in a form nobody knows is reported, and the others are read', async () => {
  const { database } = current();
  await sql`insert into person (name, email) values ('Ana', 'ana@example.com'), ('Ben', 'ben@example.com')`.execute(
    database,
  );
  await sql`insert into ramp (rep_id, as_of, record)
    select id, '2025-11-21'::date, case name
      when 'Ana' then '{"reached": {"first-win": 61}, "watchedDays": 120}'::jsonb
      else '{"reached": {"first-win": "soon"}}'::jsonb end
    from person`.execute(database);
  const reported: unknown[] = [];
  const note = (row: unknown) => reported.push(row);
  UNREADABLE.subscribe(note);
  onTestFinished(() => {
    UNREADABLE.unsubscribe(note);
  });

  const starters = await loadStarters(database, calendarDate('2025-11-28'));
  expect(starters.map(({ record }) => record)).toEqual([
    { reached: { 'first-win': 61 }, watchedDays: 120 },
  ]);
  expect(reported).toEqual([
    {
      row: expect.stringMatching(/^ramp record of person \d+$/) as string,
      problems: expect.any(Array) as string[],
    },
  ]);
});
