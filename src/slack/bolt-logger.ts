import { LogLevel } from '@slack/bolt';
import type { Logger } from '../log.ts';

/** Bolt's log lines through ours, at our level. Bolt's debug lines hold whole payloads, so they are left out. */
export function boltLogger(log: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...words) => log.info(join(words)),
    warn: (...words) => log.warn(join(words)),
    error: (...words) => log.error(join(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

interface BoltLogger {
  debug(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
  setLevel(level: LogLevel): void;
  getLevel(): LogLevel;
  setName(name: string): void;
}

function join(words: readonly unknown[]): string {
  return words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
}
