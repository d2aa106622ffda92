const NOON = 12;
/** No date with a time is longer; what is longer isn't searched. */
const LONGEST = 80;

/** The time of day of `2016-11-04 15:23:11`, `02/23/26 08:55 PM` and the like in seconds; 0 where there is none. */
export function secondOfDay(text: string): number {
  if (text.length > LONGEST) return 0;
  const match = /(\d{1,2})[:h](\d{2})(?::(\d{2}))?[\d.]*\s*([AP])?/i.exec(text);
  if (match === null) return 0;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const half = match[4]?.toUpperCase();
  const hours = half === undefined ? hour : (hour % NOON) + (half === 'P' ? NOON : 0);
  return (hours * 60 + minute) * 60 + second;
}
