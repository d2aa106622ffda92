import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoachingConfig } from '../../config.ts';
import type { Database } from '../../database/connection.ts';
import {
  countQuotas,
  currenciesInUse,
  managersWithEmptyPipeline,
  newestExport,
} from '../../database/health/health.ts';
import { ownersWithoutPerson } from '../../database/imports/owners-without-person.ts';
import { managersOn, peopleOn } from '../../database/people/people.ts';
import { daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import { likeliestPerson } from '../../domain/imports/likeliest-person.ts';
import { count, listed } from '../../domain/text.ts';

/** One thing that was examined. `todo` says what to do where it is not well. */
export interface Finding {
  readonly about: string;
  readonly isWell: boolean;
  readonly says: string;
  readonly todo?: string;
}

const MAX_NAMED = 5;

/** Examines what the database holds: people, exports, owners, quotas. Writes nothing. */
export async function examineData(
  database: Database,
  coaching: CoachingConfig,
  today: CalendarDate,
): Promise<Finding[]> {
  return [
    await examinePeople(database, today),
    await examineExport(database, coaching, today),
    await examineOwners(database, today),
    await examineTeams(database, today),
    await examineQuotas(database, today),
    await examineCurrencies(database),
  ];
}

/** Examines the folder that exports are read from. */
export async function examineFolder(folder: string | undefined): Promise<Finding> {
  const about = 'Export folder';
  if (folder === undefined) {
    const says = 'no folder is watched; exports come in by coach import alone';
    return { about, isWell: true, says };
  }
  try {
    await access(folder, constants.R_OK | constants.W_OK);
  } catch {
    const todo = 'Make the folder, and let Frontline read and write in it.';
    return { about, isWell: false, says: `EXPORT_DIR ${folder} can not be used`, todo };
  }
  const refused = await readdir(join(folder, 'refused')).catch(() => []);
  const files = refused.filter((name) => !name.endsWith('.txt'));
  if (files.length === 0) return { about, isWell: true, says: `${folder}, nothing refused` };
  const todo = 'The reason is beside each in a .txt file; export them again.';
  return { about, isWell: false, says: `refused: ${listed(files, MAX_NAMED)}`, todo };
}

async function examinePeople(database: Database, today: CalendarDate): Promise<Finding> {
  const about = 'People';
  const managers = await managersOn(database, today);
  if (managers.length === 0) {
    const todo = 'Import a roster: npm run -s coach -- import roster.csv';
    return { about, isWell: false, says: 'the roster has no manager', todo };
  }
  const without = managers.filter(({ slackAccountId }) => slackAccountId === undefined);
  if (without.length === 0) {
    return {
      about,
      isWell: true,
      says: `${count(managers.length, 'manager')}, all with a Slack account`,
    };
  }
  return {
    about,
    isWell: false,
    says: `${count(without.length, 'manager')} of ${managers.length} not found in Slack: ${listed(
      without.map(({ email }) => email),
      MAX_NAMED,
    )}`,
    todo: 'The roster’s address must be the one of their Slack account. They are looked up every ten minutes while Frontline runs.',
  };
}

async function examineExport(
  database: Database,
  { staleAfterDays }: CoachingConfig,
  today: CalendarDate,
): Promise<Finding> {
  const about = 'Export';
  const newest = await newestExport(database);
  if (newest === undefined) {
    const todo = 'Import one: npm run -s coach -- import FILE';
    return { about, isWell: false, says: 'no export of opportunities was imported', todo };
  }
  const rejected = newest.rejected === 0 ? '' : `, ${count(newest.rejected, 'row')} rejected`;
  const says = `${newest.fileName}: ${count(newest.accepted, 'opportunity', 'opportunities')} as of ${newest.asOf}${rejected}`;
  if (daysBetween(newest.asOf, today) <= staleAfterDays) return { about, isWell: true, says };
  const todo = `It is more than ${staleAfterDays} days old, so that no checklist goes out. Import a newer one.`;
  return { about, isWell: false, says, todo };
}

async function examineOwners(database: Database, today: CalendarDate): Promise<Finding> {
  const about = 'Owners';
  const owners = (await ownersWithoutPerson(database)).filter(({ open }) => open > 0);
  if (owners.length === 0) {
    return { about, isWell: true, says: 'everybody who owns an open opportunity is in the roster' };
  }
  const people = await peopleOn(database, today);
  const names = owners.map(({ owner, open }) => {
    const likely = owner === null ? undefined : likeliestPerson(owner, people);
    const guess = likely === undefined ? '' : `, likely ${likely.name}`;
    return `${owner ?? '(no owner)'} (${open} open${guess})`;
  });
  return {
    about,
    isWell: false,
    says: `${count(owners.length, 'owner')} without a person: ${listed(names, MAX_NAMED)}`,
    todo: 'Add the name or id to the person’s crm_owner in the roster and import it again.',
  };
}

async function examineTeams(database: Database, today: CalendarDate): Promise<Finding> {
  const about = 'Teams';
  const empty = await managersWithEmptyPipeline(database, today);
  if (empty.length === 0) return { about, isWell: true, says: 'every team owns opportunities' };
  return {
    about,
    isWell: false,
    says: `nobody in the team of ${listed(empty, MAX_NAMED)} owns an opportunity`,
    todo: 'Does the export leave them out, or name their reps differently than the roster does?',
  };
}

async function examineQuotas(database: Database, today: CalendarDate): Promise<Finding> {
  const about = 'Quotas';
  const quotas = await countQuotas(database, today);
  const says = `${count(quotas.with, 'rep')} with a quota for today, ${quotas.without} without`;
  if (quotas.without === 0) return { about, isWell: true, says };
  const todo =
    'Without one, nothing is said of coverage. Import quotas: npm run -s coach -- import quotas.csv';
  return { about, isWell: false, says, todo };
}

async function examineCurrencies(database: Database): Promise<Finding> {
  const about = 'Currencies';
  const used = await currenciesInUse(database);
  const names = listed(
    used.map(({ currency }) => currency),
    MAX_NAMED,
  );
  const without = used.filter(({ hasRate }) => !hasRate).map(({ currency }) => currency);
  if (used.length < 2 || without.length === 0) {
    const says = used.length === 0 ? 'amounts name no currency' : `amounts are in ${names}`;
    return { about, isWell: true, says: used.length < 2 ? says : `${says}, each with a rate` };
  }
  return {
    about,
    isWell: false,
    says: `amounts are in ${names}; no rate for ${listed(without, MAX_NAMED)}`,
    todo: 'An amount without a rate is never added to the others. Import rates: npm run -s coach -- import rates.csv',
  };
}
