import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { NamedPerson } from '#src/domain/people/named-person.ts';
import type {
  AlsoSeen,
  Checklist,
  ItemContent,
  ItemState,
} from '#src/domain/checklists/checklist.ts';
import { peopleOf } from '#src/domain/checklists/checklist.ts';
import type {
  AgendaPointId,
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  OneOnOneId,
  InitiativeId,
  PersonId,
  SignalId,
} from '#src/domain/ids.ts';
import { MAX_EXPECTATIONS, type Expectation } from '#src/domain/one-on-ones/expectation.ts';
import type { HistoryEntry } from '#src/domain/one-on-ones/coaching-history.ts';
import { historyDocument } from '#src/screen/one-on-ones/history-document.ts';
import { formatEntry } from '#src/screen/one-on-ones/history-words.ts';
import type { SinceOneOnOne } from '#src/domain/one-on-ones/since-one-on-one.ts';
import type { Initiative } from '#src/domain/programme/initiative.ts';
import type { Guide } from '#src/domain/guides/guide.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { TOPICS } from '#src/domain/one-on-ones/one-on-one.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import type { SaidEvidence } from '#src/domain/signals/evidence.ts';
import type { ManagerHome } from '#src/domain/coach/manager-home.ts';
import type { Recap } from '#src/domain/recaps/recap.ts';
import type { ReadingReport } from '#src/domain/programme/programme-report.ts';
import type { CoachingDigest } from '#src/domain/second-line/digest.ts';
import type { ManagerSummary } from '#src/domain/second-line/manager-summary.ts';
import type { RepDetail, TeamGlance } from '#src/domain/coach/team-glance.ts';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';
import { textLength } from '#src/playground/slack/block-kit/walk.ts';
import { checklistMessage } from '#src/screen/checklists/checklist-message.ts';
import { reminderMessage } from '#src/screen/checklists/reminder-message.ts';
import { repMessage } from '#src/screen/coach/rep-message.ts';
import { staleExportForManagerMessage } from '#src/screen/checklists/stale-export-messages.ts';
import { teamMessage } from '#src/screen/coach/team-message.ts';
import { evidenceMessage } from '#src/screen/signals/evidence-message.ts';
import { evidenceView } from '#src/screen/signals/evidence-view.ts';
import { expectationsView, MAX_MEASURE } from '#src/screen/one-on-ones/expectations-view.ts';
import { historyMessages } from '#src/screen/one-on-ones/history-messages.ts';
import { historyView } from '#src/screen/one-on-ones/history-view.ts';
import { managerHomeView } from '#src/screen/coach/home-view.ts';
import { MAX_WORDS } from '#src/screen/one-on-ones/log-next-and-shared.ts';
import { programmeBlocks } from '#src/screen/programme/programme-blocks.ts';
import {
  logOneOnOneView,
  MAX_ACTION,
  MAX_NOTES,
} from '#src/screen/one-on-ones/log-one-on-one-view.ts';
import { moveCommitmentView } from '#src/screen/one-on-ones/move-commitment-view.ts';
import { notUsefulView } from '#src/screen/checklists/not-useful-view.ts';
import { settingsView } from '#src/screen/settings/settings-view.ts';
import { repView } from '#src/screen/coach/rep-view.ts';
import { SCRIPTS } from '#tests/support/scripts.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const today = calendarDate('2025-11-24');
const reader = {
  id: 1 as PersonId,
  timeZone: 'Asia/Kathmandu',
  now: new Date('2025-11-24T08:00:00Z'),
};
const longestGuide: Guide = guideOf('?'.repeat(200));
const longestQuestions = Array.from({ length: 4 }, () => '?'.repeat(200));

