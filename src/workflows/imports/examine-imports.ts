import type { Database } from '../../database/connection.ts';
import {
  filesRefusedSince,
  filesUntoldSince,
  knownSources,
  slackFilesWaitingSince,
  type KnownSource,
} from '../../database/imports/waiting-imports.ts';
import { count, listed } from '../../domain/text.ts';
import type { Finding } from '../health/examine.ts';

/** What arrives in Slack is read every minute: what waits for longer is stuck. */
const PATIENCE_MILLISECONDS = 10 * 60_000;
/** An older refusal is not news, or was corrected under another name. */
const REFUSALS_MILLISECONDS = 7 * 24 * 60 * 60_000;
const MAX_NAMED = 5;

/** Examines what became of incoming files: those that wait, those that nobody was notified of, those refused. */
export async function examineImports(database: Database, now: Date): Promise<Finding[]> {
  const lately = new Date(now.getTime() - PATIENCE_MILLISECONDS);
  const thisWeek = new Date(now.getTime() - REFUSALS_MILLISECONDS);
  return [
    waiting(await slackFilesWaitingSince(database, lately)),
    untold(await filesUntoldSince(database, lately)),
    refused(await filesRefusedSince(database, thisWeek)),
    mappings(await knownSources(database)),
  ];
}

function waiting(files: readonly string[]): Finding {
  const about = 'Files from Slack';
  if (files.length === 0) return { about, isWell: true, says: 'none waits' };
  const says = `${count(files.length, 'file')} not read for ten minutes: ${listed(files, MAX_NAMED)}`;
  const todo = 'Is Frontline running? If it is, its log says why. After an hour it gives them up.';
  return { about, isWell: false, says, todo };
}

function untold(files: readonly string[]): Finding {
  const about = 'Reports';
  if (files.length === 0) return { about, isWell: true, says: 'everybody was told' };
  const says = `nobody was told for ten minutes what came of ${listed(files, MAX_NAMED)}`;
  const todo = 'Is Frontline running, and does it have the scopes of manifest.yml?';
  return { about, isWell: false, says, todo };
}

function refused(files: readonly string[]): Finding {
  const about = 'Refused';
  if (files.length === 0) return { about, isWell: true, says: 'no file of the last seven days' };
  const says = `${count(files.length, 'file')} of the last seven days: ${listed(files, MAX_NAMED)}`;
  const todo = 'Administrators were told why. Export again what is still wanted.';
  return { about, isWell: false, says, todo };
}

function mappings(sources: readonly KnownSource[]): Finding {
  const about = 'Mappings';
  if (sources.length === 0) {
    return { about, isWell: true, says: 'none is remembered; headers are recognised' };
  }
  const names = sources.map(
    ({ name = '(no name)', dateOrder }) =>
      name + (dateOrder === undefined ? '' : ` (${dateOrder})`),
  );
  const says = `remembered for ${count(sources.length, 'header row')}: ${listed(names, MAX_NAMED)}`;
  return { about, isWell: true, says };
}
