import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';

const HOUR = 60 * 60;
const CORPUS = join(import.meta.dirname, 'corpus');

interface Expected {
  readonly records: readonly object[];
  readonly skipped?: readonly string[];
  readonly rejected?: readonly object[];
  readonly unreadable?: readonly object[];
}

const FILES: Readonly<Record<string, Expected>> = {
  'salesforce-report.csv': {
    records: [
      deal({
        id: madeId,
        name: 'Norwind renewal',
        account: 'Norwind, Inc.',
        owner: 'Ana Silva',
        stage: 'Negotiation/Review',
        amount: 12_500,
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        nextStep: 'Send the\ncontract',
      }),
      deal({
        id: madeId,
        name: 'Kestrel "Nest" rollout',
        account: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'Closed Won',
        outcome: 'won',
        amount: 8000.5,
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
      }),
    ],
    skipped: ['blank', 'footer', 'footer', 'footer', 'footer'],
  },
  'salesforce-report-german.csv': {
    records: [
      deal({
        id: '0068d00000AbCdEAAV',
        name: 'Lizenz',
        account: 'Weiß & Söhne',
        owner: 'Jörg Müller',
        stage: 'Verhandlung',
        amount: 1234.5,
        currency: 'EUR',
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        nextStep: 'Angebot prüfen',
      }),
      deal({
        id: '0068d00000AbCdFAAV',
        name: 'Wartung',
        account: 'Bäcker',
        owner: 'Jörg Müller',
        stage: 'Geschlossen - gewonnen',
        outcome: 'won',
        amount: 2000,
        currency: 'EUR',
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
      }),
      deal({
        id: '0068d00000AbCdGAAV',
        name: 'Schulung',
        account: 'Öko AG',
        owner: 'Uta Groß',
        stage: 'Geschlossen - verloren',
        outcome: 'lost',
        amount: 500,
        currency: 'CHF',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
      }),
    ],
    skipped: ['footer', 'footer'],
  },
  'salesforce-report-french.csv': twoDeals(
    ['Abonnement', 'Crème SARL', 'Proposition', 'Rappeler'],
    ['Formation', 'Forêt', 'Fermée gagnée', 'won'],
    { owner: 'Chloé Dubois', currency: 'EUR' },
  ),
  'salesforce-report-spanish.csv': twoDeals(
    ['Licencias', 'Peña', 'Propuesta', 'Llamar'],
    ['Formación', 'Sol', 'Cerrada perdida', 'lost'],
    { owner: 'Íñigo Núñez', currency: 'EUR' },
  ),
  'salesforce-report-portuguese.csv': twoDeals(
    ['Licenças', 'Pão', 'Proposta', 'Ligar'],
    ['Treinamento', 'Sol', 'Fechado e ganho', 'won'],
    { owner: 'João Conceição', currency: 'BRL' },
  ),
  'salesforce-data-loader.csv': {
    records: [
      deal({
        id: '0068d00000AbCdEAAV',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: 'Signature',
        amount: 12_500,
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        stageEnteredOn: '2025-11-12',
        lastActivityOn: '2025-11-20',
        nextStep: 'Call',
        forecastCategory: 'Commit',
      }),
      deal({
        id: '0068d00000AbCdFAAV',
        name: 'Kestrel',
        account: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'Signed',
        outcome: 'won',
        amount: 8000.5,
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
        forecastCategory: 'Closed',
      }),
      deal({
        id: '0068d00000AbCdGAAV',
        name: 'Plover',
        account: 'Plover',
        owner: 'Ben Osei',
        stage: 'Gone quiet',
        outcome: 'lost',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
        forecastCategory: 'Omitted',
      }),
    ],
  },
  'salesforce-soql.csv': {
    records: [
      deal({
        id: '0068d00000AbCdEAAV',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: 'Proposal/Price Quote',
        amount: 12_500,
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        stageEnteredOn: '2025-11-12',
        lastActivityOn: '2025-11-20',
        nextStep: 'Call',
        forecastCategory: 'Commit',
      }),
      deal({
        id: '0068d00000AbCdFAAV',
        name: 'Kestrel',
        account: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'Signed',
        outcome: 'won',
        amount: 8000.5,
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
        forecastCategory: 'Closed',
      }),
    ],
  },
  'salesforce-weekly-export.csv': {
    records: [
      deal({
        id: '0068d00000AbCdEAAV',
        name: 'Norwind renewal',
        owner: '0058d000001AbCDAA0',
        stage: 'Proposal',
        amount: 12_500,
        currency: 'EUR',
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        stageEnteredOn: '2025-11-12',
        lastActivityOn: '2025-11-20',
        nextStep: 'Call',
        forecastCategory: 'Commit',
      }),
      deal({
        id: '0068d00000AbCdGAAV',
        name: 'Plover',
        owner: '0058d000001AbCEAA0',
        stage: 'Gone quiet',
        outcome: 'lost',
        currency: 'USD',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
        forecastCategory: 'Omitted',
      }),
    ],
    skipped: ['deleted record'],
  },
  'salesforce-two-digit-years.csv': {
    records: [
      deal({
        id: '006bm00000LKJNNAA5',
        name: 'Generators',
        owner: '005bm00000NCJmQAAX',
        stage: 'Qualification',
        amount: 15_000,
        closeDate: '2024-02-03',
        createdOn: '2026-02-23',
      }),
    ],
  },
  'salesforce-history.csv': {
    records: [
      {
        opportunityId: '006bm00000LKJNNAA5',
        since: '2026-02-23',
        second: (20 * 60 + 55) * 60,
        stage: 'Qualification',
        outcome: undefined,
        amount: 15_000,
        closeDate: '2027-01-27',
        forecastCategory: 'Pipeline',
      },
      {
        opportunityId: '006bm00000LKJNNAA5',
        since: '2026-02-24',
        second: 5 * 60,
        stage: 'Closed Won',
        outcome: 'won',
        amount: 15_500.5,
        closeDate: '2026-02-24',
        forecastCategory: 'Closed',
      },
    ],
  },
  'salesforce-history-german.csv': oneSnapshot('Geschlossen und verloren'),
  'salesforce-history-french.csv': oneSnapshot('Fermée perdue'),
  'salesforce-history-spanish.csv': oneSnapshot('Cerrada perdida'),
  'salesforce-history-portuguese.csv': oneSnapshot('Fechado e perdido'),
  'salesforce-field-history.csv': {
    records: [
      edit('Norwind renewal', 'Ana Silva', '2025-10-09', 9 * HOUR),
      edit('Norwind renewal', 'Ana Silva', '2025-10-20', 15 * HOUR + 23 * 60, {
        field: 'stage',
        was: 'Prospecting',
        value: 'Proposal',
      }),
      edit('Norwind renewal', 'Ana Silva', '2025-10-20', 15 * HOUR + 23 * 60, {
        field: 'amount',
        was: '12000',
        value: '12500',
      }),
      edit('Norwind renewal', 'Ana Silva', '2025-11-04', 5 * 60, {
        field: 'close_date',
        was: '2025-12-31',
        value: '2026-01-31',
      }),
      edit('Kestrel', 'Ben Osei', '2025-11-05', 8 * HOUR, {
        field: 'owner',
        was: 'Ana Silva',
        value: 'Ben Osei',
      }),
      edit('Kestrel', 'Ben Osei', '2025-11-06', 8 * HOUR, {
        field: 'stage',
        was: 'Proposal',
        value: 'Closed Won',
        outcome: 'won',
      }),
    ],
    skipped: ['unfollowed field', 'footer', 'footer'],
  },
  'salesforce-field-history-german.csv': fourEdits('Verhandlung', 'Geschlossen und gewonnen'),
  'salesforce-field-history-french.csv': fourEdits('Négociation', 'Fermée gagnée'),
  'salesforce-field-history-spanish.csv': fourEdits('Negociación', 'Cerrada ganada'),
  'salesforce-field-history-portuguese.csv': fourEdits('Negociação', 'Fechado e ganho'),
  'activities.csv': fourActivities(),
  'activities-german.csv': fourActivities(),
  'activities-french.csv': fourActivities(),
  'activities-spanish.csv': fourActivities(),
  'activities-portuguese.csv': fourActivities(),
  'rates.csv': twoRates(),
  'rates-german.csv': twoRates(),
  'rates-french.csv': twoRates(),
  'rates-spanish.csv': twoRates(),
  'rates-portuguese.csv': twoRates(),
  'hubspot.csv': {
    records: [
      deal({
        id: '14300000001',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: 'contractsent',
        amount: 25_000,
        closeDate: '2025-12-31',
        createdOn: '2025-10-09',
        lastActivityOn: '2025-11-20',
        nextStep: 'Call',
        forecastCategory: 'COMMIT',
        contactCount: 3,
      }),
      deal({
        id: '14300000002',
        name: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'closedwon',
        outcome: 'won',
        amount: 8000.5,
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
        contactCount: 0,
      }),
      deal({
        id: '14300000003',
        name: 'Plover',
        stage: 'closedlost',
        outcome: 'lost',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
      }),
    ],
  },
  'hubspot-internal-stages.csv': {
    records: (
      [
        ['1', 'Norwind', 'qualifiedtobuy', 'open', 100, '2025-12-31'],
        ['2', 'Kestrel', 'closedwon', 'won', 200, '2025-11-02'],
        ['3', 'Plover', 'closedlost', 'lost', 300, '2025-11-03'],
        ['4', 'Curlew', '110922471', 'open', 400, '2025-12-31'],
      ] as const
    ).map(([id, name, stage, outcome, amount, closeDate]) =>
      deal({ id, name, stage, outcome, amount, closeDate, owner: 'Ana Silva' }),
    ),
  },
  'hubspot-german.csv': {
    records: [
      hubspotDeal('1', 'Lizenz', 'Vertrag gesendet', 'open', {
        owner: 'Jörg Müller',
        lastActivityOn: '2025-11-20',
        contactCount: 2,
      }),
      hubspotDeal('2', 'Wartung', 'Abgeschlossen und gewonnen', 'won', { owner: 'Jörg Müller' }),
    ],
  },
  'hubspot-french.csv': {
    records: [
      hubspotDeal('1', 'Abonnement', 'Contrat envoyé', 'open', { owner: 'Chloé Dubois' }),
      hubspotDeal('2', 'Formation', 'Fermé perdu', 'lost', { owner: 'Chloé Dubois' }),
    ],
  },
  'hubspot-spanish.csv': {
    records: [
      hubspotDeal('1', 'Licencias', 'Contrato enviado', 'open', { owner: 'Íñigo Núñez' }),
      hubspotDeal('2', 'Formación', 'Cierre ganado', 'won', { owner: 'Íñigo Núñez' }),
    ],
  },
  'hubspot-portuguese.csv': {
    records: [
      hubspotDeal('1', 'Licenças', 'Contrato enviado', 'open', { owner: 'João Conceição' }),
      hubspotDeal('2', 'Treinamento', 'Negócio fechado', 'won', { owner: 'João Conceição' }),
      hubspotDeal('3', 'Suporte', 'Negócio perdido', 'lost', {
        owner: 'João Conceição',
        amount: 900,
      }),
    ],
  },
  'pipedrive.csv': {
    records: [
      deal({
        id: '1',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: 'Proposal Made',
        amount: 12_500,
        currency: 'EUR',
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        lastActivityOn: '2025-11-20',
      }),
      deal({
        id: '2',
        name: 'Kestrel',
        account: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'Negotiations Started',
        outcome: 'won',
        amount: 8000.5,
        currency: 'USD',
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
        lastActivityOn: '2025-11-02',
      }),
      deal({
        id: '3',
        name: 'Plover',
        owner: 'Ben Osei',
        stage: 'Contact Made',
        outcome: 'lost',
        amount: 0,
        currency: 'USD',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
      }),
    ],
  },
  'dynamics.csv': {
    records: [
      deal({
        id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: '2-Develop',
        amount: 12_500,
        currency: 'USD',
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
      }),
      deal({
        id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        name: 'Kestrel',
        account: 'Kestrel',
        owner: '# Sync Bot',
        stage: '4-Close',
        outcome: 'won',
        amount: 8000.5,
        currency: 'USD',
        closeDate: '2025-11-02',
        createdOn: '2025-09-01',
      }),
      deal({
        id: '6ecd8c99-4036-403d-bf84-cf8400f67836',
        name: 'Plover',
        account: 'Plover',
        owner: 'Ben Osei',
        stage: 'Lost',
        outcome: 'lost',
        currency: 'EUR',
        closeDate: '2025-11-03',
        createdOn: '2025-09-01',
      }),
    ],
  },
  'zoho.csv': {
    records: [
      deal({
        id: '4150868000001234001',
        name: 'Norwind renewal',
        account: 'Norwind',
        owner: 'Ana Silva',
        stage: 'Proposal/Price Quote',
        amount: 12_500,
        closeDate: '2026-01-31',
        createdOn: '2024-07-08',
        lastActivityOn: '2025-10-07',
      }),
      deal({
        id: '4150868000001234002',
        name: 'Kestrel',
        account: 'Kestrel',
        owner: 'Ben Osei',
        stage: 'Closed-Lost to Competition',
        outcome: 'lost',
        amount: 8000.5,
        closeDate: '2025-11-02',
        createdOn: '2024-07-08',
      }),
    ],
  },
  'titles-and-repeats.csv': {
    records: [
      ['Norwind', 'Ana Silva', 1000, undefined, '2026-01-31'] as const,
      ['Total Energies renewal', 'Ana Silva', -1200, undefined, '2026-01-31'] as const,
      ['Kestrel', 'Unassigned', 5000, 'USD', '2026-01-31'] as const,
      ['Kestrel 2', undefined, undefined, undefined, '2026-01-31'] as const,
    ].map(([name, owner, amount, currency, closeDate]) =>
      deal({ id: madeId, name, owner, amount, currency, closeDate, stage: 'Proposal' }),
    ),
    unreadable: [
      { line: 11, column: 'Amount', value: '65.0%', reason: 'is not an amount that can be read' },
    ],
    skipped: ['blank', 'repeated header', 'footer', 'footer'],
  },
  'roster-german.csv': oneRep('Jörg Müller', 'joerg', '2024-02-01', 'Europe/Berlin'),
  'roster-french.csv': oneRep('Chloé Dubois', 'chloe', '2024-02-28', 'Europe/Paris'),
  'roster-spanish.csv': oneRep('Íñigo Núñez', 'inigo', '2024-02-28', 'Europe/Madrid'),
  'roster-portuguese.csv': oneRep('João Conceição', 'joao', '2024-02-28', 'America/Sao_Paulo'),
  'quotas-german.csv': oneQuota('joerg', '2025-10-01', '2025-12-31', 250_000, 'EUR'),
  'quotas-french.csv': oneQuota('chloe', '2025-10-01', '2025-12-31', 250_000, 'EUR'),
  'quotas-spanish.csv': oneQuota('inigo', '2025-10-01', '2025-10-31', 25_000.5, 'EUR'),
  'quotas-portuguese.csv': oneQuota('joao', '2025-01-01', '2025-12-31', 1_250_000, 'BRL'),
  'absences-english.csv': {
    records: [
      oneAbsence(2, 'email', 'ana@example.com', '2025-12-22', '2026-01-02'),
      oneAbsence(3, 'name', 'Ben Osei', '2025-11-17', undefined),
    ],
    rejected: [
      {
        line: 4,
        column: 'Absence End Date',
        value: '12/01/2025',
        reason: 'is before the first day',
      },
      {
        line: 5,
        column: 'Absence Start Date',
        value: 'soon',
        reason: 'is not a date that can be read',
      },
      { line: 6, column: 'Employee Email', value: '', reason: 'is empty' },
      { line: 7, column: 'Absence Start Date', value: '', reason: 'is empty' },
    ],
  },
  'absences-german.csv': {
    records: [oneAbsence(2, 'name', 'Jörg Müller', '2025-12-22', '2026-01-02')],
  },
  'absences-french.csv': {
    records: [oneAbsence(2, 'name', 'Chloé Dubois', '2025-12-22', '2026-01-02')],
  },
  'absences-spanish.csv': {
    records: [oneAbsence(2, 'email', 'inigo@example.com', '2025-12-22', '2026-01-02')],
  },
  'absences-portuguese.csv': {
    records: [oneAbsence(2, 'name', 'João Conceição', '2025-12-22', undefined)],
  },
};

