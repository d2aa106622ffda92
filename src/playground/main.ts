import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../database/embedded/folders.ts';
import { createLog } from '../log.ts';
import { startPlayground, type Playground } from './playground.ts';

const USUAL_PORT = 3000;
const USAGE = `npm run playground -- [--fresh] [--port PORT] [--folder FOLDER]

Starts the bot in a local stand-in for Slack, with a made-up sales organisation.

  --fresh          forgets what happened before and begins anew
  --port PORT      the port to open; another one is taken where it is in use (${USUAL_PORT})
  --folder FOLDER  where everything is kept (playground/ in the data folder)
`;

let isStopping = false;

const options = readOptions();
if (options !== undefined) await run(options);

type Options = Pick<Parameters<typeof startPlayground>[0], 'folder' | 'port' | 'fresh'>;

/** What was asked for; undefined, with what to write instead, where it makes no sense. */
function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: String(USUAL_PORT) },
        folder: { type: 'string', default: path.join(defaultDataFolder(), 'playground') },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return undefined;
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Error('--port takes a number from 0 to 65535.');
    }
    return { fresh: values.fresh, port, folder: path.resolve(values.folder) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run(options: Options): Promise<void> {
  process.stdout.write(
    'Starting the playground. The first time, a quarter of a year is played, which takes a while.\n',
  );
  const starting = startPlayground({ ...options, log: createLog('warn') });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(starting));
  }
  try {
    announce(await starting, options.port);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function announce({ url }: Playground, wished: number): void {
  const isOther = wished !== 0 && new URL(url).port !== String(wished);
  process.stdout.write(
    [
      '',
      `  Open ${url} in a browser.`,
      ...(isOther ? [`  Port ${wished} is in use by another program, so it is another one.`] : []),
      '  Stop it with Ctrl+C; the next start goes on from there. --fresh begins anew.',
      '',
      '',
    ].join('\n'),
  );
}

/** Once, however often the signal comes: npm and the terminal may both send it. */
async function stop(starting: Promise<Playground>): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  try {
    await (await starting).stop();
    process.exitCode = 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
