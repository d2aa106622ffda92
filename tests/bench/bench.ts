import { parseArgs } from 'node:util';
import { benchDetection } from './detection-bench.ts';
import { benchImport } from './import-bench.ts';
import { benchQuarter } from './quarter-bench.ts';
import { benchReplay } from './replay-bench.ts';
import { benchResponses } from './response-bench.ts';
import { benchLife, type LifeChoice } from './signals/life/life-bench.ts';
import { benchSignals } from './signals/signals-bench.ts';
import { benchWords } from './words/words-bench.ts';
import { startBenchServer, type BenchServer } from './server.ts';

type Bench = (
  server: BenchServer,
  isSmall: boolean,
  kind: string | undefined,
  choice: LifeChoice,
) => Promise<void>;

const BENCHES: Readonly<Record<string, Bench>> = {
  import: benchImport,
  detection: benchDetection,
  replay: benchReplay,
  responses: benchResponses,
  quarter: benchQuarter,
  signals: benchSignals,
  words: benchWords,
  life: (server, isSmall, _, choice) => benchLife(server, isSmall, choice),
};

/**
 * `--small` shows only that the benchmarks run; its figures say nothing. `--kind` prints what docs/signals.md tells of one kind
 * of signal alone. Of life's worlds `--world` plays those whose names match, `--seeds` so many companies of each, and `--proof`
 * those that nothing was tuned on.
 */
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'boolean', default: false },
    kind: { type: 'string' },
    world: { type: 'string', default: '' },
    seeds: { type: 'string' },
    proof: { type: 'boolean', default: false },
  },
});
const unknown = asked.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  const server = await startBenchServer();
  try {
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (asked.length === 0 || asked.includes(name)) {
        await bench(server, values.small, values.kind, values);
      }
    }
  } finally {
    await server.stop();
  }
}
