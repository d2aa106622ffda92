import { DAYS_A_WEEK, daysBetween, type CalendarDate } from '../calendar.ts';
import type { SignalKind } from '../signals/kinds.ts';

/** The order of a one-on-one (GROW, Whitmore 1992): the rep's own goal comes first. */
export const GUIDE_STEPS = ['goal', 'reality', 'options', 'will'] as const;

export type GuideStep = (typeof GUIDE_STEPS)[number];

/** The possible root causes. Each asks for another kind of help. */
export const ROOT_CAUSES = ['knowledge', 'skill', 'motivation', 'obstacle'] as const;

export type RootCause = (typeof ROOT_CAUSES)[number];

/** What has a guide beside the kinds of signals: a recovery after coaching, the rep who waits for a one-on-one, and a talk with a team. */
export const OTHER_GUIDE_KINDS = [
  'recovered-after-coaching',
  'longest-without-a-one-on-one',
  'shared-by-a-team',
] as const;

export type GuideKind = SignalKind | (typeof OTHER_GUIDE_KINDS)[number];

/** How to talk about one kind of item. Texts are plain, unescaped and sayable to the rep. */
export interface Guide {
  /** The one skill that it is about, as `building pipeline before it is missed.` */
  readonly skill: string;
  readonly questions: Readonly<Record<GuideStep, Questions>>;
  /** How each root cause would show here. */
  readonly causes: Readonly<Record<RootCause, string>>;
}

export type Questions = readonly [string, ...string[]];

export type Guides = Readonly<Record<GuideKind, Guide>>;

/**
 * The questions of a week, in the order in which they are offered: the one to ask, then one of each other step. The one to
 * ask goes on a step with every week since the item began, goal first, and comes to other questions the next time round;
 * `variant` has two reps with the same kind of item asked different ones.
 */
export function questionsOfWeek(
  guide: Guide,
  week: CalendarDate,
  since: CalendarDate,
  variant: number,
): Questions {
  const weeks = Math.max(0, Math.floor(daysBetween(since, week) / DAYS_A_WEEK));
  const round = Math.floor(weeks / GUIDE_STEPS.length) + Math.abs(variant);
  const chosen = GUIDE_STEPS.map((step) => {
    const questions = guide.questions[step];
    return questions[round % questions.length] ?? questions[0];
  });
  const first = weeks % GUIDE_STEPS.length;
  return [chosen[first] ?? guide.questions.goal[0], ...chosen.filter((_, step) => step !== first)];
}

/**
 * The questions of a week as {@link questionsOfWeek} has them, the one to ask first: none of those that were asked lately. Empty where
 * the guide has no other any more.
 */
export function questionsToAsk(
  guide: Guide,
  { week, since, variant }: { week: CalendarDate; since: CalendarDate; variant: number },
  asked: ReadonlySet<string>,
): readonly string[] {
  const ofWeek = questionsOfWeek(guide, week, since, variant);
  const all = [...ofWeek, ...GUIDE_STEPS.flatMap((step) => guide.questions[step])];
  const first = all.find((question) => !asked.has(question));
  if (first === undefined) return [];
  return [first, ...ofWeek.filter((question) => question !== first)].slice(0, ofWeek.length);
}
