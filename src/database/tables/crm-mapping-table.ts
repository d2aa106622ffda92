import type { Generated, JSONColumnType } from 'kysely';

/** How a company's own columns are to be read, remembered by the header row that they came with. */
export interface CrmMappingTable {
  headers: string;
  /** What people call it, where they gave it a name. */
  name: string | null;
  mapping: JSONColumnType<object>;
  saved_at: Generated<Date>;
}
