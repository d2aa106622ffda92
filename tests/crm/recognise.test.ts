import { describe, expect, test } from 'vitest';
import { csv } from '#tests/support/imports.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';

const read = async (headers: readonly string[], cells: readonly string[] = []) =>
  readExport(await fileOf('deals.csv', csv(headers, [cells])));

describe('a header row', () => {
  test.for<[headers: readonly string[], type: string]>([
    [['Deal - ID', 'Deal - Title', 'Deal - Stage'], 'opportunities'],
    [['(Do Not Modify) Opportunity', 'TOPIC', 'Pipeline Phase', 'owner'], 'opportunities'],
    [['Opportunity ID', 'Created Date', 'Stage Name'], 'history'],
    [['Nome', 'E-mail', 'E-mail do gestor'], 'roster'],
    [['Commercial', 'Trimestre', 'Objectif'], 'quotas'],
    [['Employee', 'Absence Start', 'Absence End', 'Type'], 'absences'],
  ])('of %s is one of %s', async ([headers, type]) => {
    expect((await read(headers, ['1'])).type).toBe(type);
  });

  test('may have other columns, in any order', async () => {
    const { headers } = await read(['Étape', 'Age', 'Devise', 'Propriétaire', 'Nom opportunité']);
    expect(Object.fromEntries(headers)).toEqual({
      stage: 'Étape',
      currency: 'Devise',
      owner: 'Propriétaire',
      name: 'Nom opportunité',
    });
  });

  test('of activities names their deals by an id that is not the activities’ own', async () => {
    const { type, headers } = await read([
      'Activity - Due date',
      'Activity - Assigned to user',
      'Deal - ID',
    ]);
    expect(type).toBe('activities');
    expect(Object.fromEntries(headers)).toEqual({
      heldOn: 'Activity - Due date',
      owner: 'Activity - Assigned to user',
      opportunityId: 'Deal - ID',
    });
  });

  test.for([
    ['Amount (EUR)', 'EUR'],
    ['amount_usd', 'USD'],
    ['Betrag in CHF', 'CHF'],
    ['Montant [CAD]', 'CAD'],
    ['Amount', 'CLP'],
  ])('may name the currency of an amount, as %s does: %s', async ([amount, currency]) => {
    const headers = ['Name', 'Owner', 'Stage', amount ?? '', 'Currency'];
    const { records } = await read(headers, ['Norwind', 'Ana Silva', 'Proposal', '5', 'CLP']);
    expect(records).toMatchObject([{ amount: 5, currency }]);
  });

  test('of people with a start and an end is no list of absences', async () => {
    await expect(read(['Name', 'Email', 'Start Date', 'End Date'])).rejects.toThrow(
      /No header row is known/,
    );
  });

  test('that is not known is refused by what it lacks and what it has', async () => {
    await expect(read(['Vorgang', 'Betreuer', 'Stand'])).rejects.toThrow(
      /lacks a column for .*it has Vorgang, Betreuer, Stand\. Give a mapping file/,
    );
  });

  test('that nobody knows counts as a pipeline, and one without columns is refused with a word on delimiters', async () => {
    await expect(read(['foo', 'bar'])).rejects.toThrow(
      'As opportunities it lacks a column for stage, id or name, name or owner; it has foo, bar.',
    );
    await expect(read(['Id|Name|Owner|Stage'])).rejects.toThrow(
      'none of its first rows has more than one cell. Export it with commas, semicolons or tabs',
    );
  });

  test('of a field history is one, whatever of the opportunity it also shows', async () => {
    const headers = [
      'Opportunity Name',
      'Stage',
      'Opportunity Owner',
      'Field',
      'OldValue',
      'NewValue',
    ];
    expect((await read([...headers, 'CreatedDate'])).type).toBe('history');
  });

  test.for<[headers: readonly string[], lacks: string]>([
    [
      ['Opportunity Owner', 'Field / Event', 'Old Value', 'New Value', 'Edit Date'],
      'opportunityId or name',
    ],
    [
      ['Opportunity Name', 'Opportunity Owner', 'Stage', 'Old Value', 'New Value', 'Edit Date'],
      'field',
    ],
    [['Opportunity-Name', 'Feld/Ereignis', 'Alter Wert', 'Neuer Wert'], 'changedOn'],
  ])('of a field history is refused by what it lacks: %s', async ([headers, lacks]) => {
    await expect(read(headers)).rejects.toThrow(`As history it lacks a column for ${lacks};`);
  });
});