describe.each(Object.entries(SCRIPTS))('with the longest names in %s', (_, script) => {
  const long = script.repeat(100);
  const rep = { id: 1 as PersonId, name: long };
  const evidence: SaidEvidence = {
    ...someEvidence,
    headline: long,
    comparison: long,
    sureness: long,
    clearsWhen: long,
    opportunities: Array.from({ length: 3 }, () => ({
      ...someEvidence.opportunities[0],
      id: 'x' as SaidEvidence['opportunities'][number]['id'],
      name: long,
      account: long,
      stage: long,
      currency: 'EUR',
      amount: 1e15,
      note: long,
    })),
  };

  test.each<ItemState['state']>(['open', 'logged', 'snoozed', 'dismissed'])(
    'Slack takes a full checklist whose items are %s',
    (state) => {
      const { blocks, text } = checklistMessage({
        checklist: checklistOf(rep, evidence, state),
        expectations: new Map([[rep.id, expectationsOf(long)]]),
        reader,
        initiatives: initiativesOf(long),
        lastWeek: undefined,
        weeksKnown: 12,
        habit: USUAL_PREFERENCE,
        coveringFor: undefined,
      });
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(text.length).toBeLessThan(4_000);
      expect(text).not.toMatch(/<!|<@/);
      expect(mrkdwnIn(blocks).join()).not.toMatch(/<!|<@/);
    },
  );

  test('Slack accepts the team, at thirty and at a hundred reps', () => {
    for (const size of [30, 100]) {
      const glance = teamOf(size, long, evidence);
      expect(objectionToMessageBlocks(teamMessage(glance, today).blocks)).toBeUndefined();
    }
  });

  test('Slack accepts every page of the Home, at thirty, sixty and a hundred reps', () => {
    const pages: number[] = [];
    for (const size of [30, 60, 100]) {
      const home = homeOf(teamOf(size, long, evidence), checklistOf(rep, evidence, 'open'));
      let page = 0;
      for (; ; page += 1) {
        const view = managerHomeView(home, reader, page);
        if (view.private_metadata !== String(page)) break;
        const blocks = [...view.blocks, ...programmeBlocks(longestReading)];
        expect(objectionToView({ ...view, blocks }, 'home')).toBeUndefined();
        expect(textLength(blocks)).toBeLessThan(13_000);
        expect(mrkdwnIn(view.blocks).join()).not.toMatch(/<!|<@/);
      }
      pages.push(page);
    }
    expect(pages).toEqual([3, 6, 10]);
  });

  test('Slack accepts the Home of somebody who leads a hundred managers', () => {
    const usual = homeOf(teamOf(100, long, evidence), checklistOf(rep, evidence, 'open'));
    const view = managerHomeView({ ...usual, week: { state: 'digest' } }, reader, 0);
    expect(objectionToView(view, 'home')).toBeUndefined();
    expect(textLength(view.blocks)).toBeLessThan(13_000);
    expect(mrkdwnIn(view.blocks).join()).not.toMatch(/<!|<@/);
  });

  test('Slack accepts the settings, with a hundred covers and the country of most parts', () => {
    const view = settingsView({
      preference: {
        ...USUAL_PREFERENCE,
        mutedKinds: [...ISSUE_KINDS, ...STRENGTH_KINDS],
        pausedUntil: calendarDate('2025-12-24'),
        coverId: 7 as PersonId,
        country: 'ZZ',
        region: 'P9',
      },
      today,
      timeZone: 'America/Argentina/ComodRivadavia',
      next: today,
      covers: Array.from({ length: 100 }, (_, id) => ({ id: id as PersonId, name: long })),
      countries: Array.from({ length: 250 }, (_, index) => ({
        code: `${'ABCDEFGHIJ'[index % 10]}${index}`,
        name: `${'ABCDEFGHIJ'[index % 10]}${long}`,
      })),
      guessed: 'A0',
      parts: Array.from({ length: 100 }, (_, index) => ({ code: `P${index}`, name: long })),
    });
    expect(objectionToView(view, 'modal')).toBeUndefined();
  });

  test('Slack accepts a list for who covers, a reminder, and what is open without an export', () => {
    const list = checklistOf(rep, evidence, 'open');
    const cover = checklistMessage({
      checklist: list,
      reader,
      lastWeek: undefined,
      weeksKnown: 12,
      habit: USUAL_PREFERENCE,
      coveringFor: { manager: { id: 2 as PersonId, name: long }, until: today },
    });
    const stale = staleExportForManagerMessage({
      exportAsOf: today,
      today,
      isOperationsNotified: true,
      commitments: Array.from({ length: 40 }, () => ({ rep: long, action: long, dueOn: today })),
    });
    for (const { blocks, text } of [
      cover,
      reminderMessage(list, { isQuestion: false, isAnswered: false, isOn: true }),
      stale,
    ]) {
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(text.length).toBeLessThan(4_000);
      expect(mrkdwnIn(blocks).join()).not.toMatch(/<!|<@/);
    }
  });

  test('Slack accepts one rep with all signals and a long history', () => {
    const detail = detailOf(long, evidence);
    expect(objectionToMessageBlocks(repMessage(detail, today).blocks)).toBeUndefined();
    expect(objectionToView(repView(detail, today), 'modal')).toBeUndefined();
  });

  test('Slack accepts the evidence', () => {
    const input = {
      rep,
      evidence,
      guide: longestGuide,
      expectations: expectationsOf(long),
      since: sinceOf(long),
      alsoSeen: alsoSeenOf(long),
      firstSeenOn: today,
      exportAsOf: today,
      today,
    };
    const view = evidenceView({
      ...input,
      item: '2147483647',
      isGuideShown: true,
      isChartSent: false,
    });
    expect(objectionToView(view, 'modal')).toBeUndefined();
    const { blocks, chart } = evidenceMessage(input);
    expect(chart).toBeDefined();
    expect(objectionToMessageBlocks([...blocks, chart])).toBeUndefined();
  });

  test('Slack accepts every page of a long history, and the document of it', () => {
    const oneOnOne = { topics: TOPICS, question: long, notes: long.slice(0, MAX_NOTES) };
    const entries = Array.from({ length: 60 }, (): HistoryEntry => {
      return {
        kind: 'one-on-one',
        on: today,
        about: { ...someEvidence, headline: long },
        ...oneOnOne,
      };
    });
    for (const page of [0, 3, 5]) {
      const view = historyView({ rep, entries, page, isSent: false, today });
      expect(objectionToView(view, 'modal')).toBeUndefined();
    }
    const lines = entries.map((entry) => formatEntry(entry, rep, today));
    const messages = historyMessages(rep, historyDocument(rep, lines, 'md'), 'md');
    expect(messages.length).toBeGreaterThan(1);
    for (const { blocks } of messages) {
      expect(objectionToMessageBlocks(blocks)).toBeUndefined();
      expect(mrkdwnIn(blocks).join()).not.toMatch(/<!|<@/);
    }
  });

  test('Slack accepts the small modals', () => {
    const metadata = '2147483647:9';
    const views = [
      moveCommitmentView({ metadata, action: long.slice(0, MAX_ACTION), dueOn: today, today }),
      notUsefulView(metadata),
      expectationsView({ rep, current: expectationsOf(long), today }),
    ];
    for (const view of views) expect(objectionToView(view, 'modal')).toBeUndefined();
  });

  test('Slack accepts the log modal, filled to the brim, for one rep and for a hundred', () => {
    const reps = Array.from({ length: 100 }, (_, index) => ({ ...rep, id: index as PersonId }));
    for (const chosen of [[rep], reps]) {
      const [first = rep, ...others] = chosen;
      const view = logOneOnOneView({
        metadata: 'x'.repeat(500),
        manager: rep,
        reps: [first, ...others],
        today,
        topic: { claim: long, isAbout: true },
        isFull: true,
        filled: new Set(),
        openCommitments: Array.from({ length: 12 }, (_, id) => ({
          id: id as CommitmentId,
          action: long.slice(0, MAX_ACTION),
          dueOn: today,
        })),
        points: Array.from({ length: 12 }, (_, id) => ({ id: id as AgendaPointId, words: long })),
        logged: {
          heldOn: today,
          topics: TOPICS,
          notes: long.slice(0, MAX_NOTES),
          commitments: Array.from({ length: 3 }, () => ({
            action: long.slice(0, MAX_ACTION),
            ownerId: rep.id,
            dueOn: today,
          })),
          nextOn: today,
          nextTime: '14:00',
          shared: {
            words: long.slice(0, MAX_WORDS),
            includesNotes: true,
            acknowledgedAt: undefined,
          },
        },
      });
      expect(objectionToView(view, 'modal')).toBeUndefined();
    }
  });
});

