/** What clocks in a zone show. */
export function timeIn(zone: string, instant: number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, instant);
}

/** `Monday, 24 November` */
export function dayIn(zone: string, instant: number): string {
  return format(zone, { weekday: 'long', day: 'numeric', month: 'long' }, instant);
}

/** `Mon, 24 Nov, 08:05` */
export function momentIn(zone: string, instant: number): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  return format(zone, options, instant);
}

/** `New York` of `America/New_York` */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The instant of a Slack timestamp, in milliseconds since 1970. */
export function instantOf(ts: string): number {
  return Number(ts) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, instant: number): string {
  const key = JSON.stringify([zone, options]);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, known);
  return known.format(instant);
}
