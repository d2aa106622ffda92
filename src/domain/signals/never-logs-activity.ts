import { loggedActivity, type LoggedActivity } from '../team/logged-activity.ts';
import { DAYS_A_WEEK, weekStartDate } from '../team/weeks.ts';
import type { Share } from '../statistics/beta-binomial.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { repOn, stayOn } from '../timeline/timeline.ts';
import { byAmount, foremost } from './deals.ts';
import type { Issue, Outcome } from './detector.ts';
import type { Measure } from './evidence.ts';
import { together } from './habitual.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

const WEEKS_NEEDED = 8;
const DEAL_WEEKS_NEEDED = 30;
/** Where the colleagues log on less, the CRM of this team is not where activities are. */
const COLLEAGUES_LOG = 0.2;
/** One call in a year is no logging; somebody who logs now and then has another habit. */
const NEARLY_NONE = 0.02;
const SOME = 0.05;
/** Least of all there is: whatever else is found comes first. */
const SEVERITY = 0.15;
const NEEDS = { need: 'activities', weeks: WEEKS_NEEDED, dealWeeks: DEAL_WEEKS_NEEDED } as const;

const DECLARED = {
  kind: 'never-logs-activity',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.2,
  followsFrom: [],
  isHarmless: true,
  facts: [
    {
      /** Weeks of open deals: so many of so many with activity, the rep's and the colleagues', in so many weeks. */
      so: 'number',
      of: 'number',
      colleaguesSo: 'number',
      colleaguesOf: 'number',
      weeks: 'number',
    },
  ],
  dealFacts: { openDays: 'number' },
} as const satisfies Issue;

/**
 * The rep has never logged activity, where the colleagues do: not since exports began, on any open deal. It says nothing of
 * what the rep does. It is said so that nobody takes silence in the CRM for silence towards customers, and because
 * of such a rep no activity can ever fall.
 */
export const neverLogsActivity = judged(DECLARED, { needs: NEEDS, judge });

function judge({ team, rep }: Subject): Outcome<typeof DECLARED> {
  const logged = loggedActivity(team);
  const own = logged.shares[rep] ?? { so: 0, of: 0 };
  const colleagues = together(logged.shares.filter((_, other) => other !== rep));
  if (logged.shares.every(({ so }) => so === 0)) {
    return { outcome: 'not-applicable', because: 'no-activities' };
  }
  const isEnough =
    logged.weeks >= WEEKS_NEEDED &&
    own.of >= DEAL_WEEKS_NEEDED &&
    colleagues.of >= DEAL_WEEKS_NEEDED;
  if (!isEnough) {
    const there = [logged.weeks, own.of, colleagues.of];
    return { outcome: 'not-enough-history', needs: NEEDS, there };
  }
  const measure = measureOf(own, colleagues);
  if (measure.observed >= SOME || measure.usual < COLLEAGUES_LOG) {
    return { outcome: 'clear', now: { measure } };
  }
  const isRaised = measure.observed <= NEARLY_NONE && isAtWork(team, rep, logged);
  return {
    outcome: isRaised ? 'raised' : 'fading',
    severity: SEVERITY,
    evidence: {
      kind: DECLARED.kind,
      asOf: team.newestExport,
      facts: {
        ...own,
        colleaguesSo: colleagues.so,
        colleaguesOf: colleagues.of,
        weeks: logged.weeks,
      },
      measure,
      since: weekStartDate(logged.since, team.weeks),
      opportunities: largestOpen(team, rep),
    },
  };
}

function measureOf(own: Share, colleagues: Share): Measure {
  return {
    name: 'share-of-weeks-of-open-deals-with-activity',
    unit: 'share',
    observed: own.so / own.of,
    usual: colleagues.so / colleagues.of,
    betterWhen: 'higher',
  };
}

/** Whoever begins and moves no deal either is away, and no habit shows. */
function isAtWork({ timelines, weeks }: TeamTimeline, rep: number, { since }: LoggedActivity) {
  const firstDay = weeks.firstDay + since * DAYS_A_WEEK;
  const isOwn = (on: number | undefined, timeline: TeamTimeline['timelines'][number]) =>
    on !== undefined && on >= firstDay && repOn(timeline, on) === rep;
  return timelines.some(
    (timeline) =>
      isOwn(timeline.createdOn, timeline) ||
      timeline.stays.some(({ end }) => isOwn(end?.on, timeline)),
  );
}

function largestOpen({ timelines, weeks }: TeamTimeline, rep: number) {
  const today = weeks.lastDay;
  const open = timelines.flatMap((timeline) => {
    const stay = stayOn(timeline, today);
    if (stay === undefined || repOn(timeline, today) !== rep) return [];
    return [{ timeline, openSince: timeline.createdOn ?? stay.from }];
  });
  return foremost(open, byAmount, ({ openSince }) => ({ openDays: today - openSince }));
}
