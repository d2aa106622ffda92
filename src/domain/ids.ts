declare const brand: unique symbol;

/** A value that can't be mistaken for another id; made once, at the database's or the file's edge. */
type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };

export type PersonId = Branded<number, 'PersonId'>;
export type ImportId = Branded<number, 'ImportId'>;
export type ImportNoticeId = Branded<number, 'ImportNoticeId'>;
export type SignalId = Branded<number, 'SignalId'>;
export type GroupSignalId = Branded<number, 'GroupSignalId'>;
export type ChecklistId = Branded<number, 'ChecklistId'>;
export type ChecklistItemId = Branded<number, 'ChecklistItemId'>;
export type OneOnOneId = Branded<number, 'OneOnOneId'>;
export type CommitmentId = Branded<number, 'CommitmentId'>;
export type ExpectationId = Branded<number, 'ExpectationId'>;
export type InitiativeId = Branded<number, 'InitiativeId'>;
export type InitiativeCommentId = Branded<number, 'InitiativeCommentId'>;
export type AgendaPointId = Branded<number, 'AgendaPointId'>;
export type DataComplaintId = Branded<number, 'DataComplaintId'>;

/** A UUID, which also travels in the metadata of the Slack message that the delivery posts. */
export type DeliveryId = Branded<string, 'DeliveryId'>;

/** The CRM's own record id, in its longest form; for Salesforce always the 18-character one. */
export type OpportunityId = Branded<string, 'OpportunityId'>;

/** A Slack account, as in `U012AB3CD`. */
export type SlackAccountId = Branded<string, 'SlackAccountId'>;
