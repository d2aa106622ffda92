import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import type { Queryable } from '../../database/connection.ts';
import { peopleOf, type ItemContent } from '../../domain/checklists/checklist.ts';

/** Has every list that speaks of whom an item is about be brought up to date. */
export async function touchAbout(database: Queryable, content: ItemContent): Promise<void> {
  for (const { id } of peopleOf(content)) await touchChecklistsAbout(database, id);
}
