import { longSalesforceId } from '../../domain/people/owner-key.ts';

/** Zoho writes it before the ids in exports and nowhere else. */
const ZOHO_MARK = 'zcrm_';

/** A record's id in one form, however it is written. */
export function recordId(text: string): string {
  const isMarked = text.startsWith(ZOHO_MARK) && /^\d/.test(text.slice(ZOHO_MARK.length));
  return longSalesforceId(isMarked ? text.slice(ZOHO_MARK.length) : text);
}
