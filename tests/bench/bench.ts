import { parseArgs } from 'node:util';
import { benchDetection } from './detection-bench.ts';
import { benchImport } from './import-bench.ts';
import { benchQuarter } from './quarter-bench.ts';
import { benchReplay } from './replay-bench.ts';
import { benchResponses } from './response-bench.ts';
import { benchSignals } from './signals/signals-bench.ts';
import { startBenchServer, type BenchServer } from './server.ts';

type Bench = (server: BenchServer, isSmall: boolean, kind: string | undefined) => Promise<void>;

const BENCHES: Readonly<Record<string, Bench>> = {
  import: benchImport,
  detection: benchDetection,
  replay: benchReplay,
  responses: benchResponses,
  quarter: benchQuarter,
  signals: benchSignals,
};

/**
 * `--small` shows only that the benchmarks run; its figures say nothing. `--kind` prints what docs/signals.md tells of one kind
 * of signal alone.
 */
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { small: { type: 'boolean', default: false }, kind: { type: 'string' } },
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
        await bench(server, values.small, values.kind);
      }
    }
  } finally {
    await server.stop();
  }
}
