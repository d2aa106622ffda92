import { createHash } from 'node:crypto';
import path from 'node:path';

/** Where root keeps what another user must reach: the checkout may be in a folder that only root can enter. */
export const ROOT_FOLDER = '/var/lib/frontline';

const CHECKOUT = path.join(import.meta.dirname, '../../..');
const DIGITS = 8;

/** The data folder where none is set: `data/` in the checkout; for root one per checkout under {@link ROOT_FOLDER}. */
export function defaultDataFolder(isRoot = process.getuid?.() === 0): string {
  if (!isRoot) return path.join(CHECKOUT, 'data');
  const checkout = createHash('sha256').update(CHECKOUT).digest('hex').slice(0, DIGITS);
  return path.join(ROOT_FOLDER, `data-${checkout}`);
}
