import { expect, test } from 'vitest';
import { createClock } from '#src/playground/slack/clock.ts';
import { createRateLimits } from '#src/playground/slack/web-api/rate-limits.ts';

/** A clock that stands still until it is moved. */
function standingClock() {
  let at = new Date('2025-11-24T08:00:00Z');
  return { now: () => at, moveTo: (moment: Date) => void (at = moment) };
}

test.each([
  ['users.list', 20],
  ['chat.update', 50],
  ['conversations.open', 50],
  ['users.lookupByEmail', 50],
  ['views.open', 100],
])('%s is refused beyond %i calls a minute, and says how long to wait', (method, max) => {
  const clock = standingClock();
  const limits = createRateLimits(clock, true);
  for (let call = 0; call < max; call += 1) expect(limits.check(method, undefined)).toBeUndefined();
  clock.moveTo(new Date('2025-11-24T08:00:20Z'));
  expect(limits.check(method, undefined)).toEqual({ kind: 'rate-limited', retryAfterSeconds: 40 });
  clock.moveTo(new Date('2025-11-24T08:01:00Z'));
  expect(limits.check(method, undefined)).toBeUndefined();
});

test('messages are counted by channel and by workspace', () => {
  const limits = createRateLimits(standingClock(), true);
  const post = (channel: string) => limits.check('chat.postMessage', channel);
  for (let message = 0; message < 5; message += 1) expect(post('D1')).toBeUndefined();
  expect(post('D1')).toEqual({ kind: 'rate-limited', retryAfterSeconds: 5 });
  for (let channel = 2; channel <= 296; channel += 1) expect(post(`D${channel}`)).toBeUndefined();
  expect(post('D297')).toEqual({ kind: 'rate-limited', retryAfterSeconds: 60 });
});

test('nothing is refused where limits are not enforced', () => {
  const limits = createRateLimits(createClock(), false);
  for (let call = 0; call < 1_000; call += 1)
    expect(limits.check('users.list', undefined)).toBeUndefined();
});
