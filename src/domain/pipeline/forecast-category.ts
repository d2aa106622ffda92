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
  const before = known.get(category);
  if (before !== undefined) return before;
  if (known.size >= MAX_REMEMBERED) known.clear();
  const is = meansCommit(category);
  known.set(category, is);
  return is;
}

/** A CRM has a handful of categories, and every deal one of them at a time. */
const known = new Map<string, boolean>();
const MAX_REMEMBERED = 100;

function meansCommit(category: string): boolean {
  const name = category.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  return COMMIT.has(name) || /^commit(ted|ment)?\b/.test(name);
}
