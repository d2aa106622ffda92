import fc from 'fast-check';

/** One thing that goes wrong with bytes on their way; places are shares of the whole. */
type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (share: number, bytes: Buffer) => Math.floor(share * bytes.length);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  place.map(
    (end): Damage =>
      (bytes) =>
        bytes.subarray(0, at(end, bytes)),
  ),
  place.map(
    (start): Damage =>
      (bytes) =>
        bytes.subarray(at(start, bytes)),
  ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([where, noise]): Damage =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(where, bytes)),
          noise,
          bytes.subarray(at(where, bytes) + noise.length),
        ]),
  ),
  fc.tuple(place, fc.constantFrom('"', '\n', '\0', ',', ';', '<', '&#0;', '\ufeff', '(', '€')).map(
    ([where, text]): Damage =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(where, bytes)),
          Buffer.from(text),
          bytes.subarray(at(where, bytes)),
        ]),
  ),
  fc
    .tuple(place, place, fc.integer({ min: 2, max: 50 }))
    .map(([from, to, times]): Damage => (bytes) => {
      const [start, end] = [at(Math.min(from, to), bytes), at(Math.max(from, to), bytes)];
      const part = bytes.subarray(start, end);
      return Buffer.concat([
        bytes.subarray(0, start),
        ...Array.from({ length: times }, () => part),
        bytes.subarray(end),
      ]);
    }),
);

/** What goes wrong with a file, one after the other. */
export const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

/** The bytes after all of it. */
export function damaged(bytes: Buffer, all: readonly Damage[]): Buffer {
  return all.reduce((left, one) => one(left), bytes);
}
