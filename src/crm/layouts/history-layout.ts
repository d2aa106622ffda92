import { headersOf, type HeaderTable, type Layout } from './layout.ts';
import { OPPORTUNITY_IDS } from './opportunity-ids.ts';

const FIELDS = [
  'opportunityId',
  'changedOn',
  'stage',
  'amount',
  'closeDate',
  'forecastCategory',
] as const;

export type HistoryField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<HistoryField> = {
  changedOn: 'Created Date|Change Date|Changed On|Created On|Last Modified|Last Modified Date',
  stage: 'Stage Name|Stage|To Stage|Deal Stage',
  amount: 'Amount',
  closeDate: 'Close Date',
  forecastCategory: 'Forecast Category|Forecast Category Name',
};

const GERMAN: HeaderTable<HistoryField> = {
  changedOn: 'Erstelldatum|Erstellt am|Änderungsdatum|Geändert am|Zuletzt geändert am',
  stage: 'Phase|Phasenname|Stufe|Deal-Phase|In Phase|Zu Phase',
  amount: 'Betrag|Wert',
  closeDate: 'Schlusstermin|Abschlussdatum|Abschlusstermin',
  forecastCategory: 'Prognosekategorie|Forecast-Kategorie',
};

const FRENCH: HeaderTable<HistoryField> = {
  changedOn: 'Date de création|Créé le|Date de modification|Modifié le|Date du changement',
  stage: "Étape|Nom de l'étape|Phase|Phase de la transaction|À l'étape",
  amount: 'Montant|Valeur',
  closeDate: 'Date de clôture|Date de fermeture',
  forecastCategory: 'Catégorie de prévision|Catégorie de prévisions',
};

const SPANISH: HeaderTable<HistoryField> = {
  changedOn: 'Fecha de creación|Creado el|Fecha de modificación|Modificado el|Fecha de cambio',
  stage: 'Etapa|Nombre de etapa|Fase|Etapa del negocio|A etapa',
  amount: 'Importe|Monto|Cantidad|Valor',
  closeDate: 'Fecha de cierre',
  forecastCategory: 'Categoría de previsión|Categoría de pronóstico',
};

const PORTUGUESE: HeaderTable<HistoryField> = {
  changedOn: 'Data de criação|Criado em|Data de modificação|Modificado em|Data da alteração',
  stage: 'Fase|Nome da fase|Estágio|Etapa|Etapa do negócio|Para a fase',
  amount: 'Valor|Quantia|Montante',
  closeDate: 'Data de fechamento|Data de fecho|Data de encerramento',
  forecastCategory: 'Categoria de previsão|Categoria da previsão',
};

/** Salesforce's OpportunityHistory: what an opportunity was like from a moment on. */
export const HISTORY_LAYOUT: Layout<HistoryField> = {
  type: 'history',
  aliases: headersOf(FIELDS, [
    { opportunityId: OPPORTUNITY_IDS },
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
  ]),
  needs: [['opportunityId'], ['changedOn'], ['stage']],
  dates: ['changedOn', 'closeDate'],
  money: ['amount'],
};
