import { longSalesforceId } from '../../domain/owner-key.ts';

/** Zoho writes it before the ids in exports and nowhere else. */
const ZOHO_MARK = /^zcrm_(?=\d)/;

/** A record's id in the one form that all of its ways to be written come to. */
export function recordId(text: string): string {
  return longSalesforceId(text.replace(ZOHO_MARK, ''));
}
