import type { Command } from 'commander';
import { noteAuditEvent } from '../database/audit-events.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import type { Outcome } from '../domain/signals/detector.ts';
import type { Judgement } from '../domain/signals/judge-team.ts';
import { sparkline } from '../domain/sparkline.ts';
import { lookForSignals } from '../workflows/look-for-signals.ts';
import { actorOfCommand } from './actor.ts';
import { parseDate, requireExport, requirePerson } from './options.ts';
import { print, withDatabase } from './runtime.ts';

interface SignalsOptions {
  readonly asOf?: CalendarDate;
  readonly rep?: string;
  readonly json?: boolean;
}

interface Raised extends Judgement {
  readonly outcome: Extract<Outcome, { outcome: 'raised' }>;
}

export function addSignalsCommand(program: Command): void {
  program
    .command('signals')
    .description('the signals that the exports show, with their evidence; nothing is changed')
    .option('--as-of <date>', 'as it was known at the end of this day', parseDate)
    .option('--rep <email>', 'of one rep, with what was not raised and why')
    .option('--json', 'print one JSON document')
    .action(async (options: SignalsOptions) => {
      await withDatabase(async ({ database }) => {
        const { rep: email, json } = options;
        const rep = email === undefined ? undefined : await requirePerson(database, email);
        const exportAsOf = await requireExport(database, options.asOf);
        await noteAuditEvent(database, {
          actor: actorOfCommand(),
          action: 'signals',
          subject: rep?.id,
        });
        const judgements: Judgement[] = [];
        for await (const one of lookForSignals(database, exportAsOf, rep)) judgements.push(one);
        const raised = judgements
          .filter(isRaised)
          .toSorted((one, other) => other.outcome.severity - one.outcome.severity);
        const others = judgements.filter((one) => !isRaised(one));
        print(json, documentOf(exportAsOf, raised, rep, others), () => [
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
) {
  const notRaised = others.map(({ detector, outcome }) => ({ signal: detector.kind, ...outcome }));
  return {
    exportAsOf,
    signals: raised.map(({ rep: { email }, detector, outcome: { severity, evidence } }) => ({
      rep: email,
      signal: detector.kind,
      nature: detector.nature,
      severity,
      evidence,
    })),
    ...(rep !== undefined && { notRaised }),
  };
}

function linesOf({ rep, detector, outcome: { severity, evidence } }: Raised): string[] {
  const { headline, comparison, series, since, opportunities, sureness, clearsWhen } = evidence;
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
      return `${kind}: not enough history; it needs ${outcome.needs}`;
    case 'not-applicable':
      return `${kind}: does not apply, ${outcome.because}`;
    case 'raised':
    case 'waning':
    case 'clear':
      return `${kind}: ${outcome.outcome}`;
  }
}
