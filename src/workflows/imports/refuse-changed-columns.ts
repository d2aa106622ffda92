import { headerKey } from '../../crm/layouts/layout.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import { compareColumns, type WatchedColumn } from '../../database/imports/changed-columns.ts';
import type { Transaction } from '../../database/connection.ts';
import type { CalendarDate } from '../../domain/calendar.ts';

/** In a week no more than that share of a column changes by itself in one of these ways. */
const LARGEST_CHANGE = 0.5;
/** Fewer deals may change so by chance. */
const LEAST_CHANGED = 5;

const FIELD_OF: Readonly<Record<WatchedColumn, string>> = {
  owner: 'owner',
  account: 'account',
  amount: 'amount',
  close_date: 'closeDate',
  created_on: 'createdOn',
  last_activity_on: 'lastActivityOn',
  next_step: 'nextStep',
  forecast_category: 'forecastCategory',
  contact_count: 'contactCount',
};

const ACCEPT = 'Export it again as before, or say --accept-columns if that is right.';

interface Headers {
  /** The file's own headers by the field that they were understood as. */
  readonly headers: ReadonlyMap<string, string>;
  /** Those of the export before. */
  readonly headersBefore: Readonly<Record<string, string>>;
}

/**
 * Refuses a pipeline of which a column holds something else than in the export before: most of it is empty now, owners
 * are no longer those of the roster, amounts are in another column or currency, or day and month of the close dates changed places.
 */
export async function refuseChangedColumns(
  transaction: Transaction,
  { headers, headersBefore }: Headers,
  last: CalendarDate,
): Promise<void> {
  const nameOf = (field: string) => headers.get(field) ?? field;
  const [was, is] = [headersBefore['amount'] ?? '', nameOf('amount')];
  const { emptied, owners, currencies, amounts, swapped } = await compareColumns(transaction, {
    leastLost: LEAST_CHANGED,
    isOtherAmount: headerKey(was) !== headerKey(is),
  });
  for (const [column, { had, lost }] of emptied) {
    if (!isBeyondChance({ had, lost })) continue;
    const hint = column === 'owner' ? ' Was it exported as a grouped report?' : '';
    throw new RefusedFile(
      `${nameOf(FIELD_OF[column])}: ${had} opportunities had one in the export of ${last}, ${lost} of them have none in this file.${hint} ${ACCEPT}`,
    );
  }
  if (isBeyondChance(owners)) {
    throw new RefusedFile(
      `${nameOf('owner')}: ${owners.had} opportunities belonged to people of the roster in the export of ${last}, ${owners.lost} of them to nobody in it now (${owners.example}). ${ACCEPT}`,
    );
  }
  if (isBeyondChance(currencies)) {
    throw new RefusedFile(
      `${nameOf('amount')}: ${currencies.lost} of ${currencies.had} amounts are in another currency than in the export of ${last} (${currencies.example}). ${ACCEPT}`,
    );
  }
  if (isBeyondChance(amounts)) {
    throw new RefusedFile(
      `${is}: the amounts of the export of ${last} stood in the column ${was}, and ${amounts.lost} of ${amounts.had} are others here, as if they were in another currency. ${ACCEPT}`,
    );
  }
  if (isBeyondChance(swapped)) {
    throw new RefusedFile(
      `${nameOf('closeDate')}: day and month of ${swapped.lost} of ${swapped.had} dates have changed places since the export of ${last}. Say --date-order dmy or --date-order mdy. ${ACCEPT}`,
    );
  }
}

function isBeyondChance({ had, lost }: { readonly had: number; readonly lost: number }): boolean {
  return lost >= LEAST_CHANGED && lost > had * LARGEST_CHANGE;
}
