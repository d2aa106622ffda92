import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ISSUE_KINDS, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';
import { write } from '../measure.ts';
import type { BenchServer } from '../server.ts';
import { writeExports } from './organisation/export-files.ts';
import { organisationOf } from './organisation/organisation.ts';
import { listByFrontline } from './play-frontline.ts';
import { printRealOrganisations } from './real-organisations.ts';
import {
  kindsNamedBy,
  percent,
  printFalseRates,
  printKinds,
  printRowOf,
  printScores,
} from './report.ts';
import { listByFixedThresholds } from './rivals/fixed-thresholds.ts';
import { caughtWithin, falseItemsAQuarter, scoreOf, together, type Score } from './score.ts';
import { allOf, TEST_SEEDS, TUNING_SEEDS } from './seeds.ts';
import { allKnowing, allKnowingAt } from './threshold.ts';

const WEEKS = 78;
const FEW_WEEKS = 40;
/** As much evidence as Frontline asks for, about. */
const ALL_KNOWING_FROM = 5;

const ALL_KINDS: readonly string[] = [...ISSUE_KINDS, ...STRENGTH_KINDS];

/**
 * Measures what the checklists say beside what is true, on organisations with known trouble whose weekly exports go
 * through the real import; and, on the same organisations, fixed thresholds and a detector that knows everything but
 * when trouble begins.
 *
 * `organisation/` makes the organisations and knows no detector; nothing in `src` may know it, which the linter holds.
 * `rivals/` has the two other detectors, `score.ts` what counts as right, `seeds.ts` which organisations may be tuned
 * on and which are measured. An item is an issue on one manager's list in one week: an episode counts once for every
 * week in which the manager reads it, right or wrong. One rep in three has trouble, one kind each, which begins in a
 * hidden week and lasts to the end; of nobody else, and not before it begins, is an item right.
 */
export async function benchSignals(
  server: BenchServer,
  isSmall: boolean,
  kind?: string,
): Promise<void> {
  if (kind !== undefined && !ALL_KINDS.includes(kind)) {
    throw new Error(`There is no signal ${kind}; there are ${ALL_KINDS.join(', ')}.`);
  }
  const kinds = kindsNamedBy(ISSUE_KINDS);
  const plans = isSmall ? allOf(TUNING_SEEDS).slice(0, 1) : allOf(TEST_SEEDS);
  const weeks = isSmall ? FEW_WEEKS : WEEKS;
  const organisations = plans.map((plan) => organisationOf({ ...plan, weeks, kinds }));
  write(
    `## Signals, on ${organisations.length} organisations of 42 reps and ${weeks} weekly exports`,
  );
  write(
    `Tuned on seeds ${TUNING_SEEDS.join(', ')}; measured on ${[...new Set(plans.map(({ seed }) => seed))].join(', ')}.`,
  );
  printDefinitions();

  const frontlineScores: Score[] = [];
  const strengthScores: Score[] = [];
  for (const organisation of organisations) {
    const folder = join(server.folder, 'exports');
    await writeExports(organisation, folder);
    const { issues, strengths } = await listByFrontline(server, folder, organisation);
    await rm(folder, { recursive: true });
    frontlineScores.push(scoreOf(organisation, issues));
    strengthScores.push(scoreOf(organisation, strengths));
  }
  const frontline = together(frontlineScores);
  if (kind !== undefined) {
    const isIssue = ISSUE_KINDS.some((issue) => issue === kind);
    printRowOf(isIssue ? frontline : together(strengthScores), kind);
    return;
  }
  const fixed = together(
    organisations.map((organisation) => scoreOf(organisation, listByFixedThresholds(organisation))),
  );
  const atSameRate = allKnowingAt(organisations, falseItemsAQuarter(frontline));
  printScores({
    'fixed thresholds': fixed,
    Frontline: frontline,
    'all-knowing': allKnowing(organisations, ALL_KNOWING_FROM),
    'all-knowing at Frontline’s false rate': atSameRate,
  });
  const share = caughtWithin(frontline, 8) / caughtWithin(atSameRate, 8);
  write(
    `Within 8 weeks Frontline catches ${percent(share)} of what the all-knowing detector does at the same false rate.`,
  );
  write('By shape and CRM:');
  printScores(
    Object.fromEntries(
      organisations.flatMap(({ plan, crm }, index) => {
        const score = frontlineScores[index];
        return score === undefined
          ? []
          : [[`${plan.shape.name}, ${crm}, seed ${plan.seed}`, score]];
      }),
    ),
  );
  printKinds(frontline, atSameRate);
  printFalseRates(frontline, ISSUE_KINDS);
  // Nobody's selling gets better in these organisations: what is praised is chance.
  printFalseRates(together(strengthScores), STRENGTH_KINDS);
  if (!isSmall) await printRealOrganisations(server);
}

function printDefinitions(): void {
  write(
    'An item is one issue on one manager’s list in one week; a list has at most three, for all detectors alike.',
  );
  write(
    'It is right if the rep’s trouble has begun, and named if its signal is one that names the trouble.',
  );
  write(
    'Caught within 8 weeks: named on a list made from one of the first 8 exports that the trouble shows in.',
  );
}
