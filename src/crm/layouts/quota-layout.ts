import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['person', 'period', 'amount', 'currency'] as const;

export type QuotaField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<QuotaField> = {
  person:
    'Email|User Email|Rep Email|Owner Email|Sales Rep|Rep|Owner|Owner Name|Quota Owner|Quota Owner ID|User External ID',
  period: 'Period|Quarter|Month|Year|Fiscal Period|Start Date',
  amount: 'Quota Amount|Amount|Quota|Target',
  currency: 'Currency|Currency ISO Code|Amount Currency',
};

const GERMAN: HeaderTable<QuotaField> = {
  person: 'E-Mail-Adresse|Vertriebsmitarbeiter|Verkäufer|Mitarbeiter|Inhaber|Besitzer',
  period: 'Zeitraum|Periode|Quartal|Monat|Jahr|Startdatum',
  amount: 'Quote|Quotenbetrag|Ziel|Zielbetrag|Zielvorgabe|Betrag',
  currency: 'Währung',
};

const FRENCH: HeaderTable<QuotaField> = {
  person: 'Adresse e-mail|Courriel|Commercial|Vendeur|Propriétaire',
  period: 'Période|Trimestre|Mois|Année|Date de début',
  amount: 'Objectif|Montant du quota|Montant',
  currency: 'Devise',
};

const SPANISH: HeaderTable<QuotaField> = {
  person: 'Correo electrónico|Correo|Vendedor|Comercial|Propietario',
  period: 'Período|Trimestre|Mes|Año|Fecha de inicio',
  amount: 'Cuota|Objetivo|Meta|Importe|Monto',
  currency: 'Divisa|Moneda',
};

const PORTUGUESE: HeaderTable<QuotaField> = {
  person: 'Endereço de e-mail|Vendedor|Proprietário',
  period: 'Período|Trimestre|Mês|Ano|Data de início',
  amount: 'Cota|Meta|Objetivo|Valor',
  currency: 'Moeda',
};

export const QUOTA_LAYOUT: Layout<QuotaField> = {
  type: 'quotas',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]),
  needs: [['person'], ['period'], ['amount']],
  dates: [],
  money: ['amount'],
};
