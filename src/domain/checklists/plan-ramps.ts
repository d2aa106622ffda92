import type { CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { ItemContent } from './checklist.ts';
import { questionsOfWeek, type Guides } from '../guides/guide.ts';
import type { RampStanding } from '../ramp/ramp-standing.ts';

/** A rep whose ramp isn't over. */
export interface RepInRamp {
  readonly rep: NamedPerson;
  readonly standing: RampStanding;
}

interface Standing {
  readonly rep: NamedPerson;
  readonly lastHeldOn: CalendarDate | undefined;
}

/** More new reps than these take turns: the one who has gone longest without a one-on-one comes first. */
const MAX_IN_RAMP = 2;

/** Reps in ramp who are not on the list anyway, the one who waits longest first. */
export function rampsWithoutIssue(
  inRamp: readonly RepInRamp[],
  reps: readonly Standing[],
  stories: readonly { readonly lead: { readonly rep: NamedPerson } }[],
): readonly RepInRamp[] {
  const named = new Set(stories.map(({ lead }) => lead.rep.id));
  const lastHeld = new Map(reps.map(({ rep, lastHeldOn }) => [rep.id, lastHeldOn ?? '']));
  return inRamp
    .filter(({ rep }) => !named.has(rep.id))
    .toSorted(
      (a, b) =>
        before(lastHeld.get(a.rep.id) ?? '', lastHeld.get(b.rep.id) ?? '') ||
        before(a.rep.name, b.rep.name),
    )
    .slice(0, MAX_IN_RAMP);
}

/** The item of a rep in ramp. */
export function rampItem(
  { rep, standing }: RepInRamp,
  week: CalendarDate,
  guides: Guides,
): ItemContent {
  const guide = guides['new-rep-behind-ramp'];
  const questions = questionsOfWeek(guide, week, standing.startedOn, rep.id);
  return { kind: 'onboarding', rep, standing, questions };
}

function before(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
