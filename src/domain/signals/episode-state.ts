import type { CalendarDate } from '../calendar.ts';

/** The dates that make an episode: when it was seen, talked about, and over. */
export interface EpisodeDates {
  readonly firstSeenOn: CalendarDate;
  readonly lastSeenOn: CalendarDate;
  /** Since when there is not enough to raise it, and not enough to call it over; undefined while there is. */
  readonly fadingSince: CalendarDate | undefined;
  readonly clearedOn: CalendarDate | undefined;
  /** The last one-on-one that was about it. */
  readonly coachedOn: CalendarDate | undefined;
}

/** Where an episode stands, and since when. */
export interface EpisodeState {
  readonly state: 'raised' | 'persisting' | 'coached' | 'recovering' | 'cleared';
  readonly since: CalendarDate;
}

/**
 * An episode's state. It is raised in the export that first shows it and persists from the next on; it is coached
 * from the one-on-one about it, recovers once there is no longer enough to raise it, and is cleared when it is over.
 * What is cleared stays cleared, whatever was said since; what comes back within four weeks is the same episode again.
 */
export function episodeState(episode: EpisodeDates): EpisodeState {
  const { firstSeenOn, lastSeenOn, fadingSince, clearedOn, coachedOn } = episode;
  if (clearedOn !== undefined) return { state: 'cleared', since: clearedOn };
  if (fadingSince !== undefined) return { state: 'recovering', since: fadingSince };
  if (coachedOn !== undefined && coachedOn >= firstSeenOn)
    return { state: 'coached', since: coachedOn };
  return { state: firstSeenOn === lastSeenOn ? 'raised' : 'persisting', since: firstSeenOn };
}
