import { addDays, calendarDate, DAYS_A_WEEK, daysBetween, type CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { ItemContent } from './checklist.ts';
import { questionsToAsk, questionsOfWeek, type Guides } from '../guides/guide.ts';
import type { CommitmentId, GroupSignalId, PersonId, SignalId } from '../ids.ts';
import { kindWeight, type KindVerdicts } from './kind-weight.ts';
import { rampItem, rampsWithoutIssue, type RepInRamp } from './plan-ramps.ts';
import type { GroupFacts } from '../signals/group-signals.ts';
import { FOR_GOOD_DAYS } from '../signals/episodes.ts';
import { issueOf, type IssueKind, type StrengthKind } from '../signals/kinds.ts';
import type { ClearedEvidence, Measure } from '../signals/evidence.ts';
import type { Evidence } from '../signals/known-evidence.ts';
import { joinStories, type Story } from '../signals/stories.ts';
import { courseOf, isSaidToFade, type Gone } from './course.ts';
import {
  askedLately,
  wasSaid,
  weeksListed,
  weeksRunning,
  type EarlierItem,
} from './earlier-lists.ts';
import { givePlaces, type Claim } from './places.ts';
import { priority } from './priority.ts';
import { milestonesReached, winsAfterAWhile, type RepProgress, type Win } from './progress.ts';
import { sinceOneOnOne, type SinceOneOnOne } from '../one-on-ones/since-one-on-one.ts';
import { sinceWithTeam } from '../one-on-ones/since-with-team.ts';

/** What a manager's week is planned from. Only about people who report to the manager and work there today. */
export interface PlanInput {
  /** The Monday. */
  readonly week: CalendarDate;
  readonly reps: readonly RepStanding[];
  readonly issues: readonly OpenIssue[];
  readonly strengths: readonly OpenStrength[];
  readonly recoveries: readonly Recovery[];
  /** The manager's feedback on earlier items, by kind. */
  readonly verdicts: ReadonlyMap<IssueKind, KindVerdicts>;
  readonly commitments: readonly OpenCommitment[];
  /** How long the manager wants the list; the usual length where absent. */
  readonly max?: { readonly items: number; readonly issues: number };
  /** What the team has in common. */
  readonly shared?: readonly SharedIssue[];
  /** Those whose ramp isn't over. */
  readonly inRamp: readonly RepInRamp[];
  /** What the manager's lists of the last weeks had, in any order; none where absent. */
  readonly earlier?: readonly EarlierItem[];
  /** What went well lately, the best first. */
  readonly progress?: LatelyWell;
}

/** What went well lately beside strengths and recoveries. */
interface LatelyWell {
  /** Issues that the list had and nobody coached, and that are over. */
  readonly over: readonly RepProgress[];
  readonly wins: readonly Win[];
  readonly kept: readonly RepProgress[];
}

interface RepStanding {
  readonly rep: NamedPerson;
  /** Undefined where no one-on-one was ever logged. */
  readonly lastHeldOn: CalendarDate | undefined;
  /** Until when the manager does not want to be reminded of it. */
  readonly snoozedUntil: CalendarDate | undefined;
}

/** The last one-on-one while an issue was raised that was about no signal, and the issue's figures as they stood then. */
interface OneOnOneMeanwhile {
  readonly on: CalendarDate;
  readonly measure: Measure | undefined;
}

export interface OpenIssue {
  readonly id: SignalId;
  readonly rep: NamedPerson;
  readonly kind: IssueKind;
  readonly severity: number;
  readonly firstSeenOn: CalendarDate;
  readonly evidence: Evidence;
  readonly snoozedUntil: CalendarDate | undefined;
  /** How severe it was when the manager called it not an issue; of what is harmless also in an earlier episode. */
  readonly dismissedAtSeverity: number | undefined;
  /** The last one-on-one that was about this signal. */
  readonly coachedOn: CalendarDate | undefined;
  /** The figures it was about, as they stood then; undefined where they weren't stored. */
  readonly measureWhenCoached: Measure | undefined;
  readonly oneOnOneMeanwhile: OneOnOneMeanwhile | undefined;
  /** Since when there is not enough to raise it, and not enough to call it over; absent while there is. */
  readonly fadingSince?: CalendarDate;
  /** What changed since it was first seen; absent where that isn't known. */
  readonly sinceFirstSeen?: SinceOneOnOne;
  /** Checklists that went out since it was raised, or last shown, and had no room for it. */
  readonly weeksPassedOver: number;
  /** Checklists before this one that had it, in any episode. */
  readonly timesListed: number;
}

/** What at least three reps and half of the team have in common. */
export interface SharedIssue {
  readonly id: GroupSignalId;
  readonly kind: IssueKind;
  readonly severity: number;
  readonly firstSeenOn: CalendarDate;
  readonly facts: GroupFacts;
  readonly snoozedUntil: CalendarDate | undefined;
  /** When, and how severe it was then, the manager called it not an issue. */
  readonly dismissed: { readonly on: CalendarDate; readonly severity: number } | undefined;
  /** The last talk with the team about it. */
  readonly coachedOn: CalendarDate | undefined;
  /** Who has it, of those who report to the manager today. */
  readonly reps: readonly NamedPerson[];
}

export interface OpenStrength {
  readonly id: SignalId;
  readonly rep: NamedPerson;
  readonly kind: StrengthKind;
  readonly severity: number;
  readonly evidence: Evidence;
  readonly snoozedUntil: CalendarDate | undefined;
  /** Whether an earlier checklist showed it: praise for the same thing comes once. */
  readonly saidBefore: boolean;
}

/** An issue that the manager coached and that is over; its rep has not heard so yet. */
export interface Recovery {
  readonly id: SignalId;
  readonly rep: NamedPerson;
  readonly clearedOn: CalendarDate;
  /** When it was last there again after it had been called over; undefined for never. */
  readonly cameBackOn: CalendarDate | undefined;
  readonly coachedOn: CalendarDate;
  readonly measureWhenCoached: Measure | undefined;
  /** The last evidence that raised it. */
  readonly evidence: Evidence;
  /** How it stood when it cleared. */
  readonly cleared: ClearedEvidence;
}

export interface OpenCommitment {
  readonly id: CommitmentId;
  readonly rep: NamedPerson;
  readonly action: string;
  readonly owner: NamedPerson;
  readonly dueOn: CalendarDate;
  readonly agreedOn: CalendarDate;
}

/** Three conversations are had in a week; without findings so many are named whose turn it is. */
const FEWEST_CONVERSATIONS = 3;
const USUAL_MAX = { items: 5, issues: 3 };
const MAX_ISSUES_OF_ONE_REP = 2;
/** More are for the weeks after: nobody ticks off more at once. */
const MAX_COMMITMENTS = 3;
/** A conversation needs two exports to show in the numbers before the same thing is brought up again. */
export const QUIET_DAYS_AFTER_COACHING = 14;
/** How much worse a dismissed issue must get to be brought up again, of a severity from 0 to 1. */
const CLEARLY_WORSE = 0.25;
/** As often a list has what is harmless: once to be read, and once for whoever was away. */
const TIMES_HARMLESS_IS_LISTED = 2;
/** Whoever had a one-on-one within the last week is not missing one. */
const RECENT_DAYS = 7;
/** Whoever was named for two weeks running is not named the third time: it was read, and others wait as well. */
const WEEKS_NAMED_RUNNING = 2;
/** With more than one of the other lines, a third issue makes a list that nobody reads in half a minute. */
const FINDINGS_BESIDE_OTHERS = 2;
/** Each thing that a team has in common takes one place; one meeting has room for two. */
const MAX_SHARED = 2;
/** With fewer than these it is nothing in common. */
export const FEWEST_IN_COMMON = 3;
/** Weeks are counted from some Monday, so that every week has another question. */
const FIRST_MONDAY = calendarDate('2024-01-01');

/**
 * Plans a week: the most pressing stories of issues, at most two of one rep; the milestones of a rep in ramp; the rep who has gone
 * longest without a one-on-one; something good; commitments that fell due, in one block. A week without findings names more reps
 * who wait for a one-on-one.
 * Empty for a manager without reps.
 */
export function planChecklist(input: PlanInput, guides: Guides): ItemContent[] {
  const { week } = input;
  const { items, issues: maxIssues } = input.max ?? USUAL_MAX;
  const shared = sharedToList(input).slice(0, Math.min(MAX_SHARED, maxIssues));
  const max = { items: items - shared.length, issues: maxIssues - shared.length };
  const issues = pressingStories({ ...input, issues: ownIssues(input, shared) });
  const ramps = rampsWithoutIssue(input.inRamp, input.reps, issues.slice(0, max.issues));
  const waiting = repsWaiting(input, ramps);
  const praise = toSayOutLoud(input);
  const due = dueCommitments(input);

  const give = (waits: number) => {
    const available = {
      issues: issues.length,
      ramps: ramps.length,
      waiting: waits,
      praise: praise === undefined ? 0 : 1,
      commitments: Math.min(1, due.length),
    };
    const beside = available.waiting + available.praise + available.commitments;
    // Whose turn it is, is a conversation as well.
    const usual = beside > 1 ? FINDINGS_BESIDE_OTHERS : USUAL_MAX.issues - waits;
    const isWanted = maxIssues > USUAL_MAX.issues;
    const own = isWanted ? max.issues : Math.min(max.issues, Math.max(1, usual - shared.length));
    const claims: readonly Claim[] = [
      ['issues', Math.min(own, ramps.length > 0 ? 1 : FINDINGS_BESIDE_OTHERS)],
      ['ramps', 1],
      ['commitments', 1],
      // A short list has no room for praise first, then none for who waits.
      ['waiting', 1],
      ['praise', 1],
      ['issues', isWanted ? own : own - Math.min(1, ramps.length)],
      ['ramps', Math.max(1, own - issues.length)],
    ];
    return givePlaces(max.items, available, claims);
  };
  // Whoever is on the list with an issue is not named a second time for waiting.
  const withoutTurn = give(0);
  const isNamed = issues
    .slice(0, withoutTurn.issues)
    .some(({ lead }) => lead.rep.id === waiting[0]?.rep.id);
  const place = isNamed ? withoutTurn : give(Math.min(1, waiting.length));

  const chosen = issues.slice(0, place.issues);
  const findings = shared.length + place.issues + place.ramps;
  const mentioned = new Set(chosen.map(({ lead }) => lead.rep.id));
  const [first, others] = [waiting.slice(0, place.waiting), waiting.slice(place.waiting)];
  const alsoWaiting = others
    .filter(({ rep }) => !mentioned.has(rep.id))
    .slice(0, findings > 0 ? 0 : FEWEST_CONVERSATIONS - first.length);
  return [
    ...shared.map((one) => teamItem(one, input, guides)),
    ...chosen.map((story) => storyItem(story, input, guides)),
    ...ramps.slice(0, place.ramps).map((ramp) => rampItem(ramp, week, guides)),
    ...[...first, ...alsoWaiting].map((one, index) => waitingItem(one, index, input, guides)),
    ...(praise === undefined || place.praise === 0 ? [] : [praise]),
    ...(place.commitments === 0 ? [] : due.slice(0, MAX_COMMITMENTS).map(commitmentItem)),
  ];
}

/** What the team has in common and may be on this week's list, the most severe first. */
function sharedToList({ shared = [], week }: PlanInput): readonly SharedIssue[] {
  return shared
    .filter((one) => !isTeamQuiet(one, week))
    .toSorted((one, other) => other.severity - one.severity || one.id - other.id);
}

function isTeamQuiet(one: SharedIssue, week: CalendarDate): boolean {
  return isCalledNoIssue(one) || isSnoozed(one, week) || isJustCoached(one, week);
}

function isCalledNoIssue({ dismissed, severity }: SharedIssue): boolean {
  return dismissed !== undefined && severity < dismissed.severity + CLEARLY_WORSE;
}

/**
 * What the whole team has is no rep's own: neither while its item is listed nor while that rests. What had no room is
 * each one's own, so that nothing is lost; so is what began after the manager called the team's not an issue.
 */
function ownIssues(
  { issues, shared = [], week }: PlanInput,
  listed: readonly SharedIssue[],
): readonly OpenIssue[] {
  return issues.filter((issue) => {
    const teams = shared.find(({ kind }) => kind === issue.kind);
    if (teams === undefined) return true;
    if (listed.includes(teams)) return false;
    if (isCalledNoIssue(teams)) return issue.firstSeenOn > (teams.dismissed?.on ?? week);
    return !isTeamQuiet(teams, week);
  });
}

function teamItem(
  { id, kind, severity, firstSeenOn, facts, reps, coachedOn }: SharedIssue,
  { week, earlier = [] }: PlanInput,
  guides: Guides,
): ItemContent {
  return {
    kind: 'team',
    reps,
    groupSignalId: id,
    signal: kind,
    severity,
    firstSeenOn,
    facts,
    ...(coachedOn !== undefined && { since: sinceWithTeam(coachedOn, facts) }),
    questions: questionsToAsk(
      guides['shared-by-a-team'],
      { week, since: firstSeenOn, variant: id },
      askedLately(earlier, week, (item) => item.kind === 'team' && item.signal === kind),
    ),
  };
}

/** The first due comes first. */
function dueCommitments({ commitments, week }: PlanInput): OpenCommitment[] {
  return commitments
    .filter(({ dueOn }) => dueOn <= addDays(week, DAYS_A_WEEK - 1))
    .toSorted((a, b) => compare(a.dueOn, b.dueOn) || a.id - b.id);
}

/** A recovery after coaching comes before any other strength: it is what coaching is for. What was said before is not said again. */
function toSayOutLoud(input: PlanInput): ItemContent | undefined {
  const { week, strengths, recoveries, earlier = [] } = input;
  const recovery = recoveries
    .filter(isBetterForGood)
    .toSorted((a, b) => compare(a.clearedOn, b.clearedOn) || a.id - b.id)[0];
  if (recovery !== undefined) return recoveryItem(recovery);
  const { over = [], wins = [], kept = [] } = input.progress ?? {};
  const ended = over.find((one) => !wasSaid(earlier, one));
  if (ended !== undefined) return progressItem(ended);
  const strength = strengths
    .filter((signal) => !signal.saidBefore && !isSnoozed(signal, week))
    .toSorted((a, b) => b.severity - a.severity || a.id - b.id)[0];
  if (strength !== undefined) return strengthItem(strength);
  const progress = [
    ...milestonesReached(input.inRamp, week),
    ...winsAfterAWhile(wins),
    ...kept,
  ].find((one) => !wasSaid(earlier, one));
  return progress && progressItem(progress);
}

function progressItem({ rep, progress }: RepProgress): ItemContent {
  return { kind: 'progress', rep, progress };
}

/** Whether a recovery can be told: the figures say that it is better, and in the quarter before it didn't come back. */
function isBetterForGood(recovery: Recovery): boolean {
  const { clearedOn, cameBackOn } = recovery;
  const isSteady = cameBackOn === undefined || daysBetween(cameBackOn, clearedOn) > FOR_GOOD_DAYS;
  return isSteady && sinceCoached(recovery).change?.verdict === 'better';
}

/**
 * The stories that may be on this week's list, the most pressing first. What the manager called not an issue is left
 * out; a story is quiet as a whole where its earliest cause is: a one-on-one about that was about all of it.
 */
function pressingStories(input: PlanInput): Story<OpenIssue>[] {
  const { week } = input;
  const ofRep = new Map<PersonId, number>();
  const open = input.issues.filter(
    (issue) => !isDismissed(issue) && !isSaidEnough(issue) && !isSaidToFade(goneOf(issue, input)),
  );
  return joinStories(open)
    .filter(({ lead }) => !isSnoozed(lead, week) && !isJustCoached(lead, week))
    .toSorted(
      (a, b) =>
        Number(isPromised(b.lead, week)) - Number(isPromised(a.lead, week)) ||
        pressure(b, input) - pressure(a, input) ||
        a.lead.id - b.lead.id,
    )
    .filter(({ lead }) => {
      const before = ofRep.get(lead.rep.id) ?? 0;
      ofRep.set(lead.rep.id, before + 1);
      return before < MAX_ISSUES_OF_ONE_REP;
    });
}

/** A story is as pressing as its most pressing part: several signals of one thing don't make it smaller. */
function pressure({ lead, followers }: Story<OpenIssue>, { week, verdicts }: PlanInput): number {
  const all = [lead, ...followers].map((issue) =>
    priority(
      {
        ...issue,
        stake: issue.evidence.stake,
        chance: issue.evidence.chance,
        coachedOn: lead.coachedOn,
        weeksPassedOver: lead.weeksPassedOver,
        kindWeight: kindWeight(verdicts.get(issue.kind)),
      },
      week,
    ),
  );
  return Math.max(...all);
}

/** Whether the manager called it not an issue, and it isn't clearly worse than then. Of what is harmless that is for good. */
export function isDismissed({
  kind,
  severity,
  dismissedAtSeverity,
}: Pick<OpenIssue, 'kind' | 'severity' | 'dismissedAtSeverity'>): boolean {
  if (dismissedAtSeverity === undefined) return false;
  return issueOf(kind).isHarmless === true || severity < dismissedAtSeverity + CLEARLY_WORSE;
}

function isSaidEnough({ kind, timesListed }: OpenIssue): boolean {
  return issueOf(kind).isHarmless === true && timesListed >= TIMES_HARMLESS_IS_LISTED;
}

function isJustCoached({ coachedOn }: Pick<OpenIssue, 'coachedOn'>, week: CalendarDate): boolean {
  return coachedOn !== undefined && daysBetween(coachedOn, week) < QUIET_DAYS_AFTER_COACHING;
}

function isSnoozed(
  signal: { readonly snoozedUntil: CalendarDate | undefined },
  week: CalendarDate,
): boolean {
  return signal.snoozedUntil !== undefined && signal.snoozedUntil > week;
}

/** A snooze said that it comes back on this list. */
function isPromised(
  signal: { readonly snoozedUntil: CalendarDate | undefined },
  week: CalendarDate,
): boolean {
  return signal.snoozedUntil === week;
}

/**
 * Reps without a one-on-one in the last week, the longest first; those who never had one come before all. None in ramp. Whoever was
 * named two weeks running leaves the place to others, where there are any.
 */
function repsWaiting(input: PlanInput, ramps: readonly RepInRamp[]): RepStanding[] {
  const inRamp = new Set(ramps.map(({ rep }) => rep.id));
  const waiting = input.reps
    .filter(({ rep }) => !inRamp.has(rep.id))
    .filter((standing) => !isSnoozed(standing, input.week))
    .filter(
      ({ lastHeldOn }) =>
        lastHeldOn === undefined || daysBetween(lastHeldOn, input.week) > RECENT_DAYS,
    )
    .toSorted(
      (a, b) =>
        Number(isPromised(b, input.week)) - Number(isPromised(a, input.week)) ||
        compare(a.lastHeldOn ?? '', b.lastHeldOn ?? '') ||
        compare(a.rep.name, b.rep.name),
    );
  const others = waiting.filter(({ rep }) => weeksNamed(rep, input) < WEEKS_NAMED_RUNNING);
  return others.length > 0 ? others : waiting;
}

function weeksNamed({ id }: NamedPerson, { earlier = [], week }: PlanInput): number {
  return weeksRunning(earlier, id, week);
}

function storyItem(
  { lead: issue, followers }: Story<OpenIssue>,
  input: PlanInput,
  guides: Guides,
): ItemContent {
  const { week, earlier = [] } = input;
  const alsoSeen = followers.map(({ id, kind, evidence }) => ({
    signalId: id,
    signal: kind,
    since: evidence.since,
    evidence: inBrief(evidence),
  }));
  const course = courseOf(goneOf(issue, input), week);
  const asked = askedLately(
    earlier,
    week,
    (item) => item.kind === 'signal' && item.rep.id === issue.rep.id && item.signal === issue.kind,
  );
  const questions = questionsToAsk(
    guides[issue.kind],
    { week, since: issue.firstSeenOn, variant: issue.id },
    asked,
  );
  const isAsked = course?.state !== 'unmoved' || asked.has(STILL_RIGHT);
  return {
    kind: 'signal',
    rep: issue.rep,
    signalId: issue.id,
    signal: issue.kind,
    severity: issue.severity,
    firstSeenOn: issue.firstSeenOn,
    evidence: issue.evidence,
    ...sinceLastOneOnOne(issue),
    ...(course !== undefined && { course }),
    ...(alsoSeen.length > 0 && { alsoSeen }),
    questions: isAsked ? questions : [STILL_RIGHT, ...questions],
  };
}

/** What is asked of what has not moved for a month. */
const STILL_RIGHT = 'Is this still the right thing to talk about?';

function goneOf(issue: OpenIssue, { earlier = [] }: PlanInput): Gone {
  const { firstSeenOn, fadingSince } = issue;
  const since = sinceLastOneOnOne(issue).since ?? issue.sinceFirstSeen;
  const coachedOn = issue.coachedOn ?? issue.oneOnOneMeanwhile?.on;
  return { firstSeenOn, fadingSince, coachedOn, since, listed: weeksListed(earlier, issue.id) };
}

/** What is named beside another signal is said in a sentence, without its weeks and deals. */
function inBrief(evidence: Evidence): Evidence {
  const { series: _, ...brief } = evidence;
  return { ...brief, opportunities: [] };
}

/** A one-on-one about it comes before any other. */
function sinceLastOneOnOne(issue: OpenIssue): { since?: SinceOneOnOne } {
  const { coachedOn, measureWhenCoached, oneOnOneMeanwhile, evidence } = issue;
  if (coachedOn !== undefined)
    return { since: sinceOneOnOne(coachedOn, measureWhenCoached, evidence) };
  if (oneOnOneMeanwhile === undefined) return {};
  const since = sinceOneOnOne(oneOnOneMeanwhile.on, oneOnOneMeanwhile.measure, evidence);
  return since.change === undefined ? {} : { since };
}

/** Another question every week, and for each of several reps another one. */
function waitingItem(
  { rep, lastHeldOn }: RepStanding,
  index: number,
  input: PlanInput,
  guides: Guides,
): ItemContent {
  const { week } = input;
  const running = weeksNamed(rep, input) + 1;
  const guide = guides['longest-without-a-one-on-one'];
  const weeks = daysBetween(FIRST_MONDAY, week) / DAYS_A_WEEK;
  return {
    kind: 'longest-without-a-one-on-one',
    rep,
    ...(lastHeldOn !== undefined && { lastHeldOn }),
    ...(running > WEEKS_NAMED_RUNNING && { weeksRunning: running }),
    questions: questionsOfWeek(guide, week, lastHeldOn ?? week, weeks + index),
  };
}

function strengthItem({ rep, id, kind, evidence }: OpenStrength): ItemContent {
  return { kind: 'strength', rep, signalId: id, signal: kind, evidence };
}

function recoveryItem(recovery: Recovery): ItemContent {
  const { id, rep, evidence, cleared } = recovery;
  return {
    kind: 'strength',
    rep,
    signalId: id,
    signal: 'recovered-after-coaching',
    evidence: 'unreadable' in evidence ? evidence : { ...evidence, ...cleared },
    since: sinceCoached(recovery),
  };
}

function sinceCoached({ coachedOn, measureWhenCoached, cleared }: Recovery): SinceOneOnOne {
  return sinceOneOnOne(coachedOn, measureWhenCoached, cleared);
}

function commitmentItem({ id, ...commitment }: OpenCommitment): ItemContent {
  return { kind: 'commitment-due', commitmentId: id, ...commitment };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
