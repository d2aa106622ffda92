import type HolidaysOf from 'date-holidays';
import {
  addDays,
  calendarDate,
  daysSinceMonday,
  type CalendarDate,
} from '../../domain/calendar.ts';

/** A country, or a part of one, as somebody chooses it. */
export interface NamedPlace {
  /** ISO 3166 code; for a part without its country's. */
  readonly code: string;
  readonly name: string;
}

const DAYS_AROUND = 60;
const MILLISECONDS_A_DAY = 86_400_000;
const SATURDAY_AND_SUNDAY = [6, 7];

/**
 * Public holidays and days of the weekend of the country, of the weeks around a day. Without a country only Saturdays
 * and Sundays. A holiday shorter than a day does not count.
 */
export async function freeDaysAround(
  day: CalendarDate,
  country: string | undefined,
  region: string | undefined,
): Promise<ReadonlySet<CalendarDate>> {
  const around = Array.from({ length: DAYS_AROUND * 2 + 1 }, (_, index) =>
    addDays(day, index - DAYS_AROUND),
  );
  const weekend = weekendOf(country);
  const free = new Set(around.filter((date) => weekend.includes(daysSinceMonday(date) + 1)));
  if (country === undefined) return free;
  const years = new Set(around.map((date) => Number(date.slice(0, 4))));
  for (const year of years) {
    for (const date of await holidaysOf(country, region, year)) free.add(date);
  }
  return free;
}

/** The country whose clocks the IANA zone is; undefined for a zone of no country, as UTC. */
export async function guessCountry(zone: string): Promise<string | undefined> {
  countryOfZone ??= zonesByCountry();
  return (await countryOfZone).get(canonical(zone));
}

/** Every country whose holidays are known, by name. */
export async function knownCountries(): Promise<NamedPlace[]> {
  const { default: Holidays } = await library();
  return named(new Holidays().getCountries('en'));
}

/** Parts of the country with holidays of their own, by name; none where it has none. */
export async function partsOf(country: string): Promise<NamedPlace[]> {
  const { default: Holidays } = await library();
  return named(new Holidays().getStates(country, 'en'));
}

/** Loaded when first needed: it costs 35 MB and a tenth of a second. */
function library() {
  return import('date-holidays');
}

const known = new Map<string, Promise<readonly CalendarDate[]>>();

function holidaysOf(country: string, region: string | undefined, year: number) {
  const key = [country, region, year].join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const looked = lookUp(country, region, year);
  known.set(key, looked);
  return looked;
}

async function lookUp(
  country: string,
  region: string | undefined,
  year: number,
): Promise<readonly CalendarDate[]> {
  const { default: Holidays } = await library();
  const place = region === undefined ? new Holidays(country) : new Holidays(country, region);
  // A country that the library doesn't know (any more) has no holidays.
  return (place.getHolidays(year) ?? []).flatMap((holiday) => datesOf(holiday));
}

/** A holiday that begins at sunset is dated by its day; one of several days goes on from there. */
function datesOf({ type, date, start, end }: HolidaysTypes): CalendarDate[] {
  if (type !== 'public') return [];
  const days = Math.floor((end.getTime() - start.getTime()) / MILLISECONDS_A_DAY);
  const first = calendarDate(date.slice(0, 10));
  return Array.from({ length: days }, (_, index) => addDays(first, index));
}

type HolidaysTypes = ReturnType<HolidaysOf['getHolidays']>[number];

/** Days of the weekend, 1 for Monday; most countries' are Saturday and Sunday. */
function weekendOf(country: string | undefined): readonly number[] {
  if (country === undefined) return SATURDAY_AND_SUNDAY;
  return new Intl.Locale(`und-${country}`).getWeekInfo().weekend;
}

let countryOfZone: Promise<ReadonlyMap<string, string>> | undefined;

async function zonesByCountry(): Promise<ReadonlyMap<string, string>> {
  const zones = (await knownCountries()).flatMap(({ code }) =>
    (new Intl.Locale(`und-${code}`).getTimeZones() ?? []).map(
      (zone) => [canonical(zone), code] as const,
    ),
  );
  return new Map(zones);
}

/** A zone goes by several names, as `Asia/Kolkata` and `Asia/Calcutta`. */
function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function named(places: Readonly<Record<string, string>> | undefined): NamedPlace[] {
  return Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}
