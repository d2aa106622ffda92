import { expect, test } from 'vitest';
import { longSalesforceId, ownerKey } from '#src/domain/people/owner-key.ts';

test.each([
  ['0055f000004XyzA', '0055f000004XyzAAAS'],
  ['005ABCDEFGHIJKL', '005ABCDEFGHIJKLY55'],
  ['0068d00000AbCdE', '0068d00000AbCdEAAV'],
  ['0018d00000AbCdE', '0018d00000AbCdE'],
  ['0055f000004Xyz', '0055f000004Xyz'],
  ['0055f000004XyzAB', '0055f000004XyzAB'],
])('the id %s is %s in its long form', (id, long) => {
  expect(longSalesforceId(id)).toBe(long);
});

test.each([
  ['0055f000004XyzA', '0055f000004XyzAAAS'],
  ['0055f000004XyzAAAS', '0055f000004XyzAAAS'],
  // An opportunity's id is nobody's.
  ['0068d00000AbCdE', '0068d00000abcde'],
  ['  Ana \t LIMA ', 'ana lima'],
  ['Zoe\u0308', 'zo\u00eb'],
  [' \n ', undefined],
])('the owner %j is recognised by %s', (owner, key) => {
  expect(ownerKey(owner)).toBe(key);
});
