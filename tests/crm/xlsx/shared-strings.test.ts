import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { SharedStrings } from '#src/crm/xlsx/shared-strings.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';

useTemporaryFolder();

function stringsOf(texts: readonly string[]): SharedStrings {
  const strings = new SharedStrings();
  onTestFinished(() => strings.close());
  for (const text of texts) strings.add(text);
  return strings;
}

const asUnicode = (text: string) => text.toWellFormed();

test('texts of any length and script come back by their numbers', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }).map(asUnicode),
          fc.integer({ min: 0, max: 70_000 }).map((length) => 'ü'.repeat(length)),
        ),
        { maxLength: 40 },
      ),
      (texts) => {
        const strings = stringsOf(texts);
        expect(texts.map((_, index) => strings.at(index))).toEqual(texts);
        expect(strings.at(texts.length)).toBeUndefined();
      },
    ),
    { numRuns: 50 },
  );
});

test('what has no room in memory is read back from a file that nobody else sees', () => {
  const text = (index: number) => `${index} ${'äöü '.repeat(index % 97)}`;
  const count = 200_000;
  const strings = new SharedStrings();
  for (let index = 0; index < count; index += 1) strings.add(text(index));
  expect(readdirSync(tmpdir())).toEqual([]);
  // There and back, and in between all over the place: 7,919 and the count have no divisor in common.
  for (let index = 0; index < count; index += 1_009) expect(strings.at(index)).toBe(text(index));
  for (let step = 0; step < 5_000; step += 1) {
    const index = (step * 7_919) % count;
    expect(strings.at(index)).toBe(text(index));
  }
  expect(strings.at(count - 1)).toBe(text(count - 1));
  expect([-1, 0.5, count, Number.NaN].map((index) => strings.at(index))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  strings.close();
});
