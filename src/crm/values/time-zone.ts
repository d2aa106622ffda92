import { isTimeZone } from '../../domain/calendar.ts';

/** As Windows and its programs call zones that no city in their name tells; its own names, without `Standard Time`. */
const NAMED: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  'us eastern': 'America/Indiana/Indianapolis',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  'us mountain': 'America/Phoenix',
  arizona: 'America/Phoenix',
  pacific: 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  alaskan: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  hawaiian: 'Pacific/Honolulu',
  atlantic: 'America/Halifax',
  gmt: 'Europe/London',
  'w. europe': 'Europe/Berlin',
  romance: 'Europe/Paris',
  'central europe': 'Europe/Budapest',
  'central european': 'Europe/Warsaw',
  'e. south america': 'America/Sao_Paulo',
  india: 'Asia/Kolkata',
  tokyo: 'Asia/Tokyo',
  singapore: 'Asia/Singapore',
  china: 'Asia/Shanghai',
  'aus eastern': 'Australia/Sydney',
};
const IN_BRACKETS = /\(([\p{L}_]+\/[\p{L}_/+-]+)\)/u;
const OFFSET = /^\((?:GMT|UTC)[^)]*\)\s*/;
const KIND_OF_TIME = /\s*\b(?:standard |daylight |summer )?time\b.*$/i;

let zonesByCity: ReadonlyMap<string, string> | undefined;

/**
 * The IANA zone of `Europe/London`, `(GMT-05:00) Eastern Standard Time (America/New_York)`, `Eastern Time (US & Canada)` or
 * `(UTC+01:00) Amsterdam, Berlin, Rome`; undefined for anything else.
 */
export function parseTimeZone(text: string): string | undefined {
  const zone = IN_BRACKETS.exec(text)?.[1] ?? text;
  if (isTimeZone(zone)) return zone;
  const words = text.replace(OFFSET, '');
  const named = NAMED[words.replace(KIND_OF_TIME, '').toLowerCase()];
  return named ?? zoneOfCities(words.split(','));
}

function zoneOfCities(cities: readonly string[]): string | undefined {
  zonesByCity ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  );
  return cities
    .map((city) => zonesByCity?.get(city.trim().toLowerCase()))
    .find((zone) => zone !== undefined);
}
