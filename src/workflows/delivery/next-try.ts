const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A recipient whom Slack refuses to write to is tried for so long, as their account may be given back. */
const REFUSED_FOR = 7 * DAY;
/** So many failures may be a moment's trouble; after that it waits, so that an outage is not made worse. */
const AT_ONCE = 5;
const PAUSE = 5 * MINUTE;

/** What becomes of a message that could not be posted. */
export type NextTry =
  | { readonly isGivenUp: true }
  | { readonly isGivenUp: false; readonly at: Date };

/**
 * When a message is tried again. Trouble that is everybody's, such as an outage, ends it never, however often it was tried;
 * what Slack refuses for this recipient is tried once a day and given up a week after its first attempt.
 */
export function nextTry(failure: {
  readonly isRefusal: boolean;
  readonly attempt: number;
  readonly firstAt: Date;
  readonly now: Date;
}): NextTry {
  const { isRefusal, attempt, firstAt, now } = failure;
  if (!isRefusal) return { isGivenUp: false, at: later(now, attempt < AT_ONCE ? 0 : PAUSE) };
  const at = later(now, DAY);
  return at.getTime() - firstAt.getTime() > REFUSED_FOR
    ? { isGivenUp: true }
    : { isGivenUp: false, at };
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
