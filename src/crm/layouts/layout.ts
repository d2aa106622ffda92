/** What a file is about. */
export const FILE_TYPES = [
  'opportunities',
  'history',
  'activities',
  'absences',
  'roster',
  'quotas',
  'rates',
] as const;

export type FileType = (typeof FILE_TYPES)[number];

/** The columns of one type of file, by Frontline's own names for them. */
export interface Layout<Field extends string = string> {
  readonly type: FileType;
  /** The headers that are recognised, as CRMs write them or by their {@link headerKey}; the first that the file has is used. */
  readonly aliases: Readonly<Record<Field, readonly string[]>>;
  /** What a CRM puts before each header that is about the record itself, and not about what belongs to it. */
  readonly prefix?: RegExp;
  /** A file is of this type when it has at least one column of every group. */
  readonly needs: readonly (readonly Field[])[];
  readonly dates: readonly Field[];
  readonly money: readonly Field[];
}

/** A field's headers in one vendor's or one language's way, split by bars so that a table of them stays short. */
export type HeaderTable<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** The headers of several tables, those of the first table first. */
export function headersOf<Field extends string>(
  fields: readonly Field[],
  tables: readonly HeaderTable<Field>[],
): Readonly<Record<Field, readonly string[]>> {
  const headers: Partial<Record<Field, readonly string[]>> = {};
  for (const field of fields) {
    headers[field] = tables.flatMap((table) => table[field]?.split('|') ?? []);
  }
  return headers as Record<Field, readonly string[]>;
}

/** Which cell of a row holds which field; a field that the file doesn't have is absent. */
export type Columns<Field extends string = string> = Readonly<Partial<Record<Field, number>>>;

/** A header without case, accents, punctuation and Salesforce's mark of a custom field. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/__[cr]\b/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
