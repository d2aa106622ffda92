import type { LocalUser } from '../slack/api.ts';

/** What the page gets once: who is there, and who the bot is. */
export interface Cast {
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly CastMember[];
}

/** Somebody whom one can be in the playground. */
export interface CastMember extends Pick<LocalUser, 'id' | 'name' | 'handle' | 'timeZone'> {
  readonly role: 'administrator' | 'second-line manager' | 'manager' | 'rep';
  /** The manager's id among the people; undefined at the top. */
  readonly managerId: string | undefined;
}

/** What everybody in the playground shares. Sent as the event `week`, now and after every change. */
export interface WeekOnPage {
  /** Another one means another organisation: what the page knows is void. */
  readonly opening: string;
  /** The workspace's time, in milliseconds since 1970. */
  readonly now: number;
  /** How many more weeks can be played. */
  readonly weeksLeft: number;
  /** What is being played now, and how much of it is done; undefined while nothing is. */
  readonly playing: WeekStep | undefined;
  /** By person: the timestamp of the newest message that they got from the bot. */
  readonly newest: Readonly<Record<string, string>>;
}

/** A moment of a week that is played. */
export interface WeekStep {
  readonly done: number;
  readonly of: number;
  readonly doing: string;
}
