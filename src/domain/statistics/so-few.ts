/**
 * The chance that no more than `seen` come where `due` were to come, the due one itself learnt from
 * `learntFrom` events: the negative binomial distribution function, between whole numbers drawn straight.
 */
export function chanceOfSoFew(seen: number, due: number, learntFrom: number): number {
  const whole = Math.floor(seen);
  const step = due / (learntFrom + due);
  let term = (1 - step) ** learntFrom;
  let upTo = term;
  for (let count = 0; count < whole; count += 1) {
    term *= ((learntFrom + count) / (count + 1)) * step;
    upTo += term;
  }
  const next = term * ((learntFrom + whole) / (whole + 1)) * step;
  return Math.min(1, upTo + (seen - whole) * next);
}
