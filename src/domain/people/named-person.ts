import type { PersonId } from '../ids.ts';

export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}