describe('what a CRM writes is read value for value', () => {
  test.for(Object.entries(FILES))('%s', async ([name, expected]) => {
    const read = await readExport(join(CORPUS, name));
    expect(read.records).toEqual(expected.records);
    expect(read.rejected).toEqual(expected.rejected ?? []);
    expect(read.unreadable).toEqual(expected.unreadable ?? []);
    expect(read.skipped).toEqual(expected.skipped ?? []);
  });

  test('and no file of the corpus is forgotten', async () => {
    expect((await readdir(CORPUS)).toSorted()).toEqual(Object.keys(FILES).toSorted());
  });

  test.for<[what: string, encode: (text: string) => Uint8Array]>([
    ['Windows-1252', (text) => iconv.encode(text, 'windows1252')],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with tabs', (text) => Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le')],
    ['lines that end as on Windows', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['lines that end as on old Macs', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
  ])('also in %s', async ([, encode]) => {
    const name = 'salesforce-report-german.csv';
    const text = await readFile(join(CORPUS, name), 'utf8');
    const read = await readExport(await fileOf(name, encode(text)));
    expect(read.records).toEqual(FILES[name]?.records);
  });
});

function madeId(): unknown {
  return expect.stringMatching(/^made:[0-9a-f]{24}$/);
}

/** An open deal of which nothing more is known than this. */
function deal({ id, ...given }: { readonly id: string | typeof madeId; [field: string]: unknown }) {
  return {
    id: typeof id === 'string' ? id : id(),
    account: undefined,
    owner: undefined,
    outcome: 'open',
    amount: undefined,
    currency: undefined,
    closeDate: undefined,
    createdOn: undefined,
    stageEnteredOn: undefined,
    lastActivityOn: undefined,
    nextStep: undefined,
    forecastCategory: undefined,
    contactCount: undefined,
    ...given,
  };
}

