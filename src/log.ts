import { destination, pino, stdTimeFunctions, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Names under which secrets and what people wrote may stand in an object that is logged, at up to two levels. */
const NEVER_LOGGED = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'password',
  'url',
  'notes',
  'action',
  'private_metadata',
  'state',
  'text',
  'blocks',
];

/** Logs JSON lines to standard error, so that standard output is free for what a command prints. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: {
        paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[not logged]',
      },
    },
    destination({ fd: 2, sync: true }),
  );
}
