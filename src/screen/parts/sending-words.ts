import { WEEKDAYS } from '../../domain/settings/preference.ts';

/** `Monday at 8:00`, of a weekday from 0 and a full hour. */
export function formatWhen({
  weekday,
  hour,
}: {
  readonly weekday: number;
  readonly hour: number;
}): string {
  return `${WEEKDAYS[weekday] ?? 'Monday'} at ${formatHour(hour)}`;
}

/** `8:00`. */
export function formatHour(hour: number): string {
  return `${hour}:00`;
}
