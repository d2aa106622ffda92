import type { Layout } from './layout.ts';

export type OpportunityField =
  | 'id'
  | 'name'
  | 'account'
  | 'owner'
  | 'stage'
  | 'amount'
  | 'currency'
  | 'closeDate'
  | 'createdOn'
  | 'stageEnteredOn'
  | 'lastActivityOn'
  | 'nextStep'
  | 'forecastCategory'
  | 'contactCount'
  | 'isClosed'
  | 'isWon'
  | 'isLost';

/** Salesforce reports and data-loader files, HubSpot deals, and names that exports by hand tend to have. */
export const OPPORTUNITY_LAYOUT: Layout<OpportunityField> = {
  type: 'opportunities',
  aliases: {
    id: [
      'opportunityid',
      'recordid',
      'dealid',
      'id',
      'externalid',
      'opportunityexternalid',
      'hsobjectid',
    ],
    name: ['opportunityname', 'dealname', 'name', 'dealtitle', 'title'],
    account: [
      'accountname',
      'account',
      'companyname',
      'company',
      'associatedcompany',
      'primaryassociatedcompany',
      'associatedcompanydomain',
      'accountexternalid',
    ],
    owner: [
      'opportunityowner',
      'dealowner',
      'ownername',
      'ownerfullname',
      'owner',
      'owneremail',
      'salesagent',
      'salesrep',
      'ownerexternalid',
      'ownerid',
      'hubspotownerid',
    ],
    stage: ['stage', 'stagename', 'dealstage', 'opportunitystage', 'salesstage'],
    amount: [
      'amount',
      'totalamount',
      'dealamount',
      'dealvalue',
      'value',
      'closevalue',
      'amountusd',
    ],
    currency: [
      'amountcurrency',
      'totalamountcurrency',
      'currencyisocode',
      'dealcurrency',
      'currency',
    ],
    closeDate: ['closedate', 'closingdate', 'expectedclosedate', 'estclosedate'],
    createdOn: [
      'createddate',
      'createdate',
      'createdon',
      'createdtime',
      'datecreated',
      'datetimecreated',
      'dealcreateddate',
      'engagedate',
    ],
    stageEnteredOn: ['laststagechangedate', 'stageentereddate', 'stageenteredon'],
    lastActivityOn: ['lastactivitydate', 'lastactivity', 'lastactivitytime', 'lastactivityon'],
    nextStep: ['nextstep', 'nextsteps'],
    forecastCategory: ['forecastcategoryname', 'forecastcategory'],
    contactCount: ['numberofassociatedcontacts', 'numberofcontacts', 'contactcount'],
    isClosed: ['isclosed', 'closed'],
    isWon: ['isclosedwon', 'iswon', 'won'],
    isLost: ['isclosedlost', 'islost', 'lost'],
  },
  needs: [['stage'], ['id', 'name'], ['name', 'owner']],
  dates: ['closeDate', 'createdOn', 'stageEnteredOn', 'lastActivityOn'],
  money: ['amount'],
};
