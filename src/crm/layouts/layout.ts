/** What a file is about. */
export const FILE_TYPES = ['opportunities', 'history', 'roster', 'quotas'] as const;

export type FileType = (typeof FILE_TYPES)[number];

/** The columns of one type of file, by Frontline's own names for them. */
export interface Layout<Field extends string = string> {
  readonly type: FileType;
  /** The headers that are recognised, in the form of {@link headerKey}; the first one that the file has is taken. */
  readonly aliases: Readonly<Record<Field, readonly string[]>>;
  /** A file is of this type when it has at least one column of every group. */
  readonly needs: readonly (readonly Field[])[];
  readonly dates: readonly Field[];
  readonly money: readonly Field[];
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
