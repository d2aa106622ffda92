import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, isTimeZone } from '#src/domain/calendar.ts';
import { AWKWARD_ACCOUNTS } from '#src/playground/sample/accounts.ts';
import { type SampleFile } from '#src/playground/sample/sample-file.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';

type Row = Readonly<Partial<Record<string, string>>>;

const FRIDAY = calendarDate('2026-11-20');
const organisation = sampleOrganisation(FRIDAY);
const { people, exportDates, past } = organisation;

function rowsOf({ text }: SampleFile): readonly Row[] {
  return parse<Row>(text, { columns: true });
}

/** What a later export must say of an opportunity that `was` like this: of a closed one, how it ended, too. */
function whatStays(was: Row, row: Row | undefined) {
  const { Id, Name, CreatedDate, StageName, IsClosed, IsWon, CloseDate } = row ?? {};
  const always = { Id, Name, CreatedDate };
  return was.IsClosed === 'true' ? { ...always, StageName, IsClosed, IsWon, CloseDate } : always;
}

describe('the people', () => {
  test('are one second-line manager, four managers and 28 reps in teams of five to nine', () => {
    const managers = people.filter(({ role }) => role === 'manager');
    const reps = people.filter(({ role }) => role === 'rep');
    const second = people.filter(({ role }) => role === 'second-line manager');
    expect([second.length, managers.length, reps.length]).toEqual([1, 4, 28]);
    expect(second[0]?.managerEmail).toBeUndefined();
    expect(managers.every(({ managerEmail }) => managerEmail === second[0]?.email)).toBe(true);
    const sizes = managers.map(
      ({ email }) => reps.filter(({ managerEmail }) => managerEmail === email).length,
    );
    expect(sizes).toEqual([8, 7, 8, 5]);
  });

  test('have addresses of their own that nobody can own, and zones that there are', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(people.every(({ email }) => /^[a-z.-]+@brightwater\.example$/.test(email))).toBe(true);
    expect(people.every(({ timeZone }) => isTimeZone(timeZone))).toBe(true);
    expect(new Set(people.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(15);
  });

  test('were there before the first export, but for one rep who is new', () => {
    const late = people.filter(({ startDate }) => startDate >= (exportDates[0] ?? FRIDAY));
    expect(late.map(({ name, startDate }) => [name, startDate])).toEqual([
      ['Fatima El Idrissi', '2026-10-12'],
    ]);
  });
});

describe('the exports', () => {
  test('are of 52 Fridays up to the last past one, and of 13 to play', () => {
    expect([past, exportDates.length]).toEqual([52, 65]);
    expect(exportDates[past - 1]).toBe(FRIDAY);
    const first = exportDates[0] ?? FRIDAY;
    expect(exportDates).toEqual(exportDates.map((_, week) => addDays(first, 7 * week)));
  });

  test('say the same whenever and in whichever order they are asked for', () => {
    const again = sampleOrganisation(FRIDAY);
    for (const date of exportDates.filter((_, week) => week % 16 === 0).toReversed()) {
      expect(again.exportOf(date)).toEqual(organisation.exportOf(date));
    }
    expect(again.roster()).toEqual(organisation.roster());
    expect(again.quotas()).toEqual(organisation.quotas());
  });

  test('have each opportunity under one id, and no day in the future', () => {
    let before = new Map<string, Row>();
    for (const date of exportDates.filter((_, week) => week % 4 === 0)) {
      const rows = rowsOf(organisation.exportOf(date));
      const now = new Map(rows.map((row) => [row.Id ?? '', row]));
      expect(now.size).toBe(rows.length);
      const known = [...before.values()];
      expect(known.map((was) => whatStays(was, was))).toEqual(
        known.map((was) => whatStays(was, now.get(was.Id ?? ''))),
      );
      const days = rows.flatMap((row) => [
        row.CreatedDate,
        row.LastStageChangeDate,
        row.LastActivityDate,
        row.IsClosed === 'true' ? row.CloseDate : row.CreatedDate,
      ]);
      expect(days.filter((day) => day === undefined || day > date)).toEqual([]);
      before = now;
    }
    expect([...before.keys()].filter((id) => !/^006[A-Za-z0-9]{15}$/.test(id))).toEqual([]);
    expect(before.size).toBeGreaterThan(2_000);
    expect(before.size).toBeLessThan(3_000);
    const closed = [...before.values()].filter(({ IsClosed }) => IsClosed === 'true');
    const won = closed.filter(({ IsWon }) => IsWon === 'true');
    expect(won.length / closed.length).toBeCloseTo(0.3, 1);
  });

  test('hold what people type into a CRM sooner or later', () => {
    const accounts = rowsOf(organisation.exportOf(FRIDAY)).map((row) => row['Account.Name']);
    expect(AWKWARD_ACCOUNTS.filter((account) => !accounts.includes(account))).toEqual([]);
    expect(Math.max(...AWKWARD_ACCOUNTS.map(({ length }) => length))).toBeGreaterThanOrEqual(110);
    expect(accounts.some((account) => /\p{Script=Arabic}/u.test(account ?? ''))).toBe(true);
  });
});
