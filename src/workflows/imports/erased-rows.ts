import type { RejectedRow } from '../../crm/cell-reader.ts';
import type { Queryable } from '../../database/connection.ts';
import { erasedAmong } from '../../database/privacy/erased-names.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';

/** Rejected rows as they may be stored: a value that names an erased person is replaced by a note of that. */
export async function withoutErasedPeople(
  transaction: Queryable,
  rejected: readonly RejectedRow[],
): Promise<readonly RejectedRow[]> {
  const values = [...new Set(rejected.flatMap(({ value }) => value ?? []))];
  const emails = await erasedAmong(
    transaction,
    'email',
    values.map((value) => value.trim().toLowerCase()),
  );
  const owners = await erasedAmong(
    transaction,
    'owner',
    values.flatMap((value) => ownerKey(value) ?? []),
  );
  if (emails.size + owners.size === 0) return rejected;
  return rejected.map((row) => {
    const value = row.value ?? '';
    const erased = emails.get(value.trim().toLowerCase()) ?? owners.get(ownerKey(value) ?? '');
    if (erased === undefined) return row;
    const day = erased.erasedAt.toISOString().slice(0, 10);
    const reason = `names a person whose data were erased on ${day}; take them out of the file and the CRM`;
    return { ...row, value: undefined, reason };
  });
}
