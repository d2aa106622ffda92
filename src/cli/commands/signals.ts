import type { Command } from 'commander';
import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import { episodesOn, type KnownEpisode } from '../../database/signals/episode-dates.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { SignalOutcome } from '../../domain/signals/known-evidence.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import { episodeState } from '../../domain/signals/episode-state.ts';
import type { Judgement } from '../../domain/signals/judge-team.ts';
import { sparkline } from '../../screen/parts/sparkline.ts';
import { detectAfterImport } from '../../workflows/signals/detect-after-import.ts';
import { actorOfCommand } from './actor.ts';
import { detectFirst } from './detect-first.ts';
import { parseDate, requireExport, requirePerson } from './options.ts';
import { print, withDatabase } from './runtime.ts';
import { evidenceDocument, figuresDocument } from './evidence-document.ts';
import { silenceWords } from '../../screen/parts/signal-words/silence-words.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

interface SignalsOptions {
  readonly asOf?: CalendarDate;
  readonly rep?: string;
  readonly json?: boolean;
}

interface Raised extends Judgement {
  readonly outcome: Extract<SignalOutcome, { outcome: 'raised' }>;
}

export function define(command: Command): void {
  command
    .option('--as-of <date>', 'as it was known at the end of this day', parseDate)
    .option('--rep <email>', 'of one rep, with what was not raised and why')
    .option('--json', 'print one JSON document')
    .action(async (options: SignalsOptions) => {
      await withDatabase(async ({ database }) => {
        const { rep: email, json } = options;
        const rep = email === undefined ? undefined : await requirePerson(database, email);
        const exportAsOf = await requireExport(database, options.asOf);
        await detectFirst(database);
        await noteAuditEvent(database, {
          actor: actorOfCommand(),
          action: 'signals',
          subject: rep?.id,
        });
        const judgements: Judgement[] = [];
        for await (const one of detectAfterImport(database, exportAsOf, rep)) judgements.push(one);
        const raised = judgements
          .filter(isRaised)
          .toSorted((one, other) => other.outcome.severity - one.outcome.severity);
        const others = judgements.filter((one) => !isRaised(one));
        const episodes = await episodesOn(database, exportAsOf);
        print(json, documentOf(exportAsOf, raised, rep, others, episodes), () => [
          `As of the export of ${exportAsOf}: ${raised.length} raised.`,
          ...raised.flatMap(linesOf),
          ...(rep === undefined ? [] : others.map(lineOfOther)),
        ]);
      });
    });
}

function isRaised(judgement: Judgement): judgement is Raised {
  return judgement.outcome.outcome === 'raised';
}

function documentOf(
  exportAsOf: CalendarDate,
  raised: readonly Raised[],
  rep: Person | undefined,
  others: readonly Judgement[],
  episodes: readonly KnownEpisode[],
) {
  const notRaised = others.map(({ detector, outcome }) => ({
    signal: detector.kind,
    ...outcomeDocument(outcome),
  }));
  return {
    exportAsOf,
    signals: raised.map(({ rep: { id, email }, detector, outcome: { severity, evidence } }) => ({
      rep: email,
      signal: detector.kind,
      nature: detector.nature,
      severity,
      evidence: evidenceDocument(evidence),
      ...episodeOf(episodes, id, detector.kind),
    })),
    ...(rep !== undefined && { notRaised }),
  };
}

/** An outcome under the names of the command line: a silence as its facts and, as ever, in words. */
function outcomeDocument(outcome: SignalOutcome) {
  switch (outcome.outcome) {
    case 'raised':
    case 'fading':
      return { ...outcome, evidence: evidenceDocument(outcome.evidence) };
    case 'clear':
      return {
        ...outcome,
        ...(outcome.now !== undefined && { now: figuresDocument(outcome.now) }),
      };
    case 'not-enough-history': {
      const { needs, there, outcome: name } = outcome;
      return { outcome: name, needs: silenceWords(outcome), facts: { ...needs, there } };
    }
    case 'not-applicable': {
      const { outcome: name, ...facts } = outcome;
      return { outcome: name, because: silenceWords(outcome), facts };
    }
  }
}

/** The episode's state with its dates; nothing before the first detection has written one. */
function episodeOf(episodes: readonly KnownEpisode[], rep: PersonId, kind: SignalKind) {
  const known = episodes.find((one) => one.repId === rep && one.kind === kind);
  if (known === undefined) return {};
  const { firstSeenOn, lastSeenOn, fadingSince, coachedOn, clearedOn } = known;
  const dates = { firstSeenOn, lastSeenOn, fadingSince, coachedOn, clearedOn };
  return { episode: { ...episodeState(known), ...dates } };
}

function linesOf({ rep, detector, outcome: { severity, evidence } }: Raised): string[] {
  const { headline, comparison, series, since, opportunities, sureness, clearsWhen } =
    saidEvidence(evidence);
  const values = series?.points.map(({ value }) => value);
  return [
    '',
    `${rep.name} — ${headline} (${detector.kind}, severity ${severity.toFixed(2)}, since ${since})`,
    `  ${comparison}${values === undefined ? '' : ` ${sparkline(values)}`}`,
    ...opportunities.map(({ name, stage, note }) => `  · ${name}, ${stage}: ${note}`),
    `  ${sureness} ${clearsWhen}`,
  ];
}

function lineOfOther({ detector: { kind }, outcome }: Judgement): string {
  switch (outcome.outcome) {
    case 'not-enough-history':
      return `${kind}: not enough history; it needs ${silenceWords(outcome)}`;
    case 'not-applicable':
      return `${kind}: does not apply, ${silenceWords(outcome)}`;
    case 'raised':
    case 'fading':
    case 'clear':
      return `${kind}: ${outcome.outcome}`;
  }
}