function hubspotDeal(id: string, name: string, stage: string, outcome: string, more: object) {
  return deal({
    id,
    name,
    stage,
    outcome,
    amount: id === '1' ? 2500 : 800,
    closeDate: outcome === 'open' ? '2025-12-31' : '2025-11-02',
    createdOn: id === '1' ? '2025-10-09' : '2025-09-01',
    ...more,
  });
}

/** Salesforce's report in a language other than English: one open deal, one closed, and what it ends with. */
function twoDeals(
  [name, account, stage, nextStep]: readonly [string, string, string, string],
  [other, itsAccount, itsStage, outcome]: readonly [string, string, string, string],
  both: { readonly owner: string; readonly currency: string },
): Expected {
  return {
    records: [
      deal({
        id: '006A1',
        name,
        account,
        stage,
        nextStep,
        amount: 12_500,
        closeDate: '2026-01-31',
        createdOn: '2025-10-09',
        ...both,
      }),
      deal({
        id: '006A2',
        name: other,
        account: itsAccount,
        stage: itsStage,
        outcome,
        amount: 1000,
        closeDate: '2025-11-02',
        createdOn: '2025-09-15',
        ...both,
      }),
    ],
    skipped: ['footer', 'footer'],
  };
}

function oneRep(name: string, address: string, startDate: string, timeZone: string): Expected {
  return {
    records: [
      {
        line: 2,
        name,
        email: `${address}@example.com`,
        manager: [{ email: 'mia@example.com' }],
        startDate,
        endDate: undefined,
        crmOwners: [name],
        timeZone,
        unread: [],
      },
    ],
  };
}

