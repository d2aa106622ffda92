import { WEEKS_A_YEAR } from '../team/weeks.ts';

/** A count as people say it: `3`, `0.4`, `12`. */
export function figure(value: number): string {
  const digits = value >= 3 ? 0 : 1;
  return String(Number(value.toFixed(digits)));
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** How often at most chance alone would bring this much evidence, one rep and one kind of signal. */
export function sureness(evidence: number): string {
  const weeks = Math.exp(evidence);
  const years = Math.floor(weeks / WEEKS_A_YEAR);
  if (years >= 2) return `Chance alone would do this less than once in ${years} years.`;
  if (years === 1) return 'Chance alone would do this less than once a year.';
  return `Chance alone would do this less than once in ${Math.max(1, Math.floor(weeks))} weeks.`;
}

/**
 * What ends a signal: as many weeks at the usual pace as it takes until `excess` of the evidence is
 * gone, given how many events a usual week brings and how much evidence it takes away.
 */
export function clearsWhen(
  noun: string,
  usualWeek: { readonly events: number; readonly evidence: number },
  excess: number,
): string {
  const weeks = Math.max(1, Math.ceil(excess / usualWeek.evidence));
  if (!Number.isFinite(weeks) || weeks > WEEKS_A_YEAR)
    return `Clears when ${noun} are back to usual.`;
  const span = weeks === 1 ? 'a week' : `about ${weeks} weeks`;
  return `Clears after ${span} at the usual pace of ${paceOf(noun, usualWeek.events)}.`;
}

function paceOf(noun: string, pace: number): string {
  if (pace >= 0.95) return `${figure(pace)} ${noun} a week`;
  return `${figure(pace * 4)} ${noun} in 4 weeks`;
}

/** `in the last 5 weeks`, `in the last week`. */
export function inTheLast(weeks: number): string {
  return weeks === 1 ? 'in the last week' : `in the last ${weeks} weeks`;
}

/** An amount as people say it, to two figures: `6,200`, `EUR 12,000`. */
export function typicalAmount(value: number, currency: string | undefined): string {
  const said = Number(value.toPrecision(2)).toLocaleString('en-GB');
  return currency === undefined ? said : `${currency} ${said}`;
}
