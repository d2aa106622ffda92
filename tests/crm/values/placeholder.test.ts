import { expect, test } from 'vitest';
import { isPlaceholder } from '#src/crm/values/placeholder.ts';

test.for([
  '-',
  '--',
  '—',
  '€ -',
  'N/A',
  '#N/A',
  'n.a.',
  'null',
  '(null)',
  'none',
  '0000-00-00',
  '0000-00-00 00:00:00',
])('%s says that there is nothing', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.for(['', '0', 'TBD', '-5', 'nothing', '#DIV/0!', '0000-00-01', '-'.repeat(100_000)])(
  '%s does not',
  (text) => {
    expect(isPlaceholder(text)).toBe(false);
  },
);
