import { hostname, userInfo } from 'node:os';

/** Who runs this command, as far as the machine knows: nobody can say that they are somebody else. */
export function actorOfCommand(): string {
  return `command line: ${userInfo().username} on ${hostname()}`;
}
