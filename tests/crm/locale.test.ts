import { describe, expect, test } from 'vitest';
import { parseMapping } from '#src/crm/mapping.ts';
import { fileOf } from '#tests/support/files.ts';
import { csv } from '#tests/support/imports.ts';
import { readExport } from '#tests/support/read-export.ts';

const HEADERS = ['Name', 'Owner', 'Stage', 'Amount', 'Close Date', 'Created Date'];

async function read(
  rows: readonly (readonly [amount: string, close: string, created: string])[],
  mapping = '{}',
) {
  const cells = rows.map((row, at) => [`Deal ${at}`, 'Ana Silva', 'Proposal', ...row]);
  const path = await fileOf('deals.csv', csv(HEADERS, cells));
  return readExport(path, parseMapping(mapping));
}

describe('how a file writes dates', () => {
  test('is settled by any date of any of its columns', async () => {
    const { records } = await read([
      ['1', '3/4/2026', '1/2/2025'],
      ['1', '', '12/31/2025'],
    ]);
    expect(records[0]).toMatchObject({ closeDate: '2026-03-04', createdOn: '2025-01-02' });
  });

  test('is settled by a date far below the first rows', async () => {
    const open = Array.from({ length: 1_000 }, () => ['1', '3/4/2026', ''] as const);
    const { records } = await read([...open, ['1', '25/12/2025', '']]);
    expect(records[0]).toMatchObject({ closeDate: '2026-04-03' });
  });

  test('is asked for where no date settles it', async () => {
    await expect(read([['1', '3/4/2026', '1/2/2025']])).rejects.toThrow(/--date-order/);
  });

  test('is taken from the mapping', async () => {
    const rows = [['1', '3/4/2026', '']] as const;
    expect((await read(rows, '{"dateOrder":"dmy"}')).records).toMatchObject([
      { closeDate: '2026-04-03' },
    ]);
    expect((await read(rows, '{"dateOrder":"mdy"}')).records).toMatchObject([
      { closeDate: '2026-03-04' },
    ]);
  });

  test('must not be two ways at once', async () => {
    const rows = [
      ['1', '25/3/2026', ''],
      ['1', '3/25/2026', ''],
    ] as const;
    await expect(read(rows)).rejects.toThrow(/one form of dates/);
  });
});

describe('how a file writes amounts', () => {
  test('is settled by any amount', async () => {
    const { records } = await read([
      ['1.234', '', ''],
      ['1.234,50', '', ''],
      ['k. A.', '', ''],
    ]);
    expect(records).toMatchObject([{ amount: 1234 }, { amount: 1234.5 }, { amount: undefined }]);
  });

  test('is not guessed at: an amount that could be two is none', async () => {
    const { records, unreadable } = await read([
      ['1.234', '', ''],
      ['500', '', ''],
    ]);
    expect(records).toMatchObject([{ amount: undefined }, { amount: 500 }]);
    expect(unreadable).toMatchObject([
      {
        line: 2,
        column: 'Amount',
        value: '1.234',
        reason: expect.stringContaining('"decimal" in a mapping'),
      },
    ]);
  });

  test('is taken from the mapping', async () => {
    const { records } = await read([['1.234', '', '']], '{"decimal":","}');
    expect(records).toMatchObject([{ amount: 1234 }]);
  });
});