function expectationsOf(words: string): Expectation[] {
  return Array.from({ length: MAX_EXPECTATIONS }, (_, index) => ({
    id: index as Expectation['id'],
    measure: words.slice(0, MAX_MEASURE),
    level: words.slice(0, MAX_MEASURE),
    dueOn: today,
    agreedOn: today,
  }));
}

function sinceOf(name: string): SinceOneOnOne {
  return { on: today, change: { name, unit: 'money', before: 1e15, now: 1, verdict: 'same' } };
}

/** A guide with as many questions as a company may write, all alike. */
function guideOf(words: string): Guide {
  const questions = [words, ...Array.from({ length: 20 }, () => words)] as const;
  return {
    skill: words,
    questions: { goal: questions, reality: questions, options: questions, will: questions },
    causes: { knowledge: words, skill: words, motivation: words, obstacle: words },
  };
}

/** The texts that Slack reads as markup; in plain text nothing has to be escaped. */
function mrkdwnIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'mrkdwn' && 'text' in part) return [String(part.text)];
  return Object.values(part).flatMap(mrkdwnIn);
}

function alsoSeenOf(long: string): readonly AlsoSeen[] {
  return ISSUE_KINDS.map((signal, index) => ({
    signalId: index as SignalId,
    signal,
    since: today,
    evidence: { headline: long, comparison: long },
  }));
}

