import type { Command } from 'commander';
import { loadStageOutcomes } from '../../database/imports/stage-outcomes.ts';
import { loadStages } from '../../database/imports/pipeline-summary.ts';
import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import { count } from '../../domain/text.ts';
import { decideStage } from '../../workflows/imports/decide-stage.ts';
import { actorOfCommand } from './actor.ts';
import { detectFirst } from './detect-first.ts';
import { print, Refusal, withDatabase } from './runtime.ts';

interface StagesOptions {
  readonly won?: readonly string[];
  readonly lost?: readonly string[];
  readonly open?: readonly string[];
  readonly json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--won <stage...>', 'deals in these stages are won')
    .option('--lost <stage...>', 'deals in these stages are lost')
    .option('--open <stage...>', 'deals in these stages are still worked on')
    .option('--json', 'print one JSON document')
    .action(async ({ won = [], lost = [], open = [], json }: StagesOptions) => {
      await withDatabase(async ({ database }) => {
        const answers = [...pairs(won, 'won'), ...pairs(lost, 'lost'), ...pairs(open, 'open')];
        const known = new Set((await loadStages(database)).map(({ stage }) => stage.toLowerCase()));
        const unknown = answers.find(([stage]) => !known.has(stage.toLowerCase()));
        if (unknown !== undefined) {
          throw new Refusal(
            `No deal is in a stage called ${unknown[0]}. \`coach stages\` lists those that there are.`,
          );
        }
        for (const [stage, outcome] of answers) {
          await decideStage(database, stage, outcome, actorOfCommand());
        }
        if (answers.length > 0) await detectFirst(database);
        const decided = await loadStageOutcomes(database);
        const stages = (await loadStages(database)).map((one) => ({
          ...one,
          isDecided: decided[one.stage.toLowerCase()] !== undefined,
        }));
        print(json, { stages }, () =>
          stages.map(
            ({ stage, outcome, opportunities, isDecided }) =>
              `${stage}: ${outcome}, ${count(opportunities, 'deal')}${isDecided ? ', as was said' : ''}`,
          ),
        );
      });
    });
}

function pairs(
  stages: readonly string[],
  outcome: OpportunityOutcome,
): (readonly [stage: string, outcome: OpportunityOutcome])[] {
  return stages.map((stage) => [stage, outcome] as const);
}
