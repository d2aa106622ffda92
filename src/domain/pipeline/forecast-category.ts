/**
 * What CRMs call the category of the deals that a rep promises for the period, without case and accents:
 * Salesforce (`Commit`, in its interface for programs `Forecast`), HubSpot (`Commit`), Dynamics 365
 * (`Committed`, or its code), and the words that companies put there in German, French, Spanish and Portuguese.
 */
const COMMIT = new Set([
  'forecast',
  '100000003',
  'zusage',
  'zugesagt',
  'verbindlich',
  'engage',
  'engagement',
  'ferme',
  'comprometido',
  'compromiso',
  'compromisso',
  'confirmado',
]);

/** Whether a forecast category, as the CRM writes it, is the one of promised deals. */
export function isCommit(category: string | undefined): boolean {
  if (category === undefined) return false;
  const before = told.get(category);
  if (before !== undefined) return before;
  if (told.size >= MOST_REMEMBERED) told.clear();
  const is = meansCommit(category);
  told.set(category, is);
  return is;
}

/** A CRM has a handful of categories, and every deal one of them at a time. */
const told = new Map<string, boolean>();
const MOST_REMEMBERED = 100;

function meansCommit(category: string): boolean {
  const name = category.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  return COMMIT.has(name) || name === 'commit' || /^commit(ted|ment)?\b/.test(name);
}
