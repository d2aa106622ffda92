import { FILE_TYPES, type FileType } from '../../crm/layouts/layout.ts';

const EXPORT = /\.(csv|tsv|txt|xlsx|zip|gz)$/i;

/** Names of files that are not a pipeline. */
const NAMED: Readonly<Record<Exclude<FileType, 'opportunities'>, RegExp>> = {
  absences: /absen|holiday|vacation|time.?off/i,
  roster: /roster|team|people/i,
  quotas: /quota|target/i,
  rates: /\brates?\b|currenc/i,
  activities: /activit|\b(?:tasks?|events?)\b/i,
  history: /history/i,
};

/** Whether a file of a folder is one to import, by its name. */
export function isExportFile(name: string): boolean {
  return EXPORT.test(name);
}

/** What a file is likely about, by its name: only for the order in which files go in. */
export function typeNamed(name: string): FileType {
  const named = FILE_TYPES.find((type) => type !== 'opportunities' && NAMED[type].test(name));
  return named ?? 'opportunities';
}
