import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';
import { tableOf, written } from '#tests/support/table-of.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
const LANGUAGES = ['German', 'French', 'Spanish', 'Portuguese'] as const;

/** By the English header or value, what stands in its place in German, French, Spanish and Portuguese. */
type Words = Readonly<Record<string, readonly [string, string, string, string]>>;

const PIPEDRIVE: Words = {
  'Deal - ID': ['Deal - ID', 'Affaire - ID', 'Negocio - ID', 'Negócio - ID'],
  'Deal - Title': ['Deal - Titel', 'Affaire - Titre', 'Negocio - Título', 'Negócio - Título'],
  'Deal - Value': ['Deal - Wert', 'Affaire - Valeur', 'Negocio - Valor', 'Negócio - Valor'],
  'Deal - Currency of value': [
    'Deal - Währung des Wertes',
    'Affaire - Devise de la valeur',
    'Negocio - Moneda del valor',
    'Negócio - Moeda do valor',
  ],
  'Deal - Owner': [
    'Deal - Besitzer',
    'Affaire - Propriétaire',
    'Negocio - Propietario',
    'Negócio - Proprietário',
  ],
  'Deal - Stage': ['Deal - Phase', 'Affaire - Étape', 'Negocio - Etapa', 'Negócio - Etapa'],
  'Deal - Status': ['Deal - Status', 'Affaire - Statut', 'Negocio - Estado', 'Negócio - Status'],
  'Deal - Deal created': [
    'Deal - Deal erstellt',
    'Affaire - Affaire créée',
    'Negocio - Negocio creado',
    'Negócio - Negócio criado em',
  ],
  'Deal - Expected close date': [
    'Deal - Erwartetes Abschlussdatum',
    'Affaire - Date de clôture prévue',
    'Negocio - Fecha prevista de cierre',
    'Negócio - Data de fechamento esperada',
  ],
  'Deal - Won time': [
    'Deal - Gewonnen am',
    'Affaire - Date du gain',
    'Negocio - Fecha de ganado',
    'Negócio - Data de ganho',
  ],
  'Deal - Lost time': [
    'Deal - Verloren am',
    'Affaire - Date de la perte',
    'Negocio - Fecha de perdido',
    'Negócio - Data da perda',
  ],
  'Deal - Last activity date': [
    'Deal - Datum der letzten Aktivität',
    'Affaire - Date de la dernière activité',
    'Negocio - Fecha de la última actividad',
    'Negócio - Data da última atividade',
  ],
  'Deal - Organization': [
    'Deal - Organisation',
    'Affaire - Organisation',
    'Negocio - Organización',
    'Negócio - Organização',
  ],
  Open: ['Offen', 'Ouverte', 'Abierto', 'Aberto'],
  Won: ['Gewonnen', 'Gagnée', 'Ganado', 'Ganho'],
  Lost: ['Verloren', 'Perdue', 'Perdido', 'Perdido'],
};

