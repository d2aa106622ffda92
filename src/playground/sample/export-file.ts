import { addDays, daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import { csvLine } from './csv.ts';
import { isOpen, type DealState } from './deal-life.ts';
import { stateOn, type Deal } from './deals.ts';
import type { SampleFile } from './sample-file.ts';
import { FORECAST_CATEGORIES } from './stages.ts';

const HEADER = [
  'Id',
  'Name',
  'Account.Name',
  'OwnerId',
  'Owner.Name',
  'StageName',
  'IsClosed',
  'IsWon',
  'Amount',
  'CurrencyIsoCode',
  'CloseDate',
  'CreatedDate',
  'LastStageChangeDate',
  'LastActivityDate',
  'NextStep',
  'ForecastCategoryName',
] as const;

/** The whole pipeline as the CRM shows it at the end of a day, closed deals included. */
export function exportFile(
  deals: readonly Deal[],
  date: CalendarDate,
  {
    lastPastFriday,
    ownerIds,
  }: { lastPastFriday: CalendarDate; ownerIds: ReadonlyMap<string, string> },
): SampleFile {
  const today = daysBetween(lastPastFriday, date);
  const dateOf = (day: number) => addDays(lastPastFriday, day);
  let text = csvLine(HEADER);
  for (const deal of deals) {
    const state = stateOn(deal, today);
    if (state === undefined) continue;
    text += csvLine([
      deal.id,
      deal.name,
      deal.account,
      ownerIds.get(deal.rep.mailbox) ?? '',
      deal.rep.name,
      state.stage,
      !isOpen(state),
      state.stage === 'Closed Won',
      state.amount,
      'EUR',
      dateOf(state.closeDay),
      dateOf(deal.createdDay),
      dateOf(state.stageSince),
      dateOf(lastActivity(deal, state, today)),
      state.nextStep,
      FORECAST_CATEGORIES[state.stage],
    ]);
  }
  return { name: `opportunities-${date}.csv`, text };
}

/** Something happens with an open deal every so many days, and with a closed one nothing more. */
function lastActivity({ activityDays }: Deal, state: DealState, today: number): number {
  if (!isOpen(state)) return state.day;
  return today - ((today - state.day) % activityDays);
}
