import type { HeaderTable } from './layout.ts';
import type { OpportunityField } from './opportunity-fields.ts';
import { FRENCH, GERMAN, PORTUGUESE, SPANISH } from './opportunity-translations.ts';

type Headers = HeaderTable<OpportunityField>;

/** Salesforce's reports and data loader, HubSpot, and names that exports by hand tend to have. */
const COMMON: Headers = {
  id: 'Opportunity ID|Record ID|Deal ID|Id|External ID|Opportunity External ID|hs_object_id|Opportunity: Opportunity ID',
  name: 'Opportunity Name|Deal Name|Name|Deal Title|Title|Opportunity: Opportunity Name',
  account:
    'Account Name|Account|Company Name|Company|Associated Company|Primary Associated Company|' +
    'Associated Company Domain|Account External ID|Account: Account Name|Account Name: Account Name',
  owner:
    'Opportunity Owner|Deal Owner|Owner Name|Owner Full Name|Owner|Owner Email|Sales Agent|Sales Rep|' +
    'Owner External ID|Owner ID|hubspot_owner_id|Opportunity Owner: Full Name|Owner: Full Name',
  stage: 'Stage|Stage Name|Deal Stage|Opportunity Stage|Sales Stage',
  amount:
    'Amount|Total Amount|Deal Amount|Deal Value|Value|Close Value|Amount USD|Amount (converted)',
  currency:
    'Amount Currency|Total Amount Currency|Currency ISO Code|Opportunity Currency|Deal Currency|Currency|Amount (converted) Currency',
  closeDate: 'Close Date|Closing Date|Expected Close Date|Est. Close Date',
  createdOn:
    'Created Date|Create Date|Created On|Created Time|Date Created|DateTime Created|' +
    'Deal Created Date|Engage Date',
  stageEnteredOn:
    'Last Stage Change Date|Stage Entered Date|Stage Entered On|Date Entered Current Stage',
  lastActivityOn: 'Last Activity Date|Last Activity|Last Activity Time|Last Activity On',
  nextStep: 'Next Step|Next Steps',
  forecastCategory: 'Forecast Category Name|Forecast Category',
  contactCount: 'Number of Associated Contacts|Number of Contacts|Contact Count',
  isClosed: 'Is Closed|Closed',
  isWon: 'Is Closed Won|Is Won|Won',
  isLost: 'Is Closed Lost|Is Lost|Lost',
  status: 'Status|Deal Status|Opportunity Status',
  closedOn: 'Actual Close Date|Closed On',
  wonOn: 'Won Time|Won On|Won Date',
  lostOn: 'Lost Time|Lost On|Lost Date',
  isDeleted: 'Is Deleted|Deleted',
};

/** With "Deal - " in front of everything, or without it from a list view. */
const PIPEDRIVE: Headers = {
  account: 'Deal - Organization|Organization|Organization - Name',
  currency: 'Deal - Currency of Value|Deal - Currency|Currency of Value',
  closeDate: 'Deal - Expected close date',
  createdOn: 'Deal - Deal created|Deal created',
  stageEnteredOn: 'Deal - Last stage change|Last stage change',
  lastActivityOn: 'Deal - Last activity date',
  closedOn: 'Deal - Deal closed on|Deal closed on',
  wonOn: 'Deal - Won time',
  lostOn: 'Deal - Lost time',
};

const DYNAMICS: Headers = {
  id: '(Do Not Modify) Opportunity|Opportunity',
  name: 'Topic',
  account: 'Potential Customer|Parent Account',
  stage: 'Pipeline Phase|Process Stage',
  amount: 'Est. Revenue|Estimated Revenue',
  closeDate: 'Estimated Close Date',
  wonAmount: 'Actual Revenue',
};

const ZOHO: Headers = { owner: 'Deal Owner.id|Deal Owner Id' };

const COPPER: Headers = {
  id: 'Copper ID',
  owner: 'Owned By',
  createdOn: 'Created At',
  lastActivityOn: 'Last Contacted',
};

const CLOSE: Headers = {
  account: 'lead_name',
  owner: 'user_name|user_id',
  stage: 'status_label',
  status: 'status_type',
  currency: 'value_currency',
  wonOn: 'date_won',
  lostOn: 'date_lost',
};

const FRESHSALES: Headers = { owner: 'Sales Owner', closedOn: 'Closed Date' };

const INSIGHTLY: Headers = {
  owner: 'ResponsibleUser|Responsible User|User Responsible|OwnerUser',
  stage: 'PipelineStage|Current Stage|Pipeline Current Stage',
  amount: 'OpportunityValue|Opportunity Value|BidAmount|Bid Amount',
  currency: 'BidCurrency|Bid Currency',
  closeDate: 'ForecastCloseDate|Forecast Close Date',
  status: 'OpportunityState|Opportunity State|Current State',
};

const SUGARCRM: Headers = {
  owner: 'Assigned to|Assigned User|Assigned User Name',
  amount: 'Opportunity Amount|Likely',
};

const ODOO: Headers = {
  name: 'Opportunity',
  account: 'Customer',
  owner: 'Salesperson',
  amount: 'Expected Revenue',
  closeDate: 'Expected Closing',
};

const MONDAY: Headers = { id: 'Item ID', owner: 'People|Person' };

const ATTIO: Headers = { account: 'Associated Company > Name', amount: 'Deal Value > Amount' };

const ZENDESK_SELL: Headers = {
  account: 'Company Name|Primary Contact',
  closeDate: 'Estimated Close Date|Estimated Closing Date',
  createdOn: 'Added On',
};

/** In the order in which they are tried. */
export const OPPORTUNITY_HEADERS: readonly Headers[] = [
  COMMON,
  PIPEDRIVE,
  DYNAMICS,
  ZOHO,
  COPPER,
  CLOSE,
  FRESHSALES,
  INSIGHTLY,
  SUGARCRM,
  ODOO,
  MONDAY,
  ATTIO,
  ZENDESK_SELL,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
];