function checklistOf(
  rep: { id: PersonId; name: string },
  evidence: SaidEvidence,
  state: ItemState['state'],
): Checklist {
  const signal: ItemContent = {
    kind: 'signal',
    rep,
    signalId: 1 as SignalId,
    signal: 'win-rate-fell',
    severity: 1,
    firstSeenOn: today,
    evidence,
    since: sinceOf(rep.name),
    alsoSeen: alsoSeenOf(rep.name),
    questions: longestQuestions,
  };
  const contents: ItemContent[] = [
    signal,
    signal,
    signal,
    { kind: 'longest-without-a-one-on-one', rep, questions: longestQuestions },
    {
      kind: 'onboarding',
      rep,
      standing: {
        startedOn: today,
        month: 12,
        milestones: Array.from({ length: 5 }, () => ({
          milestone: 'first-proposal' as const,
          stage: rep.name.repeat(20),
          usualBy: today,
          state: 'late' as const,
        })),
        basis: { starters: 2147483647, learnt: 'some', planMonths: 2147483647 },
      },
      questions: longestQuestions,
    },
    { kind: 'strength', rep, signalId: 2 as SignalId, signal: 'won-above-usual', evidence },
  ];
  const acted = { by: rep, at: reader.now };
  const states: Record<ItemState['state'], ItemState> = {
    open: { state: 'open' },
    logged: {
      state: 'logged',
      commitments: 3,
      nextDueOn: today,
      recap: { acknowledged: true, ticked: 3, points: 10 },
      ...acted,
    },
    snoozed: { state: 'snoozed', until: today, ...acted },
    dismissed: { state: 'dismissed', ...acted },
    kept: { state: 'kept', ...acted },
    moved: { state: 'moved', to: today, ...acted },
    dropped: { state: 'dropped', ...acted },
  };
  return {
    id: 1 as ChecklistId,
    managerId: rep.id,
    week: today,
    exportAsOf: today,
    items: contents.map((content, index) => ({
      id: (1_000_000 + index) as ChecklistItemId,
      content,
      state: states[state],
      feedback: { verdict: 'not-useful', reason: 'not-coachable' },
    })),
  };
}

