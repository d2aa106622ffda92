import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { csv } from '#tests/support/csv.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';

const PAGE = await readFile(new URL('../../docs/exports.md', import.meta.url), 'utf8');

/** The columns that docs/exports.md asks for, and a value of each. Bold ones are enough by themselves. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Salesforce: {
    'Opportunity ID': '0068d00000AbCdE',
    'Opportunity Name': 'Norwind',
    'Opportunity Owner': 'Ana Silva',
    Stage: 'Proposal',
    'Account Name': 'Norwind',
    Amount: '$1,200.00',
    'Close Date': '1/31/2026',
    'Created Date': '10/9/2025',
    'Last Stage Change Date': '11/12/2025',
    'Last Activity': '11/20/2025',
    'Next Step': 'Call',
    'Forecast Category': 'Commit',
  },
  HubSpot: {
    'Record ID': '14300000001',
    'Deal Name': 'Norwind',
    'Deal owner': 'Ana Silva',
    'Deal Stage': 'contractsent',
    Amount: '1200.0',
    Currency: 'EUR',
    'Close Date': '2026-01-31 23:59',
    'Create Date': '2025-10-09 08:15',
    'Last Activity Date': '2025-11-20 10:00',
    'Next step': 'Call',
    'Is Closed Won': 'false',
    'Is closed lost': 'false',
  },
  Pipedrive: {
    ID: '1',
    Title: 'Norwind',
    Owner: 'Ana Silva',
    Stage: 'Proposal Made',
    Status: 'Open',
    Value: '1200',
    'Currency of value': 'EUR',
    Organization: 'Norwind',
    'Deal created': '2025-10-09 08:15:00',
    'Expected close date': '2026-01-31',
    'Won time': '',
    'Lost time': '',
    'Last activity date': '2025-11-20',
  },
  'Dynamics 365': {
    Topic: 'Norwind',
    Owner: 'Ana Silva',
    'Sales Stage': 'Propose',
    Status: 'Open',
    Account: 'Norwind',
    'Est. close date': '1/31/2026',
    'Est. revenue': '$1,200.00',
    'Actual Close Date': '',
    'Created On': '10/9/2025 8:15 AM',
  },
  'Zoho CRM': {
    'Record Id': 'zcrm_4150868000001234001',
    'Deal Name': 'Norwind',
    'Deal Owner': 'Ana Silva',
    Stage: 'Qualification',
    Amount: '1200',
    'Closing Date': '2026-01-31',
    'Account Name': 'Norwind',
    'Created Time': '2025-10-09 14:56:28',
    'Last Activity Time': 'Nov 20, 2025 6:55 PM',
    'Next Step': 'Call',
  },
};

test.for(Object.entries(COLUMNS))(
  'the columns that the page asks of %s are all understood',
  async ([crm, cells]) => {
    const asked = paragraphOf(crm);
    const headers = Object.keys(cells);
    for (const header of headers) expect(asked).toMatch(header);
    const read = await readExport(await fileOf('deals.csv', csv(headers, [Object.values(cells)])));
    expect([...read.headers.values()].toSorted()).toEqual(headers.toSorted());
    expect(read.records).toMatchObject([
      {
        name: 'Norwind',
        owner: 'Ana Silva',
        outcome: 'open',
        amount: 1_200,
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
      },
    ]);
  },
);

test.for(Object.entries(COLUMNS))('and of %s the bold ones are enough', async ([crm, cells]) => {
  // After them the page describes Salesforce's histories.
  const [pipeline = ''] = paragraphOf(crm).split('To begin with');
  const bold = [...pipeline.matchAll(/\*\*([^*]+)\*\*/g)].map(([, header = '']) => header);
  expect(bold.length).toBeGreaterThan(2);
  const text = csv(bold, [bold.map((header) => cells[header])]);
  const { type, records } = await readExport(await fileOf('deals.csv', text));
  expect(type).toBe('opportunities');
  expect(records).toMatchObject([{ name: 'Norwind', owner: 'Ana Silva' }]);
});

/** The paragraph after the CRM's name, on one line. */
function paragraphOf(crm: string): string {
  const [, paragraph = ''] = PAGE.split(`\n**${crm}.** `);
  return (paragraph.split('\n\n')[0] ?? '').replaceAll('\n', ' ');
}
