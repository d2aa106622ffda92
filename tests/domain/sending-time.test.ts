import { expect, test } from 'vitest';
import { weekToSend } from '#src/domain/sending-time.ts';

test.each([
  ['Monday 07:59 in London', '2025-11-24T07:59:00Z', 'Europe/London', undefined],
  ['Monday 08:00 in London', '2025-11-24T08:00:00Z', 'Europe/London', '2025-11-24'],
  ['Monday 00:00 in Los Angeles', '2025-11-24T08:00:00Z', 'America/Los_Angeles', undefined],
  ['Monday 08:00 in Los Angeles', '2025-11-24T16:00:00Z', 'America/Los_Angeles', '2025-11-24'],
  [
    'Sunday evening in UTC, Monday in Auckland',
    '2025-11-23T19:00:00Z',
    'Pacific/Auckland',
    '2025-11-24',
  ],
  ['Monday 18:00', '2025-11-24T18:00:00Z', 'UTC', undefined],
  ['Wednesday, after a bot was down', '2025-11-26T10:00:00Z', 'UTC', '2025-11-24'],
  ['Friday afternoon', '2025-11-28T17:59:00Z', 'UTC', '2025-11-24'],
  ['Saturday', '2025-11-29T10:00:00Z', 'UTC', undefined],
  ['Sunday', '2025-11-30T10:00:00Z', 'UTC', undefined],
  // Clocks in Berlin change on the last Sundays of March and October.
  ['the Monday after clocks go forward', '2025-03-31T06:00:00Z', 'Europe/Berlin', '2025-03-31'],
  ['an hour too early after clocks go back', '2025-10-27T06:30:00Z', 'Europe/Berlin', undefined],
  ['the Monday after clocks go back', '2025-10-27T07:00:00Z', 'Europe/Berlin', '2025-10-27'],
])('%s', (_, instant, zone, week) => {
  expect(weekToSend(new Date(instant), zone)).toBe(week);
});
