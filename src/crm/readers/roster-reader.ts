import type { CalendarDate } from '../../domain/calendar.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { RosterField } from '../layouts/roster-layout.ts';
import type { Row } from '../split-csv.ts';
import { firstNameFirst, parsePersonText, type PersonText } from '../values/person-text.ts';
import { parseTimeZone } from '../values/time-zone.ts';

/** One person of a roster. E-mail addresses are in lower case. */
export interface RosterEntry {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  /** What the row says of the manager, the surest first; empty for somebody without one. */
  readonly manager: readonly PersonText[];
  readonly startDate: CalendarDate | undefined;
  readonly endDate: CalendarDate | undefined;
  /** Whether a status says that the person has left; undefined without a status. */
  readonly hasLeft: boolean | undefined;
  /** The company's own number of the person. */
  readonly employeeNumber: string | undefined;
  /** The names and ids that the person owns opportunities under. */
  readonly crmOwners: readonly string[];
  readonly timeZone: string | undefined;
  /** What could not be read and stays as it was. */
  readonly unread: readonly RosterField[];
}

const SALESFORCE_USER = /^005[A-Za-z0-9]{12,15}$/;

/** Makes a person of a row, or says why it can't. */
export function rosterReader(cells: CellReader<RosterField>): (row: Row) => Reading<RosterEntry> {
  return cells.rowReader((row) => {
    const email = parsePersonText(cells.requiredWhole('email')).email;
    if (email === undefined) return cells.reject('is not an e-mail address', 'email');
    const { name, id } = person(cells);
    const startDate = cells.date('startDate');
    return {
      line: row.line,
      name,
      email,
      manager: manager(cells),
      startDate,
      endDate: endDate(cells, startDate),
      hasLeft: hasLeft(cells),
      employeeNumber: numberOf(cells) ?? id,
      crmOwners: [
        ...listOf(cells.text('crmOwner')),
        ...listOf(cells.text('userId')),
        ...listOf(cells.text('recordId')).filter((text) => SALESFORCE_USER.test(text)),
      ],
      timeZone: cells.value('timeZone', parseTimeZone, 'is not a time zone such as Europe/London'),
      unread: cells.unread,
    };
  });
}

/** Their name, of one column or two, and the number that stands behind it, as in `Mia Boss (1)`. */
function person(cells: CellReader<RosterField>): {
  readonly name: string;
  readonly id: string | undefined;
} {
  const [first, last] = [cells.text('firstName'), cells.text('lastName')];
  const whole = isNumber(cells, 'name') ? undefined : cells.text('name');
  if (whole === undefined) {
    const parts = [first, last].filter((part) => part !== undefined);
    const field =
      cells.has('name') && !isNumber(cells, 'name')
        ? 'name'
        : cells.has('lastName')
          ? 'lastName'
          : 'firstName';
    return { name: parts.join(' ') || cells.reject('is empty', field), id: undefined };
  }
  const { name = whole, id } = parsePersonText(whole);
  // Beside one part of a name, the column that is called Name is mostly the other part.
  if (first !== undefined && !cells.has('lastName') && !name.includes(first)) {
    return { name: `${first} ${name}`, id };
  }
  if (last !== undefined && !cells.has('firstName') && !name.includes(last)) {
    return { name: `${name} ${last}`, id };
  }
  return { name, id };
}

/** `Employee #` is a number, and `Employee` a name: but for the sign they are one header. */
function isNumber(cells: CellReader<RosterField>, field: 'name'): boolean {
  return cells.header(field).includes('#');
}

function numberOf(cells: CellReader<RosterField>): string | undefined {
  const isName = cells.header('employeeNumber') === cells.header('name');
  const number = isName && !isNumber(cells, 'name') ? undefined : cells.text('employeeNumber');
  const id = cells.text('recordId');
  return number ?? (id === undefined || SALESFORCE_USER.test(id) ? undefined : id);
}

function manager(cells: CellReader<RosterField>): readonly PersonText[] {
  const id = cells.text('managerId');
  const [first, last] = [cells.text('managerFirstName'), cells.text('managerLastName')];
  const parts = [first, last].filter((part) => part !== undefined).join(' ');
  const texts = [cells.text('managerEmail'), cells.text('manager'), parts];
  return [
    ...(id === undefined ? [] : [{ email: undefined, id, name: undefined }]),
    ...texts.flatMap((text) =>
      text === undefined || firstNameFirst(text) === undefined ? [] : [parsePersonText(text)],
    ),
  ];
}

function endDate(
  cells: CellReader<RosterField>,
  startDate: CalendarDate | undefined,
): CalendarDate | undefined {
  const date = cells.date('endDate');
  if (date === undefined || startDate === undefined || date >= startDate) return date;
  return cells.value('endDate', () => undefined, 'is before the start');
}

/** In the languages of the headers. Other words, such as `Full-Time` or `On Leave`, are of people who are there. */
const LEFT =
  /^(?:inactive|terminated|disabled|deactivated|suspended|deleted|former|left|resigned|retired|no longer employed|inaktiv|deaktiviert|ausgeschieden|gekündigt|inacti[fv][eo]?|désactivée?|sorti|parti|inactiv[oa]|baja|desactivad[oa]|inativ[oa]|desligad[oa]|desativad[oa])$/iu;
const NO = /^(?:false|no|0|n|nein|non|não)$/i;
const YES = /^(?:true|yes|1|y|x|ja|oui|sí|si|sim|terminated)$/i;

function hasLeft(cells: CellReader<RosterField>): boolean | undefined {
  const [status, inactive] = [cells.text('status'), cells.text('isInactive')];
  if (status === undefined && inactive === undefined) return undefined;
  const isInactive = inactive !== undefined && YES.test(inactive);
  return isInactive || (status !== undefined && (LEFT.test(status) || NO.test(status)));
}

function listOf(text: string | undefined): readonly string[] {
  const parts = (text ?? '').split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
