import { sql } from 'kysely';
import { addDays, DAYS_A_WEEK, type CalendarDate } from '../../domain/calendar.ts';
import {
  FEWEST_IN_COMMON,
  QUIET_DAYS_AFTER_COACHING,
  type OpenCommitment,
  type OpenIssue,
  type OpenStrength,
  type PlanInput,
  type SharedIssue,
} from '../../domain/checklists/checklist-plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import { sinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';
import { lastMeanwhile } from '../../domain/one-on-ones/meanwhile.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  ISSUE_KINDS,
  issueOf,
  STRENGTH_KINDS,
  type IssueKind,
} from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';
import { earlierItems } from './earlier-items.ts';
import { verdictsOf } from './feedback.ts';
import { endedIssues, keptCommitments, newWins } from './lately-well.ts';
import { openTeamSignals, type OpenTeamSignal } from '../signals/group-signals.ts';
import { rampsOf } from '../signals/ramps.ts';
import { newRecoveries } from '../signals/recoveries.ts';
import { heldOneOnOnes, type HeldOneOnOne } from '../one-on-ones/held-one-on-ones.ts';
import { readMeasures, signalMeasures } from '../stored/signal-measures.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';
import { readMeasure } from '../stored/stored-measure.ts';

/** Everything that a manager's week is planned from, of these reps. */
export async function loadPlanInput(
  database: Queryable,
  manager: PersonId,
  reps: readonly Person[],
  week: CalendarDate,
): Promise<PlanInput> {
  const people = new Map(reps.map(({ id, name }) => [id, { id, name }]));
  const ids = [...people.keys()];
  const held = await heldOneOnOnes(database, manager, ids);
  const signals = ids.length === 0 ? [] : await raisedSignals(database, manager, ids, week);
  const snoozes = await waitingSnoozes(database, manager);
  const ramps = ids.length === 0 ? [] : await rampsOf(database, ids);
  return {
    week,
    reps: [...people.values()].map((rep) => ({
      rep,
      lastHeldOn: held.find(({ repId }) => repId === rep.id)?.heldOn,
      snoozedUntil: snoozes.get(rep.id),
    })),
    issues: signals.flatMap((signal) => toIssue(signal, people.get(signal.rep_id), held, week)),
    strengths: signals.flatMap((signal) => toStrength(signal, people.get(signal.rep_id))),
    verdicts: await verdictsOf(database, manager, week),
    recoveries: await newRecoveries(database, [...people.values()], held, week),
    commitments: await openCommitments(database, manager, people),
    earlier: await earlierItems(database, manager, week),
    progress: {
      over: await endedIssues(database, manager, [...people.values()], week),
      wins: await newWins(database, [...people.values()], week),
      kept: await keptCommitments(database, manager, [...people.values()], week),
    },
    shared: toShared(await openTeamSignals(database, manager), people),
    inRamp: [...ramps].flatMap(([id, standing]) => {
      const rep = people.get(id);
      return rep === undefined ? [] : [{ rep, standing }];
    }),
  };
}

/** Only of whoever reports to the manager today; what fewer than three have left is each one's own. */
function toShared(
  signals: readonly OpenTeamSignal[],
  people: ReadonlyMap<PersonId, NamedPerson>,
): readonly SharedIssue[] {
  return signals.flatMap((signal) => {
    const reps = signal.facts.reps.flatMap((id) => people.get(id) ?? []);
    return reps.length < FEWEST_IN_COMMON ? [] : [{ ...signal, reps }];
  });
}

type RaisedSignal = Awaited<ReturnType<typeof raisedSignals>>[number];

function toIssue(
  signal: RaisedSignal,
  rep: NamedPerson | undefined,
  held: readonly HeldOneOnOne[],
  week: CalendarDate,
): OpenIssue[] {
  const kind = ISSUE_KINDS.find((issue) => issue === signal.kind);
  if (kind === undefined || rep === undefined) return [];
  const measures = readMeasures(signal.measures, `signal ${signal.id}`);
  const span = { firstSeenOn: signal.first_seen_on, clearedOn: undefined, measures };
  // Long enough ago for two exports to show in the figures.
  const until = addDays(week, -QUIET_DAYS_AFTER_COACHING);
  const meanwhile = lastMeanwhile(
    span,
    held.filter(({ repId, heldOn }) => repId === rep.id && heldOn <= until),
  );
  return [
    {
      id: signal.id,
      rep,
      kind,
      severity: signal.severity,
      firstSeenOn: signal.first_seen_on,
      evidence: evidenceOf(signal),
      snoozedUntil: signal.snoozed_until ?? undefined,
      dismissedAtSeverity: dismissedSeverity(signal, kind),
      coachedOn: signal.coached_on ?? undefined,
      measureWhenCoached: readMeasure(
        signal.coached_measure,
        `one-on-one about signal ${signal.id}`,
      ),
      oneOnOneMeanwhile: meanwhile,
      ...(signal.fading_since !== null && { fadingSince: signal.fading_since }),
      sinceFirstSeen: sinceOneOnOne(signal.first_seen_on, measures[0]?.measure, evidenceOf(signal)),
      weeksPassedOver: signal.weeks_passed_over,
      timesListed: signal.times_listed,
    },
  ];
}

