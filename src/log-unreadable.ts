import { UNREADABLE, type UnreadableRow } from './database/stored/unreadable.ts';
import type { Logger } from './log.ts';

/** Logs stored rows that make no sense any more, until what it returns is called. */
export function logUnreadable(log: Logger): () => void {
  const onRow = (message: unknown) => {
    const { row, problems } = message as UnreadableRow;
    log.error({ row, problems }, 'what was stored can’t be read, and is left out');
  };
  UNREADABLE.subscribe(onRow);
  return () => UNREADABLE.unsubscribe(onRow);
}
