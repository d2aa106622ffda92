import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { median, write } from '../../measure.ts';
import type { BenchServer } from '../../server.ts';
import { LIFE_PROOF_SEEDS, LIFE_TUNING_SEEDS } from '../seeds.ts';
import { writeLife } from './export-files.ts';
import { judge, type Judgement } from './judge.ts';
import { lifeOf } from './life.ts';
import { printLife } from './life-report.ts';
import { playLife } from './play.ts';
import { WORLDS, type World } from './scenarios.ts';

/** Which companies to play, as the command line has it. */
export interface LifeChoice {
  /** The seeds that nothing may be tuned on; what was read off them once is not tuned afterwards. */
  readonly proof: boolean;
  /** A pattern of the names of worlds. */
  readonly world: string;
  /** How many of each. */
  readonly seeds?: string | undefined;
}

const TUNING_COMPANIES = 1;
const PROOF_COMPANIES = 4;
const SMALL_WEEKS = 6;

/**
 * Measures what the checklists say on companies whose troubles, habits and turns are life's: `scenarios.ts` has the
 * worlds, `judge.ts` what counts as right. Whoever wrote them had not read the detectors.
 */
export async function benchLife(
  server: BenchServer,
  isSmall: boolean,
  { proof: isProof, world: pattern, seeds: asked }: LifeChoice,
): Promise<void> {
  const count = Number(asked ?? (isProof ? PROOF_COMPANIES : TUNING_COMPANIES));
  const seeds = (isProof ? LIFE_PROOF_SEEDS : LIFE_TUNING_SEEDS).slice(0, isSmall ? 1 : count);
  const worlds = isSmall
    ? WORLDS.slice(0, 1).map((world) => ({ ...world, weeks: SMALL_WEEKS }))
    : WORLDS.filter(({ name }) => new RegExp(pattern).test(name));
  write(
    `## Life: ${worlds.length} worlds, ${isProof ? 'proof' : 'tuning'} seeds ${seeds.join(', ')}`,
  );
  write(
    'An item is one line of a list in one week; what counts as right is in life/judge.ts. In brackets: 95 %.',
  );
  const judgements: Judgement[] = [];
  const seconds: number[] = [];
  for (const world of worlds) {
    for (const seed of seeds) {
      const started = performance.now();
      const judgement = await playCompany(server, world, seed);
      const took = (performance.now() - started) / 1_000;
      judgements.push(judgement);
      seconds.push(took);
      write(`${judgement.company}: ${judgement.reps} reps, ${took.toFixed(1)} s`);
    }
  }
  write(
    `A company took ${median(seconds).toFixed(1)} s (median), at most ${Math.max(...seconds).toFixed(1)} s.`,
  );
  printLife(judgements);
}

async function playCompany(server: BenchServer, world: World, seed: number): Promise<Judgement> {
  const life = lifeOf(world, seed);
  const folder = join(server.folder, 'life');
  const folders = await writeLife(life, folder);
  const lists = await playLife(server, folders, life);
  await rm(folder, { recursive: true });
  return judge(life, lists);
}
