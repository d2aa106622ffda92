/** Before the columns of an export in the file of its rejected rows: where a row stood, and what is wrong. No field goes by these names. */
export const REJECTED_HEADERS = ['Line in the file', 'What is wrong'] as const;

/** Of the list of people that Frontline proposes. */
export const PEOPLE_HEADERS = [
  'name',
  'email',
  'manager_email',
  'start_date',
  'crm_owner',
  'time_zone',
] as const;

/** Whether Frontline wrote the file with this header row, and so defused the cells in it. */
export function isOwnFile(headers: readonly string[]): boolean {
  return [REJECTED_HEADERS, PEOPLE_HEADERS].some((own) =>
    own.every((header, place) => headers[place]?.trim() === header),
  );
}
