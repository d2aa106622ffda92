import type { Command } from 'commander';
import { ConfigError, interpretConfig, readEnvironment } from '../../config.ts';
import { ownersWithoutPerson } from '../../database/imports/owners-without-person.ts';
import { knownPeople } from '../../database/imports/roster.ts';
import { PEOPLE_HEADERS } from '../../domain/imports/own-files.ts';
import { proposePeople, type ProposedPerson } from '../../domain/imports/propose-people.ts';
import { count } from '../../domain/text.ts';
import { listAccounts, type NamedAccount } from '../../slack/people/list-accounts.ts';
import { csvRecord } from '../../workflows/imports/csv-record.ts';
import { print, Refusal, withDatabase } from './runtime.ts';
import { slackClient } from './slack-client.ts';

const RETRIES = 2;

export function define(command: Command): void {
  command
    .option('--propose', 'print a list of people as CSV, to be completed and imported')
    .option('--json', 'print one JSON document')
    .action(async ({ propose, json }: { propose?: boolean; json?: boolean }) => {
      if (propose !== true) {
        throw new Refusal('Give --propose, as: npm run -s coach -- people --propose > people.csv');
      }
      await printProposal(json);
    });
}

/** Who is in the roster already is not in it. */
async function printProposal(json: boolean | undefined): Promise<void> {
  await withDatabase(async ({ database }) => {
    const owners = (await ownersWithoutPerson(database)).flatMap(({ owner }) => owner ?? []);
    const known = new Set((await knownPeople(database)).map(({ email }) => email));
    const accounts = await accountsOfSlack();
    const missing = accounts?.filter(({ email }) => !known.has(email)) ?? [];
    const people = proposePeople(owners, missing);
    if (people.length === 0) {
      throw new Refusal(
        'There is nobody to propose: no owner of a deal is without a person, and Slack has no other accounts. Import a pipeline first.',
      );
    }
    process.stderr.write(`${describe(people, accounts !== undefined)}\n`);
    print(json, { people }, () => [csvOf(people)]);
  });
}

/** Undefined where Slack is not set up. */
async function accountsOfSlack(): Promise<readonly NamedAccount[] | undefined> {
  try {
    const { slack } = interpretConfig(readEnvironment());
    return await listAccounts(slackClient(slack, RETRIES));
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`Slack does not list its accounts: ${reason}`, { cause: error });
  }
}

function csvOf(people: readonly ProposedPerson[]): string {
  const rows = people.map(({ name, email, crmOwners, timeZone }) => [
    name,
    email,
    '',
    '',
    crmOwners.join('; '),
    timeZone ?? '',
  ]);
  return [PEOPLE_HEADERS, ...rows]
    .map((cells) => csvRecord(cells))
    .join('')
    .trimEnd();
}

function describe(people: readonly ProposedPerson[], hasSlack: boolean): string {
  const owners = people.filter(({ crmOwners }) => crmOwners.length > 0);
  const without = owners.filter(({ email }) => email === '').length;
  const others = people.length - owners.length;
  return [
    `${count(owners.length, 'person', 'people')} who own deals, ${without} of them without an address; ${count(others, 'more account')} of Slack.`,
    ...(hasSlack ? [] : ['Slack is not set up here, so that addresses and managers are missing.']),
    'Check who is who, fill in the e-mail addresses and manager_email, delete whoever neither sells nor leads, and import the file.',
  ].join(' ');
}
