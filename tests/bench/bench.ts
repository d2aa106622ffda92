import { benchImport } from './import-bench.ts';
import { benchResponses } from './response-bench.ts';
import { startBenchServer, type BenchServer } from './server.ts';

const BENCHES: Readonly<Record<string, (server: BenchServer) => Promise<void>>> = {
  import: benchImport,
  responses: benchResponses,
};

const asked = process.argv.slice(2);
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
      if (asked.length === 0 || asked.includes(name)) await bench(server);
    }
  } finally {
    await server.stop();
  }
}
