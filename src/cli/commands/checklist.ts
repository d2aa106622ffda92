import type { Command } from 'commander';
import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import { repsOf } from '../../database/people/people.ts';
import { daysBetween, localTime, type CalendarDate } from '../../domain/calendar.ts';
import { milestonesOfMonth, type RampStanding } from '../../domain/ramp/ramp-standing.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { PersonId } from '../../domain/ids.ts';
import { count } from '../../domain/text.ts';
import {
  previewChecklist,
  previewPastChecklist,
  weekAfter,
  weekOfToday,
} from '../../workflows/checklists/preview-checklist.ts';
import { actorOfCommand } from './actor.ts';
import { detectFirst } from './detect-first.ts';
import { parseDate, requireExport, requirePerson } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';
import { evidenceDocument } from './evidence-document.ts';
import { milestoneName, rampBasisWords } from '../../screen/parts/milestone-words.ts';
import { goodNewsLine } from '../../screen/checklists/good-news.ts';
import { groupClaim, groupFigures } from '../../screen/parts/group-words.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

interface ChecklistOptions {
  readonly manager: string;
  readonly asOf?: CalendarDate;
  readonly json?: boolean;
}

export function define(command: Command): void {
  command
    .requiredOption('--manager <email>', 'whose')
    .option('--as-of <date>', 'as an earlier export would have had it', parseDate)
    .option('--json', 'print one JSON document')
    .action(async (options: ChecklistOptions) => {
      await withDatabase(async ({ database, config }) => {
        const { staleAfterDays, defaultTimeZone, guides } = config.coaching;
        const manager = await requirePerson(database, options.manager);
        const exportAsOf = await requireExport(database, options.asOf);
        await detectFirst(database);
        await noteAuditEvent(database, {
          actor: actorOfCommand(),
          action: 'checklist',
          subject: manager.id,
        });
        const today = localTime(new Date(), manager.timeZone ?? defaultTimeZone).date;
        const isPast = options.asOf !== undefined;
        const week = isPast ? weekAfter(exportAsOf) : weekOfToday(today);
        const reps = await repsOf(database, manager.id, week);
        if (reps.length === 0) {
          throw new Refusal(`${manager.name} has nobody who reports to them in the roster.`);
        }
        const items = isPast
          ? await previewPastChecklist(database, manager, exportAsOf, guides)
          : await previewChecklist(database, manager, week, guides);
        const isStale = !isPast && daysBetween(exportAsOf, today) > staleAfterDays;
        const emails = new Map(reps.map(({ id, email }) => [id, email]));
        const document = {
          manager: manager.email,
          week,
          exportAsOf,
          isStale,
          items: items.map((item) => itemDocument(item, emails, manager.email)),
        };
        print(options.json, document, () => [
          `${manager.name}, week of ${week}, from the export of ${exportAsOf}: ${count(items.length, 'item')}`,
          ...(isStale
            ? [`It would not go out: the export is more than ${staleAfterDays} days old.`]
            : []),
          ...items.flatMap((item, index) => linesOf(item, index, week)),
        ]);
      });
    });
}

/** The item under the names of the command line; `signal` names what it is about. */
function itemDocument(item: ItemContent, emails: ReadonlyMap<PersonId, string>, team: string) {
  if (item.kind === 'team') {
    const { reps, signal, severity, firstSeenOn, facts, questions } = item;
    const ofReps = reps.flatMap(({ id }) => emails.get(id) ?? []);
    return { team, reps: ofReps, signal, severity, firstSeenOn, facts, questions };
  }
  const rep = emails.get(item.rep.id);
  switch (item.kind) {
    case 'signal': {
      const { signal, severity, firstSeenOn, evidence, questions } = item;
      return {
        rep,
        signal,
        severity,
        firstSeenOn,
        evidence: evidenceDocument(evidence),
        questions,
      };
    }
    case 'strength':
      return { rep, signal: item.signal, evidence: evidenceDocument(item.evidence) };
    case 'progress':
      return { rep, signal: item.kind, progress: item.progress };
    case 'longest-without-a-one-on-one':
      return { rep, signal: item.kind, lastHeldOn: item.lastHeldOn, questions: item.questions };
    case 'onboarding':
      return {
        rep,
        signal: item.kind,
        standing: standingDocument(item.standing),
        questions: item.questions,
      };
    case 'commitment-due': {
      const { kind, action, owner, dueOn } = item;
      return { rep, signal: kind, action, owner: owner.name, dueOn };
    }
  }
}

/** The standing with its sentences: milestones in words, and what "usual" rests on. */
function standingDocument(standing: RampStanding) {
  return {
    ...standing,
    milestones: standing.milestones.map((one) => ({
      ...one,
      words: milestoneName(one.milestone, one.stage),
    })),
    basis: rampBasisWords(standing.basis),
  };
}

function linesOf(item: ItemContent, index: number, week: CalendarDate): string[] {
  if (item.kind === 'team') {
    const { signal, facts, reps, questions } = item;
    return [
      '',
      `${index + 1} · Your team — ${groupClaim(signal, facts)} with ${reps.length} of ${facts.of} people (${reps.map(({ name }) => name).join(', ')})`,
      `    ${groupFigures(facts, facts.since)}`,
      ...questions.slice(0, 1).map((question) => `    A question for the team: ${question}`),
    ];
  }
  const head = `${index + 1} · ${item.rep.name}`;
  switch (item.kind) {
    case 'signal': {
      const { headline, comparison } = saidEvidence(item.evidence);
      return [
        '',
        `${head} — ${headline}`,
        `    ${comparison}`,
        ...item.questions.slice(0, 1).map((question) => `    Ask: ${question}`),
      ];
    }
    case 'strength': {
      const { headline, comparison } = saidEvidence(item.evidence);
      return ['', `${head} — ${headline}`, `    ${comparison}`];
    }
    case 'progress':
      return ['', `${index + 1} · ${goodNewsLine(item, week)}`];
    case 'longest-without-a-one-on-one':
      return [
        '',
        `${head} — ${item.lastHeldOn === undefined ? 'no one-on-one logged yet' : `no one-on-one since ${item.lastHeldOn}`}`,
      ];
    case 'onboarding':
      return [
        '',
        `${head} — month ${item.standing.month} of the ramp`,
        ...milestonesOfMonth(item.standing).map(
          ({ milestone, stage, state, usualBy }) =>
            `    ${state}: ${milestoneName(milestone, stage)}, usual by ${usualBy}`,
        ),
      ];
    case 'commitment-due':
      return ['', `${head} — due ${item.dueOn}: ${item.action} (${item.owner.name})`];
  }
}
