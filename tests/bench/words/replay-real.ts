import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Database } from '#src/database/connection.ts';
import { saveChecklist } from '#src/database/checklists/checklists.ts';
import { frontLineManagersOn } from '#src/database/people/people.ts';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import { isConversation, type ItemContent } from '#src/domain/checklists/checklist.ts';
import type { ChecklistId, ChecklistItemId } from '#src/domain/ids.ts';
import type { Person } from '#src/domain/people/person.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { checklistMessage } from '#src/screen/checklists/checklist-message.ts';
import { planChecklist } from '#src/workflows/checklists/plan-checklist.ts';
import { weekAfter } from '#src/workflows/checklists/preview-checklist.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import type { PostedList } from '#tests/support/list-figures.ts';
import { playExports } from '../play-exports.ts';
import { newDatabase, type BenchServer } from '../server.ts';
import { importSalesforce, writeMavenExports } from '../signals/real-organisations.ts';
import { rowsOf } from '#tests/support/real-organisations.ts';

/** The lists that each manager of the Maven organisation would have got, week by week. Nobody acts on any. */
export async function replayMaven(server: BenchServer): Promise<PostedList[]> {
  const folder = await mkdtemp(join(server.folder, 'maven-'));
  await writeMavenExports(folder, await rowsOf('maven-crm-sales-opportunities/sales_pipeline.csv'));
  const database = connect(await newDatabase(server));
  const lists: PostedList[] = [];
  for await (const { asOf, checklists } of playExports(database, folder)) {
    for (const { manager, items } of checklists) {
      lists.push(asPosted(manager, asOf, items, lists));
    }
  }
  await database.destroy();
  return lists;
}

const SALESFORCE_LAST = calendarDate('2017-06-02');
const SALESFORCE_WEEKS = 26;

/** The same of the Salesforce organisation, whose history is known: what was raised each week of its last half year. */
export async function replaySalesforce(server: BenchServer): Promise<PostedList[]> {
  const database = connect(await newDatabase(server));
  await importSalesforce(database, server.folder, SALESFORCE_LAST);
  const lists: PostedList[] = [];
  for (let week = SALESFORCE_WEEKS - 1; week >= 0; week -= 1) {
    const asOf = addDays(SALESFORCE_LAST, -7 * week);
    await detectSignals(database, asOf);
    lists.push(...(await listsOf(database, asOf, lists)));
  }
  await database.destroy();
  return lists;
}

async function listsOf(
  database: Database,
  asOf: CalendarDate,
  before: readonly PostedList[],
): Promise<PostedList[]> {
  const week = weekAfter(asOf);
  const lists: PostedList[] = [];
  for (const manager of await frontLineManagersOn(database, week)) {
    const items = await planChecklist(database, manager.id, week, shippedGuides());
    if (items.length === 0) continue;
    await saveChecklist(database, { managerId: manager.id, week, exportAsOf: asOf, items });
    lists.push(asPosted(manager, asOf, items, before));
  }
  return lists;
}

function asPosted(
  manager: Person,
  asOf: CalendarDate,
  contents: readonly ItemContent[],
  before: readonly PostedList[],
): PostedList {
  const week = weekAfter(asOf);
  const isFirst = !before.some((list) => list.manager === manager.name);
  const listBefore = before.findLast((list) => list.manager === manager.name);
  const conversationsBefore = (listBefore?.contents ?? []).filter(isConversation).length;
  const { blocks } = checklistMessage({
    checklist: {
      id: 1 as ChecklistId,
      managerId: manager.id,
      week,
      exportAsOf: asOf,
      items: contents.map((content, index) => ({
        id: index as ChecklistItemId,
        content,
        state: { state: 'open' },
      })),
    },
    reader: { id: manager.id, timeZone: 'UTC', now: new Date(`${week}T08:00:00Z`) },
    lastWeek: isFirst ? undefined : { logged: 0, of: conversationsBefore },
    weeksKnown: undefined,
    habit: USUAL_PREFERENCE,
    coveringFor: undefined,
  });
  return { manager: manager.name, week, blocks, contents, isFirst };
}
