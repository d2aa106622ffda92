import { expect, test } from 'vitest';
import { createPace, type Time } from '#src/slack/delivery/pace.ts';

/** A clock that moves on only while somebody waits, and what was waited for. */
function standingTime(): Time & { readonly waits: number[] } {
  let at = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => at,
    wait(milliseconds) {
      waits.push(milliseconds);
      at += milliseconds;
      return Promise.resolve();
    },
  };
}

const TWO_A_MINUTE = { max: 2, milliseconds: 60_000 };

test('calls within the limit don’t wait; the next waits until the first is a minute old', async () => {
  const time = standingTime();
  const pace = createPace(time);
  for (let call = 0; call < 3; call += 1) await pace.turn({ all: TWO_A_MINUTE });
  expect(time.waits).toEqual([60_000]);
});

test('what comes at once queues up, and is not let through together', async () => {
  const waits: number[] = [];
  const pace = createPace({
    now: () => 0,
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  await Promise.all(Array.from({ length: 6 }, () => pace.turn({ all: TWO_A_MINUTE })));
  expect(waits).toEqual([60_000, 60_000, 120_000, 120_000]);
});

test('of two limits the slower one decides, and other channels don’t wait for it', async () => {
  const time = standingTime();
  const pace = createPace(time);
  const inChannel = (channel: string) =>
    pace.turn({
      all: { max: 10, milliseconds: 60_000 },
      [channel]: { max: 1, milliseconds: 1_000 },
    });
  await inChannel('D1');
  await inChannel('D2');
  expect(time.waits).toEqual([]);
  await inChannel('D1');
  expect(time.waits).toEqual([1_000]);
});
