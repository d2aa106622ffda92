import { sql, type RawBuilder, type Selectable } from 'kysely';
import { addDays, dayNumber, type CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId, PersonId } from '../../domain/ids.ts';
import type {
  Opportunity,
  OpportunityChange,
  TrackedField,
} from '../../domain/pipeline/opportunity.ts';
import { memoize } from '../../domain/memoize.ts';
import type { OpportunityHistory, TeamHistory } from '../../domain/pipeline/rep-history.ts';
import { DAYS_A_WEEK } from '../../domain/team/weeks.ts';
import { LONG, SHORT } from '../imports/change-length.ts';
import type { Company } from './company.ts';
import type { Queryable } from '../connection.ts';
import type { CurrencyRates } from '../imports/currency-rates.ts';
import { toPerson } from '../people/people.ts';
import { REPORTED_COLUMNS, type OpportunityTable } from '../tables/pipeline.ts';

/** Every manager with a report, in the order of their ids. */
export async function managersWithReports(database: Queryable): Promise<PersonId[]> {
  const rows = await database
    .selectFrom('person')
    .select('manager_id')
    .distinct()
    .where('manager_id', 'is not', null)
    .orderBy('manager_id')
    .execute();
  return rows.flatMap(({ manager_id: id }) => id ?? []);
}

/**
 * What is known today of the reps of one manager, as far back as detectors read from `asOf`. Opportunities
 * and their changes are read in one statement, so that an import in between can't part them.
 */
export async function loadTeamHistory(
  database: Queryable,
  manager: PersonId,
  company: Company,
  asOf: CalendarDate,
): Promise<TeamHistory> {
  const people = await database
    .selectFrom('person')
    .selectAll()
    .where('manager_id', '=', manager)
    .orderBy('id')
    .execute();
  const reps = new Set(people.map(({ id }) => id));
  const quotas = await database
    .selectFrom('quota')
    .selectAll()
    .where('person_id', 'in', (from) =>
      from.selectFrom('person').select('id').where('manager_id', '=', manager),
    )
    .execute();
  const absences = await database
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'absence.person_id')
    .selectAll('absence')
    .where('manager_id', '=', manager)
    .orderBy('person_id')
    .orderBy('starts_on')
    .execute();
  const toOwn = converterOf(company.rates);
  const { exportDates, historyUntil, activitiesUntil, activitiesFrom } = company.imported;
  return {
    reps: people.map(toPerson),
    opportunities: await loadOpportunities(database, reps, company, asOf),
    quotas: quotas.map((quota) => ({
      personId: quota.person_id,
      startsOn: quota.starts_on,
      endsOn: quota.ends_on,
      ...toOwn(quota.amount, quota.currency),
    })),
    absences: absences.map((absence) => ({
      personId: absence.person_id,
      from: absence.starts_on,
      until: absence.ends_on ?? undefined,
    })),
    weeksOfHistory: company.weeksOfHistory,
    exportDates,
    historyUntil,
    activitiesUntil,
    activitiesFrom,
    starters: company.starters,
  };
}

/** By person: what was theirs before or after it changed hands. */
const handedOverBy = memoize((handedOver: Company['handedOver']) => {
  const byPerson = new Map<PersonId, Set<OpportunityId>>();
  for (const [id, owners] of handedOver) {
    for (const { personId } of owners) {
      if (personId === undefined) continue;
      byPerson.set(personId, (byPerson.get(personId) ?? new Set<OpportunityId>()).add(id));
    }
  }
  return byPerson;
});

/** By person: the keys under which opportunities are theirs. */
const keysOf = memoize((personOf: Company['personOf']) => {
  const byPerson = new Map<PersonId, string[]>();
  for (const [key, person] of personOf) {
    byPerson.set(person, [...(byPerson.get(person) ?? []), key]);
  }
  return byPerson;
});

/** No more than is needed, since each value of a million rows is parsed by itself. */
const COLUMNS = [...REPORTED_COLUMNS, 'first_seen_on'] as const;

type Row = Pick<Selectable<OpportunityTable>, (typeof COLUMNS)[number]>;

async function loadOpportunities(
  database: Queryable,
  reps: ReadonlySet<PersonId>,
  company: Company,
  asOf: CalendarDate,
): Promise<OpportunityHistory[]> {
  const keys = [...reps].flatMap((rep) => keysOf(company.personOf).get(rep) ?? []);
  const ownedOnce = [...reps].flatMap((rep) => [
    ...(handedOverBy(company.handedOver).get(rep) ?? []),
  ]);
  const oldest = addDays(asOf, -company.weeksOfHistory * DAYS_A_WEEK);
  const toOwn = converterOf(company.rates);
  const { hasActivities, hasLongChanges } = company.imported;
  const rows = await database
    .selectFrom('opportunity')
    .select(COLUMNS)
    .select([
      changesThatAre(SHORT).as('short_changes'),
      (hasLongChanges ? changesThatAre(LONG) : NO_CHANGES).as('long_changes'),
      activityDaysIn(hasActivities ? 'activity' : 'earlier_activity').as('activity_days'),
    ])
    .where((is) =>
      is.or([
        is('owner_key', '=', sql<string>`any(${keys})`),
        is('id', '=', sql<OpportunityId>`any(${ownedOnce})`),
      ]),
    )
    // What a CRM no longer has was deleted there: it was neither won nor lost.
    .where((is) =>
      is.or([
        is('outcome', '<>', 'open'),
        is('missing_since', 'is', null),
        is('missing_since', '>', asOf),
      ]),
    )
    // What had closed before, and was known by then, lies outside the weeks that detectors read.
    .where((is) =>
      is.or([
        is('outcome', '=', 'open'),
        is('close_date', 'is', null),
        is('close_date', '>=', oldest),
        is('first_seen_on', '>=', oldest),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    opportunity: toOpportunity(row, toOwn),
    owners: company.handedOver.get(row.id) ?? [
      { personId: company.personOf.get(row.owner_key ?? ''), since: undefined },
    ],
    firstSeenOn: row.first_seen_on,
    changes: inOrder(
      toChanges(row.short_changes, row.currency, toOwn),
      toChanges(row.long_changes, row.currency, toOwn),
    ),
    activityDays: hasActivities ? row.activity_days : activityDaysShown(row),
  }));
}