const DYNAMICS: Words = {
  '(Do Not Modify) Opportunity': [
    '(Nicht ändern) Verkaufschance',
    '(Ne pas modifier) Opportunité',
    '(No modificar) Oportunidad',
    '(Não modificar) Oportunidade',
  ],
  '(Do Not Modify) Row Checksum': [
    '(Nicht ändern) Zeilenprüfsumme',
    '(Ne pas modifier) Somme de contrôle de la ligne',
    '(No modificar) Suma de comprobación de fila',
    '(Não modificar) Soma de verificação da linha',
  ],
  '(Do Not Modify) Modified On': [
    '(Nicht ändern) Geändert am',
    '(Ne pas modifier) Modifié le',
    '(No modificar) Fecha de modificación',
    '(Não modificar) Data de Modificação',
  ],
  Topic: ['Thema', 'Rubrique', 'Tema', 'Tópico'],
  'Potential Customer': [
    'Potenzieller Kunde',
    'Client potentiel',
    'Cliente potencial',
    'Cliente Potencial',
  ],
  'Est. close date': [
    'Gesch. Abschlussdatum',
    'Date de clôture est.',
    'Fecha de cierre est.',
    'Data de fechamento est.',
  ],
  'Est. revenue': ['Gesch. Umsatz', 'Revenu est.', 'Ingresos est.', 'Receita est.'],
  'Actual Revenue': ['Tatsächlicher Umsatz', 'Revenu réel', 'Ingresos reales', 'Receita real'],
  'Actual Close Date': [
    'Tatsächliches Abschlussdatum',
    'Date de clôture réelle',
    'Fecha de cierre real',
    'Data de fechamento real',
  ],
  Status: ['Status', 'Statut', 'Estado', 'Status'],
  'Status Reason': ['Statusgrund', 'Raison du statut', 'Razón para el estado', 'Razão do Status'],
  'Pipeline Phase': [
    'Pipelinephase',
    'Phase du pipeline',
    'Fase de canalización',
    'Fase do pipeline',
  ],
  Owner: ['Besitzer', 'Propriétaire', 'Propietario', 'Proprietário'],
  'Created On': ['Erstellt am', 'Créé le', 'Fecha de creación', 'Data de Criação'],
  Currency: ['Währung', 'Devise', 'Divisa', 'Moeda'],
  Open: ['Offen', 'Ouverte', 'Abierta', 'Aberta'],
  Won: ['Gewonnen', 'Conclue', 'Ganada', 'Ganha'],
  Lost: ['Verloren', 'Perdue', 'Perdida', 'Perdida'],
  'US Dollar': ['US-Dollar', 'Dollar américain', 'Dólar estadounidense', 'Dólar americano'],
  Euro: ['Euro', 'Euro', 'Euro', 'Euro'],
};

const ZOHO: Words = {
  'Record Id': ['Datensatz-ID', "ID de l'enregistrement", 'ID de registro', 'ID do registro'],
  'Deal Owner': [
    'Abschlussbesitzer',
    "Propriétaire de l'affaire",
    'Propietario del trato',
    'Proprietário do negócio',
  ],
  'Deal Owner.id': [
    'Abschlussbesitzer.id',
    "Propriétaire de l'affaire.id",
    'Propietario del trato.id',
    'Proprietário do negócio.id',
  ],
  Amount: ['Betrag', 'Montant', 'Importe', 'Montante'],
  'Deal Name': ['Abschlussname', "Nom de l'affaire", 'Nombre del trato', 'Nome do negócio'],
  'Closing Date': ['Abschlussdatum', 'Date de clôture', 'Fecha de cierre', 'Data de encerramento'],
  'Account Name': ['Kontoname', 'Nom du compte', 'Nombre de cuenta', 'Nome da conta'],
  Stage: ['Phase', 'Étape', 'Fase', 'Estágio'],
  'Created Time': ['Erstellungszeit', 'Heure de création', 'Hora de creación', 'Hora da criação'],
  'Last Activity Time': [
    'Zeitpunkt der letzten Aktivität',
    'Heure de la dernière activité',
    'Hora de la última actividad',
    'Hora da última atividade',
  ],
};

const FILES: readonly (readonly [file: string, words: Words])[] = [
  ['pipedrive.csv', PIPEDRIVE],
  ['dynamics.csv', DYNAMICS],
  ['zoho.csv', ZOHO],
];

test.for(
  FILES.flatMap(([file, words]) => LANGUAGES.map((language) => [file, language, words] as const)),
)('%s of a user who works in %s is read as it was', async ([file, language, words]) => {
  const path = join(CORPUS, file);
  const inLanguage = (cell: string) => words[cell]?.[LANGUAGES.indexOf(language)] ?? cell;
  const table = (await tableOf(path)).map((cells) => cells.map(inLanguage));
  const read = await readExport(
    await fileOf(
      'export.csv',
      written(table, { delimiter: ';', newline: '\r\n', quotesAll: false, endsWithNewline: true }),
    ),
  );
  const { records } = await readExport(path);
  // A stage that is only a status stands in the language of the file.
  expect(read.records).toEqual(
    records.map((one) => {
      const { stage } = one as { readonly stage: string };
      return Object.assign({}, one, { stage: inLanguage(stage) });
    }),
  );
});