/** A dismissal ends with its episode; not that of what is harmless. */
function dismissedSeverity(
  signal: Pick<RaisedSignal, 'dismissed_severity' | 'ever_dismissed_severity'>,
  kind: IssueKind,
): number | undefined {
  const isForGood = issueOf(kind).isHarmless === true;
  return (isForGood ? signal.ever_dismissed_severity : signal.dismissed_severity) ?? undefined;
}

function toStrength(signal: RaisedSignal, rep: NamedPerson | undefined): OpenStrength[] {
  const kind = STRENGTH_KINDS.find((strength) => strength === signal.kind);
  if (kind === undefined || rep === undefined) return [];
  return [
    {
      id: signal.id,
      rep,
      kind,
      severity: signal.severity,
      evidence: evidenceOf(signal),
      snoozedUntil: signal.snoozed_until ?? undefined,
      saidBefore: signal.said_before,
    },
  ];
}

/** Whether an item names the signal beside its own: what was done about the item was done about both. */
const ALSO_SEEN = sql<boolean>`item.content -> 'alsoSeen' @> jsonb_build_array(jsonb_build_object('signalId', signal.id))`;

async function raisedSignals(
  database: Queryable,
  manager: PersonId,
  reps: readonly PersonId[],
  week: CalendarDate,
) {
  return database
    .selectFrom('signal')
    .selectAll()
    .select([
      ({ selectFrom }) =>
        selectFrom('one_on_one')
          .select(({ fn }) => fn.max('held_on').as('held_on'))
          .whereRef('one_on_one.rep_id', '=', 'signal.rep_id')
          .where((is) =>
            is.or([
              is('one_on_one.signal_id', '=', is.ref('signal.id')),
              sql<boolean>`exists (
                select from checklist_item item
                where item.one_on_one_id = one_on_one.id and ${ALSO_SEEN}
              )`,
            ]),
          )
          .as('coached_on'),
      ({ selectFrom }) =>
        selectFrom('one_on_one')
          .select('measure')
          .whereRef('one_on_one.signal_id', '=', 'signal.id')
          .orderBy('held_on', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('coached_measure'),
      signalMeasures.as('measures'),
      // Checklists of this manager since the signal was raised, or last shown, that left it out.
      sql<number>`(
        select count(*) from checklist
        where checklist.manager_id = ${manager} and checklist.week < ${week}
          and checklist.week > greatest(signal.first_seen_on, (
            select max(shown.week) from checklist shown
            join checklist_item item on item.checklist_id = shown.id
            where item.signal_id = signal.id or (item.rep_id = signal.rep_id and ${ALSO_SEEN})
          ))
      )`.as('weeks_passed_over'),
      sql<number>`(
        select count(distinct checklist.id) from checklist
        join checklist_item item on item.checklist_id = checklist.id
        join signal episode on item.signal_id = episode.id
        where checklist.week < ${week} and episode.rep_id = signal.rep_id and episode.kind = signal.kind
      )`.as('times_listed'),
      sql<number | null>`(
        select max(dismissed_severity) from signal episode
        where episode.rep_id = signal.rep_id and episode.kind = signal.kind
      )`.as('ever_dismissed_severity'),
      ({ exists, selectFrom }) =>
        exists(
          selectFrom('checklist_item')
            .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
            .select('checklist_item.id')
            .whereRef('checklist_item.signal_id', '=', 'signal.id')
            .where('checklist.week', '<', week),
        )
          .$castTo<boolean>()
          .as('said_before'),
    ])
    .where('rep_id', 'in', reps)
    .where('state', '=', 'raised')
    .execute();
}

async function openCommitments(
  database: Queryable,
  manager: PersonId,
  people: ReadonlyMap<PersonId, NamedPerson>,
): Promise<OpenCommitment[]> {
  if (people.size === 0) return [];
  const rows = await database
    .selectFrom('commitment')
    .innerJoin('one_on_one', 'one_on_one.id', 'commitment.one_on_one_id')
    .innerJoin('person as owner', 'owner.id', 'commitment.owner_id')
    .select([
      'commitment.id',
      'commitment.action',
      'commitment.due_on',
      'commitment.owner_id',
      'owner.name as owner_name',
      'one_on_one.rep_id',
      'one_on_one.held_on',
    ])
    .where('one_on_one.manager_id', '=', manager)
    .where('one_on_one.rep_id', 'in', [...people.keys()])
    .where('commitment.state', '=', 'open')
    .execute();
  return rows.flatMap((row) => {
    const rep = people.get(row.rep_id);
    if (rep === undefined) return [];
    return [
      {
        id: row.id,
        rep,
        action: row.action,
        owner: { id: row.owner_id, name: row.owner_name },
        // What was agreed without a day, before there always was one, is due after a week.
        dueOn: row.due_on ?? addDays(row.held_on, DAYS_A_WEEK),
        agreedOn: row.held_on,
      },
    ];
  });
}

/** Until when the manager does not want to be reminded that a rep waits. */
async function waitingSnoozes(
  database: Queryable,
  manager: PersonId,
): Promise<Map<PersonId, CalendarDate>> {
  const rows = await database
    .selectFrom('waiting_snooze')
    .select(['rep_id', 'snoozed_until'])
    .where('manager_id', '=', manager)
    .execute();
  return new Map(rows.map((row) => [row.rep_id, row.snoozed_until]));
}
