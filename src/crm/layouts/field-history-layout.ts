import { headersOf, type HeaderTable, type Layout } from './layout.ts';
import { OPPORTUNITY_IDS } from './opportunity-ids.ts';

const FIELDS = [
  'opportunityId',
  'name',
  'owner',
  'changedOn',
  'field',
  'oldValue',
  'newValue',
] as const;

export type FieldHistoryField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<FieldHistoryField> = {
  name: 'Opportunity Name|Opportunity: Opportunity Name',
  owner: 'Opportunity Owner|Opportunity Owner: Full Name',
  changedOn: 'Edit Date|Created Date',
  field: 'Field / Event|Field',
  oldValue: 'Old Value',
  newValue: 'New Value',
};

const GERMAN: HeaderTable<FieldHistoryField> = {
  name: 'Opportunity-Name|Name der Opportunity',
  owner: 'Opportunity-Inhaber|Opportunity-Besitzer|Inhaber der Opportunity',
  changedOn: 'Bearbeitungsdatum|Datum der Bearbeitung|Änderungsdatum',
  field: 'Feld/Ereignis|Feld',
  oldValue: 'Alter Wert',
  newValue: 'Neuer Wert',
};

const FRENCH: HeaderTable<FieldHistoryField> = {
  name: "Nom de l'opportunité|Nom opportunité",
  owner: "Propriétaire de l'opportunité|Propriétaire opportunité",
  changedOn: 'Date de modification',
  field: 'Champ/Événement|Champ',
  oldValue: 'Ancienne valeur',
  newValue: 'Nouvelle valeur',
};

const SPANISH: HeaderTable<FieldHistoryField> = {
  name: 'Nombre de la oportunidad|Nombre de oportunidad',
  owner: 'Propietario de la oportunidad|Propietario de oportunidad',
  changedOn: 'Fecha de modificación|Fecha de edición',
  field: 'Campo/Evento|Campo',
  oldValue: 'Valor antiguo|Valor anterior|Antiguo valor',
  newValue: 'Nuevo valor|Valor nuevo',
};

const PORTUGUESE: HeaderTable<FieldHistoryField> = {
  name: 'Nome da oportunidade',
  owner: 'Proprietário da oportunidade',
  changedOn: 'Data da edição|Data de edição|Data de modificação',
  field: 'Campo/Evento|Campo',
  oldValue: 'Valor antigo|Antigo valor',
  newValue: 'Novo valor|Valor novo',
};

/** Salesforce's field history, as a report or as OpportunityFieldHistory: one field's change a row. */
export const FIELD_HISTORY_LAYOUT: Layout<FieldHistoryField> = {
  type: 'history',
  aliases: headersOf(FIELDS, [
    { opportunityId: OPPORTUNITY_IDS },
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
  ]),
  needs: [['field'], ['oldValue'], ['newValue'], ['changedOn'], ['opportunityId', 'name']],
  // A value may be a date or an amount; what is neither says nothing about how they are written.
  dates: ['changedOn', 'oldValue', 'newValue'],
  money: ['oldValue', 'newValue'],
};
