const SHORT_LENGTH = 15;
/** A Salesforce id without its three check characters, which begins with what kind of record it is. */
const SHORT_SALESFORCE_ID = /^00[56][A-Za-z0-9]{12}$/;
const CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * What an owner is recognised by, however the CRM writes them today: without regard to case, accents written in two
 * ways, or doubled spaces. Undefined for blank text. Ids keep their case, which matters in Salesforce.
 */
export function ownerKey(owner: string): string | undefined {
  const text = owner.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const id = longSalesforceId(text);
  return /^005[A-Za-z0-9]{15}$/.test(id) ? id : text.toLowerCase();
}

/** The 18-character form of a 15-character Salesforce opportunity or user id; any other text unchanged. */
export function longSalesforceId(text: string): string {
  if (text.length !== SHORT_LENGTH || !SHORT_SALESFORCE_ID.test(text)) return text;
  const checks = [0, 5, 10].map((start) => {
    // Each check character encodes which of five characters are capitals, the first in the lowest bit.
    const places = [0, 1, 2, 3, 4].filter((place) => /[A-Z]/.test(text.charAt(start + place)));
    return CHECK_CHARACTERS[places.reduce((bits, place) => bits + (1 << place), 0)];
  });
  return text + checks.join('');
}