function oneQuota(
  address: string,
  startsOn: string,
  endsOn: string,
  amount: number,
  currency: string,
): Expected {
  return {
    records: [[{ line: 2, person: `${address}@example.com`, startsOn, endsOn, amount, currency }]],
  };
}

function oneAbsence(
  line: number,
  by: 'email' | 'name',
  text: string,
  from: string,
  until: string | undefined,
): object {
  return { line, person: { by, text }, from, until };
}

/** OpportunityHistory in a language other than English. */
function oneSnapshot(stage: string): Expected {
  return {
    records: [
      {
        opportunityId: '006A',
        since: '2025-10-09',
        second: 9 * HOUR,
        stage,
        outcome: 'lost',
        amount: 1234.5,
        closeDate: '2025-12-31',
        forecastCategory: undefined,
      },
    ],
  };
}

/** A creation, where no change is given. */
function edit(name: string, owner: string, since: string, second: number, change?: object) {
  return {
    opportunityId: undefined,
    name,
    owner,
    since,
    second,
    change: change && { outcome: undefined, outcomeWas: undefined, ...change },
  };
}

/** A field history in a language other than English. */
function fourEdits(stage: string, won: string): Expected {
  const at = (change: object) =>
    edit('Lizenz', 'Uta Groß', '2025-10-20', 15 * HOUR + 23 * 60, change);
  return {
    records: [
      edit('Lizenz', 'Uta Groß', '2025-10-09', 9 * HOUR),
      at({ field: 'stage', was: stage, value: won, outcome: 'won' }),
      at({ field: 'amount', was: '1234.5', value: '2000' }),
      at({ field: 'close_date', was: '2025-12-31', value: '2026-01-31' }),
    ],
    skipped: ['footer'],
  };
}

function fourActivities(): Expected {
  return {
    records: [
      ['00T1', '006A', 'Ana Silva', '2025-11-20', 'call'],
      ['00T2', '006A', 'Ana Silva', '2025-11-21', 'meeting'],
      ['00T3', '006B', 'Ben Osei', '2025-11-24', 'mail'],
      ['00T4', '006B', undefined, '2025-11-25', 'other'],
    ].map(([id, opportunityId, owner, heldOn, kind]) => ({
      id,
      opportunityId,
      owner,
      heldOn,
      kind,
    })),
  };
}

function twoRates(): Expected {
  return {
    records: [
      { currency: 'USD', rate: 1 },
      { currency: 'EUR', rate: 1.0823 },
    ],
  };
}
