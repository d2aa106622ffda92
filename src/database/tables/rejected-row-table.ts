import type { ImportId } from '../../domain/ids.ts';

export interface RejectedRowTable {
  import_id: ImportId;
  line: number;
  column_name: string | null;
  value: string | null;
  reason: string;
}
