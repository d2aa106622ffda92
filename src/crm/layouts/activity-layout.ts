import { headersOf, type HeaderTable, type Layout } from './layout.ts';
import { OPPORTUNITY_IDS } from './opportunity-ids.ts';

const FIELDS = ['id', 'opportunityId', 'owner', 'heldOn', 'kind'] as const;

export type ActivityField = (typeof FIELDS)[number];

/** Salesforce's tasks and events, HubSpot's, Pipedrive's, Dynamics' and Zoho's activities. */
const ENGLISH: HeaderTable<ActivityField> = {
  id: 'Activity ID|Task ID|Event ID|Engagement ID|External_Id__c|Id|Record ID|Activity - ID|(Do Not Modify) Activity',
  opportunityId:
    'WhatId|What.External_Id__c|Related To ID|Related To.id|Associated Deal ID|Associated Deal IDs|Deal - ID|Activity - Deal ID|Regarding ID',
  owner:
    'Owner.External_Id__c|OwnerId|Owner.Name|Assigned|Assigned To|Activity Assigned To|Activity - Assigned to user|Activity Owner|Owner|' +
    'Call Owner|Task Owner|Host|Created By',
  heldOn:
    'ActivityDate|Activity Date|Date|Activity - Due date|Call Start Time|Due Date|Start Date|Start Time|Completed Date|Actual End|Occurred On',
  kind: 'TaskSubtype|EventSubtype|Activity Type|Activity - Type|Type|Engagement Type|Activity Subtype',
};

const GERMAN: HeaderTable<ActivityField> = {
  id: 'Aktivitäts-ID|Aktivität - ID|Aufgaben-ID|Datensatz-ID|(Nicht ändern) Aktivität',
  opportunityId: 'Deal - ID|Zugehörige Deal-ID|Bezug ID',
  owner:
    'Zugewiesen|Zugewiesen zu|Zugewiesen an|Aktivität - Zugewiesen an Benutzer|Inhaber|Besitzer|Zuständig|Zuständiger Mitarbeiter',
  heldOn:
    'Datum|Aktivitätsdatum|Datum der Aktivität|Fälligkeitsdatum|Aktivität - Fälligkeitsdatum|Startdatum|Beginn',
  kind: 'Art|Typ|Aktivitätstyp|Aktivitätsart|Art der Aktivität|Aktivität - Typ',
};

const FRENCH: HeaderTable<ActivityField> = {
  id: "ID d'activité|ID de l'activité|ID de tâche|Activité - ID|(Ne pas modifier) Activité",
  opportunityId: 'Affaire - ID|ID de la transaction associée|Associé à ID',
  owner:
    "Attribué à|Attribuée à|Assigné à|Assignée à|Affecté à|Propriétaire de l'activité|Activité - Attribuée à l'utilisateur|Propriétaire",
  heldOn:
    "Date|Date d'activité|Date de l'activité|Échéance|Date d'échéance|Activité - Date d'échéance|Date de début",
  kind: "Type|Type d'activité|Type de l'activité|Sous-type de tâche|Activité - Type",
};

const SPANISH: HeaderTable<ActivityField> = {
  id: 'ID de actividad|ID de la actividad|ID de tarea|Actividad - ID|(No modificar) Actividad',
  opportunityId: 'Negocio - ID|ID del negocio asociado|Trato - ID',
  owner:
    'Asignado a|Asignada a|Asignado|Propietario de la actividad|Actividad - Asignada al usuario|Propietario|Responsable',
  heldOn:
    'Fecha|Fecha de actividad|Fecha de la actividad|Fecha de vencimiento|Actividad - Fecha de vencimiento|Fecha de inicio',
  kind: 'Tipo|Tipo de actividad|Tipo de la actividad|Subtipo de tarea|Actividad - Tipo',
};

const PORTUGUESE: HeaderTable<ActivityField> = {
  id: 'ID da atividade|ID da tarefa|Atividade - ID|(Não modificar) Atividade',
  opportunityId: 'Negócio - ID|ID do negócio associado',
  owner:
    'Atribuído a|Atribuída a|Atribuído para|Proprietário da atividade|Atividade - Atribuída ao usuário|Proprietário|Responsável',
  heldOn:
    'Data|Data da atividade|Data de vencimento|Atividade - Data de vencimento|Data de início|Prazo',
  kind: 'Tipo|Tipo de atividade|Tipo da atividade|Subtipo de tarefa|Atividade - Tipo',
};

/** Calls, meetings and mails, each with the one who had it and the opportunity that it was about. */
export const ACTIVITY_LAYOUT: Layout<ActivityField> = {
  type: 'activities',
  aliases: headersOf(FIELDS, [
    ENGLISH,
    { opportunityId: OPPORTUNITY_IDS },
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
  ]),
  needs: [['opportunityId'], ['owner'], ['heldOn']],
  dates: ['heldOn'],
  money: [],
};
