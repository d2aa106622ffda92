import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { Deal } from './deal.ts';
import { fridayOf } from './deal.ts';
import { chancesOf, type Chances } from './distributions.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { isThere, somePeople, type Rep } from './people.ts';
import { sell } from './selling.ts';
import { SHAPES, type Shape } from './shape.ts';
import { someTrouble, TROUBLES, type Crm, type Trouble, type TroubleKind } from './trouble.ts';

/** Which organisation: the same of both gives the same one on every machine. */
export interface OrganisationPlan {
  readonly seed: number;
  readonly shape: Shape;
  /** Weekly exports. */
  readonly weeks: number;
  /** The kinds of trouble there are in it. */
  readonly kinds: readonly TroubleKind[];
}

/** A sales organisation with known trouble. */
export interface Organisation {
  readonly plan: OrganisationPlan;
  readonly crm: Crm;
  readonly reps: readonly Rep[];
  readonly troubles: readonly Trouble[];
  /** The dates of the exports, Fridays, oldest first. */
  readonly exportDates: readonly CalendarDate[];
  /** By export: the deals that the CRM holds on that day. */
  readonly exports: readonly (readonly Deal[])[];
  /** What an all-knowing observer makes of it. */
  readonly ledger: Ledger;
}

const FIRST_EXPORT = calendarDate('2023-01-06');
/** One rep in three has trouble sooner or later. */
const SHARE_IN_TROUBLE = 1 / 3;
/** Trouble begins where there is something to compare with, and time to find it. */
const FIRST_TROUBLE_WEEK = 20;
export const LATEST_WEEKS_BEFORE_END = 14;

/** Makes an organisation and sells through all its weeks. */
export function organisationOf(plan: OrganisationPlan): Organisation {
  const { seed, shape, weeks } = plan;
  const chance = chancesOf(seed * 7_919 + SHAPES.indexOf(shape) * 104_729);
  const reps = somePeople(shape, weeks, chance);
  const crm = seed % 2 === 0 ? 'Salesforce' : 'HubSpot';
  const kinds = plan.kinds.filter((kind) => (TROUBLES[kind].onlyIn ?? crm) === crm);
  const troubles = someTroubles({ ...plan, kinds }, reps, chance);
  // Other quarters, holidays and months for every seed.
  const firstExport = addDays(FIRST_EXPORT, fridayOf(chance.integer(52)));
  const ledger = emptyLedger(reps.length, weeks);
  const exports = [...sell({ shape, reps, troubles, firstExport, weeks }, ledger, chance)];
  return {
    plan: { ...plan, kinds },
    crm,
    reps,
    troubles,
    exportDates: exports.map((_, week) => addDays(firstExport, fridayOf(week))),
    exports,
    ledger,
  };
}

/** Kinds come in turn, so that each is there; who has them, when and how bad is chance. */
function someTroubles(
  { weeks, kinds }: OrganisationPlan,
  reps: readonly Rep[],
  chance: Chances,
): readonly Trouble[] {
  const settled = [...reps.keys()].filter((index) => {
    const rep = reps[index];
    return rep !== undefined && isThere(rep, 0) && isThere(rep, weeks);
  });
  const order = shuffled(settled, chance).slice(0, Math.round(reps.length * SHARE_IN_TROUBLE));
  const span = weeks - LATEST_WEEKS_BEFORE_END - FIRST_TROUBLE_WEEK;
  const turn = chance.integer(kinds.length);
  return order.flatMap((rep, index) => {
    const kind = kinds[(turn + index) % kinds.length];
    if (kind === undefined) return [];
    return [someTrouble(kind, rep, FIRST_TROUBLE_WEEK + chance.integer(Math.max(1, span)), chance)];
  });
}

/** Fisher and Yates. */
function shuffled(values: readonly number[], chance: Chances): readonly number[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = chance.integer(last + 1);
    [all[last], all[other]] = [all[other] ?? 0, all[last] ?? 0];
  }
  return all;
}