/** As days since 1970-01-01: dates as text would cost more to write here, to read there, and to keep. */
function dayNumberOf(column: string) {
  return sql<number>`${sql.ref(column)} - date '1970-01-01'`;
}

/** The days on which a table has something that was done for an opportunity, oldest first. */
function activityDaysIn(table: 'activity' | 'earlier_activity') {
  // In the order of an index, which costs less than an aggregate that sorts.
  return sql<readonly number[]>`to_json(array(
    select ${dayNumberOf('held_on')} from (
      select distinct held_on from ${sql.table(table)} where opportunity_id = opportunity.id order by held_on
    ) held
  ))`;
}

/** Where no activities are imported: each last activity that an export showed. */
function activityDaysShown({
  activity_days: days,
  last_activity_on: last,
}: {
  readonly activity_days: readonly number[];
  readonly last_activity_on: CalendarDate | null;
}): readonly number[] {
  const lastDay = last === null ? undefined : dayNumber(last);
  if (lastDay === undefined || days.includes(lastDay)) return days;
  return [...days, lastDay].toSorted((a, b) => a - b);
}

/** The last is the day number of when it was seen. */
type ChangeRow = readonly [TrackedField, string | null, string | null, string];

/** Those of an opportunity's changes, oldest first. */
function changesThatAre(shortOrLong: RawBuilder<boolean>) {
  // As arrays of text, of which Postgres makes JSON for less than json_build_array() costs; and all in one.
  return sql<readonly ChangeRow[]>`to_json(array(
    select array[field, old_value, new_value, (${dayNumberOf('seen_on')})::text]
    from opportunity_change where opportunity_id = opportunity.id and ${shortOrLong} order by seen_on
  ))`;
}

const NO_CHANGES = sql<readonly ChangeRow[]>`'[]'::json`;

/** Of both lengths together, oldest first. */
function inOrder(
  short: readonly OpportunityChange[],
  long: readonly OpportunityChange[],
): readonly OpportunityChange[] {
  return long.length === 0 ? short : [...short, ...long].toSorted((a, b) => a.seenOn - b.seenOn);
}

function toChanges(
  rows: readonly ChangeRow[],
  currency: string | null,
  toOwn: Converter,
): readonly OpportunityChange[] {
  return rows.map(([field, from, to, seenOn]) => ({
    field,
    from: toValue(field, from, currency, toOwn),
    to: toValue(field, to, currency, toOwn),
    seenOn: Number(seenOn),
  }));
}

function toValue(
  field: TrackedField,
  text: string | null,
  currency: string | null,
  toOwn: Converter,
): string | undefined {
  if (text === null) return undefined;
  return field === 'amount' ? String(toOwn(Number(text), currency).amount) : text;
}

type Converter = (
  amount: number,
  currency: string | null | undefined,
) => { readonly amount: number; readonly currency: string | undefined };

/** Into the company's own currency, as far as its rate is known; else an amount keeps its own. */
const converterOf = memoize((rates: CurrencyRates): Converter => {
  const own = [...rates].find(([, rate]) => rate === 1)?.[0];
  return (amount, currency) => {
    const rate = rates.get(currency ?? '');
    if (rate === undefined || own === undefined) return { amount, currency: currency ?? undefined };
    return { amount: amount * rate, currency: own };
  };
});

function toOpportunity(row: Row, toOwn: Converter): Opportunity {
  const { amount, currency } =
    row.amount === null
      ? { amount: undefined, currency: row.currency ?? undefined }
      : toOwn(row.amount, row.currency);
  return {
    id: row.id,
    name: row.name,
    account: row.account ?? undefined,
    owner: row.owner ?? undefined,
    stage: row.stage,
    outcome: row.outcome,
    amount,
    currency,
    closeDate: row.close_date ?? undefined,
    createdOn: row.created_on ?? undefined,
    stageEnteredOn: row.stage_entered_on ?? undefined,
    lastActivityOn: row.last_activity_on ?? undefined,
    nextStep: row.next_step ?? undefined,
    forecastCategory: row.forecast_category ?? undefined,
    contactCount: row.contact_count ?? undefined,
  };
}
