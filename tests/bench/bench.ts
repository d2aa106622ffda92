import { benchDetection } from './detection-bench.ts';
import { benchImport } from './import-bench.ts';
import { benchQuarter } from './quarter-bench.ts';
import { benchReplay } from './replay-bench.ts';
import { benchResponses } from './response-bench.ts';
import { benchSignals } from './signals/signals-bench.ts';
import { startBenchServer, type BenchServer } from './server.ts';

const BENCHES: Readonly<Record<string, (server: BenchServer, isSmall: boolean) => Promise<void>>> =
  {
    import: benchImport,
    detection: benchDetection,
    replay: benchReplay,
    responses: benchResponses,
    quarter: benchQuarter,
    signals: benchSignals,
  };

/** Shows only that the benchmarks run; its figures say nothing. */
const SMALL = '--small';

const isSmall = process.argv.includes(SMALL);
const asked = process.argv.slice(2).filter((word) => word !== SMALL);
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
      if (asked.length === 0 || asked.includes(name)) await bench(server, isSmall);
    }
  } finally {
    await server.stop();
  }
}
