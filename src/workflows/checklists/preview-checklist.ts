import { findChecklistId, loadChecklist } from '../../database/checklists/checklists.ts';
import { loadCompany } from '../../database/signals/company.ts';
import type { Database } from '../../database/connection.ts';
import { loadPlanInput } from '../../database/checklists/plan-inputs.ts';
import { repsOf } from '../../database/people/people.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import { addDays, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import {
  FEWEST_IN_COMMON,
  planChecklist as plan,
  type PlanInput,
  type SharedIssue,
} from '../../domain/checklists/checklist-plan.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { Guides } from '../../domain/guides/guide.ts';
import type { GroupSignalId, SignalId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { asPreferred } from '../../domain/settings/preference.ts';
import { rampsOfTeam } from '../../domain/ramp/ramps-of-team.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '../../domain/signals/kinds.ts';
import {
  companySignals,
  teamSignals,
  type GroupSignal,
} from '../../domain/signals/group-signals.ts';
import { judgeTeam } from '../../domain/signals/judge-team.ts';
import { planChecklist } from './plan-checklist.ts';
import { readSeason } from '../signals/read-season.ts';

const SUNDAY_TO_MONDAY = 6;
const WEEKEND = 2;

/** The Monday of the week that an export of this day is for: the same week's on a Monday, else the next. */
export function weekAfter(asOf: CalendarDate): CalendarDate {
  return weekStart(addDays(asOf, SUNDAY_TO_MONDAY));
}

/** The Monday of today's week; on a weekend that of the next. */
export function weekOfToday(today: CalendarDate): CalendarDate {
  return weekStart(addDays(today, WEEKEND));
}

/** A manager's items of a week: the checklist as it was made, or as it would be from what is known now. Writes nothing. */
export async function previewChecklist(
  database: Database,
  manager: Person,
  week: CalendarDate,
  guides: Guides,
): Promise<readonly ItemContent[]> {
  const id = await findChecklistId(database, manager.id, week);
  const made = id === undefined ? undefined : await loadChecklist(database, id);
  if (made !== undefined) return made.items.map(({ content }) => content);
  return planChecklist(database, manager.id, week, guides);
}

/** A manager's items as an earlier export would have had them, with what is known today of one-on-ones. Writes nothing. */
export async function previewPastChecklist(
  database: Database,
  manager: Person,
  asOf: CalendarDate,
  guides: Guides,
): Promise<readonly ItemContent[]> {
  const week = weekAfter(asOf);
  const reps = await repsOf(database, manager.id, week);
  const known = await loadPlanInput(database, manager.id, reps, week);
  const input = { ...known, ...(await signalsThen(database, manager, asOf, known)) };
  return plan(asPreferred(input, await findPreference(database, manager.id)), guides);
}

/** The detectors' signals on that day. One that is raised today as well keeps its state. */
async function signalsThen(
  database: Database,
  manager: Person,
  asOf: CalendarDate,
  known: PlanInput,
): Promise<Pick<PlanInput, 'issues' | 'strengths' | 'inRamp' | 'shared'>> {
  const { season, teamOf } = await readSeason(database, await loadCompany(database, asOf), asOf);
  const team = await teamOf(manager.id);
  const company = companySignals(season, asOf);
  const raised = judgeTeam(team, asOf, season).flatMap(({ rep, detector, outcome }, index) => {
    if (outcome.outcome !== 'raised') return [];
    const { severity, evidence } = outcome;
    // Nothing is written, so that these ids only keep the order.
    const id = -index as SignalId;
    return [{ id, rep: { id: rep.id, name: rep.name }, detector, severity, evidence }];
  });
  const namesOf = new Map(team.reps.map(({ id, name }) => [id, { id, name }]));
  return {
    shared: sharedThen(teamSignals(team, asOf, season, company), asOf, known),
    inRamp: rampsOfTeam(team, asOf).flatMap(({ personId, standing }) => {
      const rep = namesOf.get(personId);
      return rep === undefined || standing === undefined ? [] : [{ rep, standing }];
    }),
    issues: raised.flatMap(({ detector, ...signal }) => {
      const kind = ISSUE_KINDS.find((issue) => issue === detector.kind);
      if (kind === undefined) return [];
      const now = known.issues.find((one) => one.rep.id === signal.rep.id && one.kind === kind);
      const fresh = {
        snoozedUntil: undefined,
        dismissedAtSeverity: undefined,
        coachedOn: undefined,
        measureWhenCoached: undefined,
        oneOnOneMeanwhile: undefined,
        weeksPassedOver: 0,
        timesListed: 0,
      };
      const isSame = now !== undefined && now.firstSeenOn <= asOf;
      const firstSeenOn = isSame ? now.firstSeenOn : asOf;
      return [
        {
          ...fresh,
          ...(isSame && now),
          ...signal,
          kind,
          firstSeenOn,
        },
      ];
    }),
    strengths: raised.flatMap(({ detector, ...signal }) => {
      const kind = STRENGTH_KINDS.find((strength) => strength === detector.kind);
      return kind === undefined
        ? []
        : [{ ...signal, kind, snoozedUntil: undefined, saidBefore: false }];
    }),
  };
}

/** What the team had in common on that day. What it has today as well keeps its state, and is kept while it fades. */
function sharedThen(
  signals: readonly GroupSignal[],
  asOf: CalendarDate,
  known: PlanInput,
): readonly SharedIssue[] {
  return signals.flatMap((signal, index) => {
    const today = known.shared?.find(({ kind }) => kind === signal.kind);
    const isSame = today !== undefined && today.firstSeenOn <= asOf;
    if (signal.isFading && !isSame) return [];
    const { kind, severity, facts } = signal;
    const reps = facts.reps.flatMap((id) => known.reps.find(({ rep }) => rep.id === id)?.rep ?? []);
    if (reps.length < FEWEST_IN_COMMON) return [];
    const fresh = {
      // Nothing is written, so that these ids only keep the order.
      id: -index as GroupSignalId,
      firstSeenOn: asOf,
      snoozedUntil: undefined,
      dismissed: undefined,
      coachedOn: undefined,
    };
    return [{ ...fresh, ...(isSame && today), kind, severity, facts, reps }];
  });
}
