import { expect, test } from 'vitest';
import { coach, coachHere } from '#tests/support/coach.ts';
import { fileOf } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { startLocalSlackForTest } from '#tests/support/local-slack.ts';

const PIPELINE = csv(
  ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'],
  [
    ['006A', 'Norwind', 'Silva, Ana', 'Proposal'],
    ['006B', 'Kestrel', 'Ben Osei', 'Proposal'],
  ],
);

test('coach people --propose makes a list of owners and accounts that can be completed and imported', async () => {
  const { url } = await freshDatabase();
  const slack = await startLocalSlackForTest();
  slack.addUser({ name: 'Mia Keller', email: 'mia@example.com', timeZone: 'Europe/Berlin' });
  slack.addUser({ name: 'Ana Silva', email: 'ana@example.com', timeZone: 'America/Denver' });
  const environment = {
    DATABASE_URL: url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  };
  await coachHere(['import', await fileOf('p-2025-11-21.csv', PIPELINE)], environment);
  const { code, stdout } = await coach(['people', '--propose'], environment);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\r\n')).toEqual([
    'name,email,manager_email,start_date,crm_owner,time_zone',
    'Ana Silva,ana@example.com,,,"Silva, Ana",America/Denver',
    'Ben Osei,,,,Ben Osei,',
    'Mia Keller,mia@example.com,,,,Europe/Berlin',
  ]);
  const completed = stdout
    .replace('ana@example.com,,', 'ana@example.com,mia@example.com,')
    .replace('Ben Osei,,,', 'Ben Osei,ben@example.com,mia@example.com,');
  const imported = await coach(['import', await fileOf('people.csv', completed)], environment);
  expect(imported.stdout).toContain('3 accepted, 0 rejected; 3 new');
  const again = await coach(['people', '--propose'], environment);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('There is nobody to propose');
});

test('an owner whose name is a formula is text in the list, and its owner when it is imported', async () => {
  const { url, database } = await freshDatabase();
  const owner = '=cmd|calc';
  const pipeline = csv(
    ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'],
    [['006A', 'Norwind', owner, 'Proposal']],
  );
  await coachHere(['import', await fileOf('p-2025-11-21.csv', pipeline)], { DATABASE_URL: url });
  const { stdout } = await coachHere(['people', '--propose'], { DATABASE_URL: url });
  expect(stdout).toContain(`'${owner},,,,'${owner},`);
  const completed = stdout.replace(`'${owner},,`, `'${owner},evil@example.com,`);
  await coachHere(['import', await fileOf('people.csv', completed)], { DATABASE_URL: url });
  expect(await database.selectFrom('person').select('name').execute()).toEqual([{ name: owner }]);
});

test('without Slack the owners alone are proposed, and that is said', async () => {
  const { url } = await freshDatabase();
  await coachHere(['import', await fileOf('p-2025-11-21.csv', PIPELINE)], { DATABASE_URL: url });
  const { code, stdout, stderr } = await coach(['people', '--propose'], { DATABASE_URL: url });
  expect(code).toBe(0);
  expect(stdout).toContain('Ben Osei,,,,Ben Osei,');
  expect(stderr).toContain('Slack is not set up here');
});
