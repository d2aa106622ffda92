import type {
  AbsenceTable,
  ActivityTable,
  EarlierActivityTable,
  OpportunityChangeTable,
  OpportunityTable,
  QuotaTable,
} from './tables/pipeline.ts';
import type { AuditEventTable, ErasedNameTable } from './tables/privacy.ts';
import type {
  AgendaPointTable,
  CommitmentMoveTable,
  CommitmentTable,
  ExpectationTable,
  OneOnOneTable,
} from './tables/one-on-ones.ts';
import type {
  ChecklistItemTable,
  ChecklistTable,
  FeedbackTable,
  WaitingSnoozeTable,
} from './tables/checklists.ts';
import type {
  CrmMappingTable,
  CurrencyRateTable,
  ImportNoticeTable,
  ImportTable,
  RejectedRowTable,
  SlackFileTable,
  StageOutcomeTable,
} from './tables/imports.ts';
import type { CrmOwnerTable, PersonTable } from './tables/people.ts';
import type { DataComplaintTable, RecapTable } from './tables/recaps.ts';
import type { DeliveryTable } from './tables/delivery.ts';
import type {
  DetectionTable,
  GroupSignalTable,
  RampTable,
  SignalMeasureTable,
  SignalTable,
} from './tables/signals.ts';
import type {
  InitiativeCommentTable,
  InitiativeManagerTable,
  InitiativeTable,
  InitiativeUseTable,
} from './tables/programme.ts';
import type { PreferenceTable } from './tables/settings.ts';

/** Every table, by its name in Postgres. */
export interface Schema {
  absence: AbsenceTable;
  activity: ActivityTable;
  audit_event: AuditEventTable;
  agenda_point: AgendaPointTable;
  checklist: ChecklistTable;
  checklist_item: ChecklistItemTable;
  commitment: CommitmentTable;
  commitment_move: CommitmentMoveTable;
  crm_mapping: CrmMappingTable;
  crm_owner: CrmOwnerTable;
  currency_rate: CurrencyRateTable;
  data_complaint: DataComplaintTable;
  delivery: DeliveryTable;
  detection: DetectionTable;
  erased_name: ErasedNameTable;
  earlier_activity: EarlierActivityTable;
  expectation: ExpectationTable;
  feedback: FeedbackTable;
  import: ImportTable;
  import_notice: ImportNoticeTable;
  initiative: InitiativeTable;
  initiative_comment: InitiativeCommentTable;
  initiative_manager: InitiativeManagerTable;
  initiative_use: InitiativeUseTable;
  one_on_one: OneOnOneTable;
  opportunity: OpportunityTable;
  opportunity_change: OpportunityChangeTable;
  person: PersonTable;
  preference: PreferenceTable;
  quota: QuotaTable;
  ramp: RampTable;
  recap: RecapTable;
  rejected_row: RejectedRowTable;
  group_signal: GroupSignalTable;
  signal: SignalTable;
  signal_measure: SignalMeasureTable;
  slack_file: SlackFileTable;
  stage_outcome: StageOutcomeTable;
  waiting_snooze: WaitingSnoozeTable;
}
