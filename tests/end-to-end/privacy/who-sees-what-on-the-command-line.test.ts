import { expect, onTestFinished, test } from 'vitest';
import { auditEvents } from '#src/database/privacy/audit-events.ts';
import { coachHere } from '#tests/support/coach.ts';
import { addExport, addPerson } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

const ANA = 'ana.lima@example.com';
const MIA = 'mia.keller@example.com';

/** What is noted of a command that shows or changes a person's data. */
interface Noted {
  readonly args: readonly string[];
  readonly action: string;
  readonly subject: string | null;
}

/**
 * Every command of `coach`: what is noted of it, or null for one that shows nobody's data: what it says of people is
 * counts, or who got a message.
 */
const COMMANDS: Readonly<Record<string, readonly Noted[] | null>> = {
  signals: [
    { args: [], action: 'signals', subject: null },
    { args: ['--rep', ANA], action: 'signals', subject: ANA },
  ],
  checklist: [{ args: ['--manager', MIA], action: 'checklist', subject: MIA }],
  history: [{ args: ['--rep', ANA], action: 'history', subject: ANA }],
  person: [
    { args: ['--export', ANA], action: 'person --export', subject: ANA },
    {
      args: ['--erase', ANA, '--yes'],
      action: 'person --erase',
      subject: expect.stringContaining('erased-') as string,
    },
  ],
  migrate: null,
  import: null,
  doctor: null,
  send: null,
  replay: null,
  initiative: null,
  report: null,
  audit: null,
  stages: null,
  // Of people who are not in the roster, so that nothing is held about them yet.
  people: null,
};

test('every command has its row', async () => {
  const { stdout } = await coachHere(['--help']);
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set([...Object.keys(COMMANDS), 'help']));
});

const noted = Object.entries(COMMANDS).flatMap(([name, rows]) =>
  (rows ?? []).map((row) => [[name, ...row.args].join(' '), name, row] as const),
);

test.each(noted)(
  'coach %s is noted, with who ran it',
  async (_, name, { args, action, subject }) => {
    const { database, url, drop } = await createTestDatabase();
    onTestFinished(drop);
    const mia = await addPerson(database, 'Mia Keller');
    await addPerson(database, 'Ana Lima', { managerId: mia });
    await addExport(database, '2025-11-21');
    const { code, stderr } = await coachHere([name, ...args], { DATABASE_URL: url });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await auditEvents(database, 10)).toEqual([
      { at: expect.any(Date), actor: expect.stringContaining('command line: '), action, subject },
    ]);
  },
);
