import type { ColumnType } from 'kysely';

/** JSON that was written before, by whatever code there was then: it is parsed before it is used. */
export type StoredJson<Absent = never> = ColumnType<unknown, string | Absent, string | Absent>;
