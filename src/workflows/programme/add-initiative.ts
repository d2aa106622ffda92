import { createHash } from 'node:crypto';
import type { Database } from '../../database/connection.ts';
import { insertInitiative } from '../../database/programme/initiatives.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { InitiativeId } from '../../domain/ids.ts';
import { problemWith, type InitiativeDraft } from '../../domain/programme/initiative.ts';

export type AddedInitiative =
  | { readonly result: 'added'; readonly id: InitiativeId }
  | { readonly result: 'refused'; readonly because: string };

/** Plans an initiative; its managers are shown it by the schedule. The same again is refused and changes nothing. */
export async function addInitiative(
  database: Database,
  draft: InitiativeDraft,
  today: CalendarDate,
): Promise<AddedInitiative> {
  const because = problemWith(draft, today);
  if (because !== undefined) return { result: 'refused', because };
  const id = await database
    .transaction()
    .execute((transaction) => insertInitiative(transaction, draft, submissionOf(draft)));
  return id === undefined
    ? { result: 'refused', because: `There is an initiative ${draft.name} from that week already.` }
    : { result: 'added', id };
}

/** The same name from the same week is the same initiative, however often it is asked for. */
function submissionOf({ name, startsOn }: InitiativeDraft): string {
  const hash = createHash('sha256').update(`${name.toLowerCase()}\n${startsOn}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20)];
  return [...parts, hash.slice(20, 32)].join('-');
}
