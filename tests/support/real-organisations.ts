import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { parseMapping, type Mapping } from '#src/crm/mapping.ts';
import { csv } from './csv.ts';

/** Where the two organisations lie beside a checkout; they are not part of it. */
const FOLDER = new URL('../../../shared/data/', import.meta.url);

export const hasRealOrganisations = existsSync(FOLDER);

export function realFile(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

export async function fixtureMapping(name: string): Promise<Mapping> {
  return parseMapping(await readFile(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}

/** The sales teams of the Maven organisation as a roster. */
export async function mavenRoster(): Promise<string> {
  const teams = await rowsOf('maven-crm-sales-opportunities/sales_teams.csv');
  const managers = [...new Set(teams.map((row) => row['manager'] ?? ''))];
  const email = (name = '') => `${name.toLowerCase().replaceAll(' ', '.')}@maven.example`;
  return csv(
    ['name', 'email', 'manager_email'],
    [
      ...managers.map((name) => [name, email(name), '']),
      ...teams.map((row) => [row['sales_agent'], email(row['sales_agent']), email(row['manager'])]),
    ],
  );
}

/** The users of the Salesforce organisation as a roster. */
export async function salesforceRoster(): Promise<string> {
  const users = await rowsOf('salesforce-demo-org/User.csv');
  const managers = await rowsOf('salesforce-demo-org/Manager.csv');
  const emails = new Map(users.map((row) => [row['External_Id__c'], row['Email']]));
  const managerOf = new Map(
    managers.map((row) => [row['External_Id__c'], emails.get(row['Manager.External_Id__c'])]),
  );
  return csv(
    ['name', 'email', 'manager_email', 'crm_owner', 'time_zone'],
    users.map((row) => [
      row['Name'],
      row['Email'],
      managerOf.get(row['External_Id__c']),
      row['External_Id__c'],
      row['TimeZoneSidKey'],
    ]),
  );
}

/** The rows of one of their files, by the names of its columns. */
export async function rowsOf(name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(realFile(name), 'utf8'), { columns: true, bom: true });
}
