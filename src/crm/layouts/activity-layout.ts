import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['id', 'opportunityId', 'owner', 'heldOn', 'kind'] as const;

export type ActivityField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<ActivityField> = {
  id: 'Activity ID|Task ID|Event ID|Engagement ID|External_Id__c|Id|Record ID',
  opportunityId:
    'WhatId|What.External_Id__c|Related To ID|Opportunity ID|Deal ID|Associated Deal ID|Deal - ID|Regarding ID',
  owner:
    'Owner.External_Id__c|OwnerId|Owner.Name|Assigned|Assigned To|Activity Owner|Owner|Created By',
  heldOn: 'ActivityDate|Activity Date|Date|Due Date|Start Date|Completed Date|Occurred On',
  kind: 'TaskSubtype|EventSubtype|Activity Type|Type|Engagement Type|Activity Subtype',
};

const GERMAN: HeaderTable<ActivityField> = {
  id: 'Aktivitäts-ID',
  opportunityId: 'Opportunity-ID|Deal-ID',
  owner: 'Zugewiesen|Zugewiesen zu|Inhaber|Zuständig',
  heldOn: 'Datum|Aktivitätsdatum|Fälligkeitsdatum',
  kind: 'Art|Typ|Aktivitätstyp',
};

/** Calls, meetings and mails, each with the one who had it and the opportunity that it was about. */
export const ACTIVITY_LAYOUT: Layout<ActivityField> = {
  type: 'activities',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN]),
  needs: [['opportunityId'], ['owner'], ['heldOn']],
  dates: ['heldOn'],
  money: [],
};
