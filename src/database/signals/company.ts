import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId, PersonId } from '../../domain/ids.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Ownership, Starter, TeamHistory } from '../../domain/pipeline/rep-history.ts';
import { LONG } from '../imports/change-length.ts';
import type { Queryable } from '../connection.ts';
import { loadRates, type CurrencyRates } from '../imports/currency-rates.ts';
import { loadStarters } from './ramps.ts';
import { loadWeeksOfHistory } from './weeks-of-history.ts';

/** What is the same for every team of a company: read once, needed with each. */
export interface Company {
  /** Who owns under which key. */
  readonly personOf: ReadonlyMap<string, PersonId>;
  /** The owners one after the other of each opportunity that changed hands. */
  readonly handedOver: ReadonlyMap<OpportunityId, readonly Ownership[]>;
  readonly rates: CurrencyRates;
  readonly imported: Imported;
  /** How far back detectors read. */
  readonly weeksOfHistory: number;
  /** How ramps had gone before the day in question. */
  readonly starters: readonly Starter[];
}

/** What the imports cover. */
interface Imported extends Pick<
  TeamHistory,
  'exportDates' | 'historyUntil' | 'activitiesUntil' | 'activitiesFrom'
> {
  /** Else days with activity are known only by the last one that exports of opportunities show. */
  readonly hasActivities: boolean;
  /** Whether any change is too long for the index of changes; to look for one of each opportunity costs as much as its others. */
  readonly hasLongChanges: boolean;
}

/** Reads what is known of the company today, and of its ramps before `asOf`. */
export async function loadCompany(database: Queryable, asOf: CalendarDate): Promise<Company> {
  const owners = await database.selectFrom('crm_owner').selectAll().execute();
  const personOf = new Map(owners.map((owner) => [owner.owner_key, owner.person_id]));
  return {
    personOf,
    handedOver: await loadHandedOver(database, personOf),
    rates: await loadRates(database),
    imported: await loadImported(database),
    weeksOfHistory: await loadWeeksOfHistory(database),
    starters: await loadStarters(database, asOf),
  };
}

/** Changes of hands are few beside opportunities. */
async function loadHandedOver(
  database: Queryable,
  personOf: Company['personOf'],
): Promise<Company['handedOver']> {
  const changes = await database
    .selectFrom('opportunity_change')
    .select(['opportunity_id', 'old_value', 'new_value', 'seen_on'])
    .where('field', '=', 'owner')
    .orderBy('opportunity_id')
    .orderBy('seen_on')
    .execute();
  const find = (owner: string | null) => personOf.get(ownerKey(owner ?? '') ?? '');
  const handedOver = new Map<OpportunityId, Ownership[]>();
  for (const { opportunity_id: id, old_value: from, new_value: to, seen_on: since } of changes) {
    const known = handedOver.get(id) ?? [{ personId: find(from), since: undefined }];
    handedOver.set(id, [...known, { personId: find(to), since }]);
  }
  return handedOver;
}

async function loadImported(database: Queryable): Promise<Imported> {
  const imports = await database
    .selectFrom('import')
    .select(['type', 'as_of'])
    .distinct()
    .where((is) =>
      is.or([
        is('type', 'in', ['opportunities', 'activities']),
        // A history that begins late says nothing of the weeks before.
        is.and([is('type', '=', 'history'), sql<boolean>`report #>> '{told,since}' is null`]),
      ]),
    )
    .orderBy('as_of')
    .execute();
  const dates = (type: string) =>
    imports.filter((one) => one.type === type).map((one) => one.as_of);
  const exportDates = dates('opportunities');
  const activityDates = dates('activities');
  return {
    exportDates,
    historyUntil: dates('history').at(-1),
    activitiesUntil: activityDates.at(-1) ?? exportDates.at(-1),
    activitiesFrom: activityDates.length > 0 ? undefined : exportDates[0],
    hasActivities: activityDates.length > 0,
    hasLongChanges: await hasLongChange(database),
  };
}

async function hasLongChange(database: Queryable): Promise<boolean> {
  const first = await database
    .selectFrom('opportunity_change')
    .select('opportunity_id')
    .where(LONG)
    // In the order of their index: Postgres takes long ones for common, and would look for the first in the table.
    .orderBy('opportunity_id')
    .orderBy('seen_on')
    .limit(1)
    .executeTakeFirst();
  return first !== undefined;
}
