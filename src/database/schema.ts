import type { ActivityTable } from './tables/activity-table.ts';
import type { ChecklistItemTable } from './tables/checklist-item-table.ts';
import type { ChecklistTable } from './tables/checklist-table.ts';
import type { CommitmentMoveTable } from './tables/commitment-move-table.ts';
import type { CommitmentTable } from './tables/commitment-table.ts';
import type { CrmMappingTable } from './tables/crm-mapping-table.ts';
import type { CrmOwnerTable } from './tables/crm-owner-table.ts';
import type { CurrencyRateTable } from './tables/currency-rate-table.ts';
import type { DeliveryTable } from './tables/delivery-table.ts';
import type { ExpectationTable } from './tables/expectation-table.ts';
import type { FeedbackTable } from './tables/feedback-table.ts';
import type { ImportNoticeTable } from './tables/import-notice-table.ts';
import type { ImportTable } from './tables/import-table.ts';
import type { OneOnOneTable } from './tables/one-on-one-table.ts';
import type { OpportunityChangeTable } from './tables/opportunity-change-table.ts';
import type { OpportunityTable } from './tables/opportunity-table.ts';
import type { PersonTable } from './tables/person-table.ts';
import type { QuotaTable } from './tables/quota-table.ts';
import type { RejectedRowTable } from './tables/rejected-row-table.ts';
import type { SignalTable } from './tables/signal-table.ts';
import type { SlackFileTable } from './tables/slack-file-table.ts';
import type { WaitingSnoozeTable } from './tables/waiting-snooze-table.ts';

/** Every table, by its name in Postgres. */
export interface Schema {
  activity: ActivityTable;
  checklist: ChecklistTable;
  checklist_item: ChecklistItemTable;
  commitment: CommitmentTable;
  commitment_move: CommitmentMoveTable;
  crm_mapping: CrmMappingTable;
  crm_owner: CrmOwnerTable;
  currency_rate: CurrencyRateTable;
  delivery: DeliveryTable;
  expectation: ExpectationTable;
  feedback: FeedbackTable;
  import: ImportTable;
  import_notice: ImportNoticeTable;
  one_on_one: OneOnOneTable;
  opportunity: OpportunityTable;
  opportunity_change: OpportunityChangeTable;
  person: PersonTable;
  quota: QuotaTable;
  rejected_row: RejectedRowTable;
  signal: SignalTable;
  slack_file: SlackFileTable;
  waiting_snooze: WaitingSnoozeTable;
}