function detailOf(name: string, evidence: SaidEvidence): RepDetail {
  return {
    rep: { id: 1 as PersonId, name },
    lastHeldOn: today,
    openCommitments: 100,
    dueCommitments: 99,
    exportAsOf: today,
    expectations: expectationsOf(name),
    signals: DETECTORS.map(({ kind }, index) => ({
      id: index as SignalId,
      kind,
      severity: 1,
      firstSeenOn: today,
      evidence,
    })),
    points: Array.from({ length: 10 }, () => name),
    history: Array.from({ length: 60 }, () => ({
      heldOn: today,
      topics: TOPICS,
      notes: name,
      shared: { words: name, includesNotes: true, acknowledgedAt: reader.now },
      question: name,
      commitments: Array.from({ length: 3 }, () => ({
        action: name,
        ownerId: 1 as PersonId,
        dueOn: today,
        state: 'open' as const,
        isTicked: false,
      })),
    })),
  };
}

function initiativesOf(name: string): Initiative[] {
  return Array.from({ length: 4 }, (_, index) => ({
    id: index as InitiativeId,
    name,
    question: name,
    startsOn: today,
    endsOn: today,
  }));
}

function homeOf(glance: TeamGlance, checklist: Checklist): ManagerHome {
  return {
    week: {
      state: 'sent',
      checklist,
      lastWeek: { logged: 3, of: 5 },
      expectations: new Map(
        checklist.items
          .flatMap(({ content }) => peopleOf(content))
          .map(({ id }) => [id, expectationsOf(glance.manager.name)]),
      ),
      initiatives: initiativesOf(glance.manager.name),
      cover: glance.manager,
    },
    next: { on: today, hour: 8 },
    pause: { until: today, cover: glance.manager },
    coversFor: [glance.manager, glance.manager],
    streak: { weeks: 0, isThisWeekIn: false, longest: 100, lastHeldOn: today },
    glance,
    oneOnOnes: new Map(glance.reps.map(({ rep }) => [rep.id, Array(12).fill(7)])),
    agreed: longestRecap(glance.manager.name),
    managers: longestDigest(glance.manager),
  };
}

function teamOf(size: number, name: string, evidence: SaidEvidence): TeamGlance {
  return {
    manager: { id: 0 as PersonId, name },
    exportAsOf: today,
    reps: Array.from({ length: size }, () => detailOf(name, evidence)),
  };
}

const longestReading: ReadingReport = {
  from: today,
  until: today,
  items: [],
  messages: { sent: 10_000, actedOn: 10_000 },
  weeks: Array.from({ length: 13 }, () => ({
    week: today,
    proposed: 10_000,
    logged: 10_000,
    oneOnOnes: 10_000,
  })),
};

function longestDigest(person: NamedPerson): CoachingDigest {
  const manager: ManagerSummary = {
    manager: person,
    managersBelow: 100,
    people: 1_000,
    coachedPeople: 1_000,
    longest: { report: person, days: 4_000 },
    raised: 1_000,
    coached: 1_000,
    cleared: 1_000,
    old: 1_000,
    due: 1_000,
    kept: 1_000,
    firstListOn: today,
    standout: 'old-issues',
    question: person.name,
  };
  return {
    reader: person,
    exportAsOf: today,
    managers: Array.from({ length: 100 }, (_, index) => ({
      ...manager,
      managersBelow: index < 50 ? 100 : 0,
    })),
    first: { summary: manager, because: 'help' },
    own: { coachedPeople: 100, people: 100, longest: manager.longest },
    due: Array.from({ length: 20 }, () => ({
      action: person.name,
      manager: person,
      byReader: true,
      dueOn: today,
    })),
    inCommon: Array.from({ length: 100 }, () => ({
      manager: person,
      kind: 'opportunities-stalled',
      facts: { stage: person.name, changed: 1_000, of: 1_000, since: today },
    })),
  };
}

function longestRecap(name: string): Recap {
  return {
    id: 1 as OneOnOneId,
    manager: { id: 0 as PersonId, name },
    rep: { id: 1 as PersonId, name },
    heldOn: today,
    subjects: [],
    words: '',
    notes: undefined,
    commitments: [1, 2, 3].map((id) => ({
      id: id as CommitmentId,
      action: name.repeat(10),
      owner: 'manager',
      dueOn: today,
      state: 'open',
    })),
    nextOn: undefined,
    nextAt: undefined,
    changedAt: undefined,
    acknowledgedAt: undefined,
    disputedAt: undefined,
    points: [],
  };
}
