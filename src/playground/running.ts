import type { Logger } from '../log.ts';
import type { Cast, WeekOnPage } from './web/contract.ts';
import type { LocalSlack } from './slack/api.ts';

/** A playground at work: what its page shows and asks for. */
export interface Running {
  readonly slack: LocalSlack;
  readonly log: Logger;
  cast(): Cast;
  week(): WeekOnPage;
  /** Calls back when what {@link Running.week} answers has changed; returns how to stop. */
  onWeek(listener: () => void): () => void;
  /** Plays on to the next Monday. Throws with one plain sentence where that does not work. */
  playNextWeek(): Promise<void>;
}
