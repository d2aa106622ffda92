import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['person', 'period', 'year', 'from', 'to', 'amount', 'currency'] as const;

export type QuotaField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<QuotaField> = {
  person:
    'Email|User Email|Rep Email|Owner Email|Work Email|Sales Rep|Rep|Owner|Owner Name|Quota Owner|Goal Owner|Quota Owner ID|User External ID|User ID|Owner ID|Employee ID|Employee Number|Name|Full Name|Employee|Salesperson',
  period: 'Period|Quarter|Month|Fiscal Period|Fiscal Quarter|Start Date',
  year: 'Fiscal Year|Year',
  from: 'From|Period Start|Period Start Date',
  to: 'To|Period End|Period End Date',
  amount:
    'Quota Amount|Amount|Quota|Target|Target (Money)|Target (Decimal)|Target (Integer)|Target Amount',
  currency: 'Currency|Currency ISO Code|Amount Currency',
};

const GERMAN: HeaderTable<QuotaField> = {
  person: 'E-Mail-Adresse|Vertriebsmitarbeiter|Verkäufer|Mitarbeiter|Inhaber|Besitzer',
  period: 'Zeitraum|Periode|Quartal|Monat|Startdatum',
  year: 'Geschäftsjahr|Jahr',
  amount: 'Quote|Quotenbetrag|Ziel|Zielbetrag|Zielvorgabe|Betrag',
  currency: 'Währung',
};

const FRENCH: HeaderTable<QuotaField> = {
  person: 'Adresse e-mail|Courriel|Commercial|Vendeur|Propriétaire',
  period: 'Période|Trimestre|Mois|Date de début',
  year: 'Exercice|Année',
  amount: 'Objectif|Montant du quota|Montant',
  currency: 'Devise',
};

const SPANISH: HeaderTable<QuotaField> = {
  person: 'Correo electrónico|Correo|Vendedor|Comercial|Propietario',
  period: 'Período|Trimestre|Mes|Fecha de inicio',
  year: 'Año fiscal|Año',
  amount: 'Cuota|Objetivo|Meta|Importe|Monto',
  currency: 'Divisa|Moneda',
};

const PORTUGUESE: HeaderTable<QuotaField> = {
  person: 'Endereço de e-mail|Vendedor|Proprietário',
  period: 'Período|Trimestre|Mês|Data de início',
  year: 'Ano fiscal|Ano',
  amount: 'Cota|Meta|Objetivo|Valor',
  currency: 'Moeda',
};

export const QUOTA_LAYOUT: Layout<QuotaField> = {
  type: 'quotas',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]),
  needs: [['person'], ['period', 'year', 'from'], ['amount']],
  dates: ['from', 'to'],
  money: ['amount'],
};
