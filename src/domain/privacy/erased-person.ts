import type { PersonId } from '../ids.ts';

/** What is left of a person whose data were erased: others' history still counts with somebody. */
export interface Pseudonym {
  readonly name: string;
  readonly email: string;
}

/** Replaces a text about an erased person. */
export const ERASED = '(erased)';

export function pseudonymOf(id: PersonId): Pseudonym {
  return { name: `Erased person ${id}`, email: `erased-${id}@erased.invalid` };
}

/** Values that say nothing of a person in words: which kind, in which unit. */
const KEPT = new Set([
  'kind',
  'signal',
  'nature',
  'unit',
  'betterWhen',
  'state',
  'ground',
  'milestone',
  'missing',
  'what',
  'learnt',
]);
/** Lists of deals and of questions go as a whole. */
const EMPTIED = new Set(['opportunities', 'questions']);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What was kept of a person as JSON, without a word that was written about them: kinds, numbers and dates stay. */
export function withoutWords(value: unknown, person: PersonId): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutWords(one, person));
  if (typeof value === 'string') return DATE.test(value) ? value : ERASED;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (KEPT.has(key)) return [key, inner];
      if (EMPTIED.has(key)) return [key, []];
      if (key === 'name' && isNamed(value, person)) return [key, pseudonymOf(person).name];
      return [key, withoutWords(inner, person)];
    }),
  );
}

function isNamed(value: object, person: PersonId): boolean {
  return 'id' in value && value.id === person;
}
