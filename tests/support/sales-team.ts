import { randomUUID } from 'node:crypto';
import type { Database } from '#src/database/connection.ts';
import { calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SignalId } from '#src/domain/ids.ts';
import type { SignalKind } from '#src/domain/signals/kinds.ts';
import type { SaidEvidence } from '#src/domain/signals/evidence.ts';

/** A person's row, and its id. A manager is whoever is named as one. */
export async function addPerson(
  database: Database,
  name: string,
  more: {
    readonly managerId?: PersonId;
    readonly timeZone?: string;
    readonly startDate?: CalendarDate;
    readonly endDate?: CalendarDate;
  } = {},
): Promise<PersonId> {
  const { id } = await database
    .insertInto('person')
    .values({
      name,
      email: emailOf(name),
      manager_id: more.managerId ?? null,
      time_zone: more.timeZone ?? null,
      end_date: more.endDate ?? null,
      start_date: more.startDate ?? null,
      slack_account_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** `mia.keller@example.com` for Mia Keller. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
}

/** Notes an import of opportunities without any, so that there is a newest export. */
export async function addExport(
  database: Database,
  asOf: string,
  type: 'opportunities' | 'activities' = 'opportunities',
): Promise<void> {
  await database
    .insertInto('import')
    .values({
      type,
      file_name: `${type}-${asOf}.csv`,
      file_hash: asOf,
      as_of: calendarDate(asOf),
      accepted: 0,
      rejected: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
    })
    .execute();
}

export async function addSignal(
  database: Database,
  repId: PersonId,
  kind: SignalKind,
  more: { readonly severity?: number; readonly evidence?: Partial<SaidEvidence> } = {},
): Promise<SignalId> {
  const { id } = await database
    .insertInto('signal')
    .values({
      rep_id: repId,
      kind,
      episode: 1,
      severity: more.severity ?? 0.5,
      evidence: JSON.stringify({ ...someEvidence, ...more.evidence }),
      first_seen_on: calendarDate('2025-11-14'),
      last_seen_on: calendarDate('2025-11-21'),
      cleared_on: null,
      dismissed_on: null,
      dismissed_severity: null,
      snoozed_until: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What two people agreed on 3 November, in a one-on-one without notes, to be done by the 28th. */
export async function addCommitment(
  database: Database,
  agreed: { readonly manager: PersonId; readonly rep: PersonId; readonly action: string },
): Promise<void> {
  const { id } = await database
    .insertInto('one_on_one')
    .values({
      rep_id: agreed.rep,
      manager_id: agreed.manager,
      submission_id: randomUUID(),
      held_on: calendarDate('2025-11-03'),
      topics: [],
      notes: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database
    .insertInto('commitment')
    .values({
      one_on_one_id: id,
      position: 1,
      action: agreed.action,
      owner_id: agreed.rep,
      due_on: calendarDate('2025-11-28'),
    })
    .execute();
}

export const someEvidence: SaidEvidence = {
  headline: 'new deals have dried up',
  comparison: '3 in the last 5 weeks; before, about 2 a week.',
  measure: {
    name: 'new-deals-a-week',
    unit: 'count',
    observed: 0.6,
    usual: 1.8,
    betterWhen: 'higher',
  },
  series: {
    label: 'New deals a week',
    points: [3, 2, 2, 3, 1, 1, 0, 1, 0].map((value, index) => ({
      week: calendarDate(
        `2025-${index < 4 ? '09' : '10'}-${String(1 + (index % 4) * 7).padStart(2, '0')}`,
      ),
      value,
    })),
  },
  since: calendarDate('2025-10-13'),
  opportunities: [
    {
      id: '006A' as SaidEvidence['opportunities'][number]['id'],
      name: 'Norwind renewal',
      account: 'Norwind & Co <hq>',
      stage: 'Proposal',
      amount: 45_000,
      currency: 'EUR',
      closeDate: calendarDate('2025-12-19'),
      note: '61 days in Proposal',
    },
  ],
  sureness: 'Chance alone would do this about once in two years.',
  clearsWhen: 'Clears when two weeks in a row bring 2 new deals or more.',
};
