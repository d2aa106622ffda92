import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Utf8Check } from '#src/crm/utf8-check.ts';

/** Feeds bytes in pieces of these lengths; the last one takes the rest. */
function check(bytes: Buffer, lengths: readonly number[]): boolean {
  const utf8 = new Utf8Check();
  let from = 0;
  let goesOn = true;
  for (const length of [...lengths, bytes.length]) {
    goesOn &&= utf8.goesOn(bytes.subarray(from, from + length));
    from += length;
  }
  return goesOn && utf8.isWhole;
}

const lengths = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 });

test('any text is UTF-8, wherever it is cut in pieces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), lengths, (text, pieces) => {
      expect(check(Buffer.from(text), pieces)).toBe(true);
    }),
  );
});

test('bytes are judged as the platform’s own decoder does, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), lengths, (bytes, pieces) => {
      let isUtf8 = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        isUtf8 = false;
      }
      expect(check(Buffer.from(bytes), pieces)).toBe(isUtf8);
    }),
  );
});
