import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderShownBy, parseDate, type DateOrder } from '#src/crm/values/dates.ts';

describe('a date', () => {
  test.for<[text: string, order: DateOrder | undefined, date: string]>([
    // ISO, and what HubSpot, Zoho and Salesforce's data loader put behind it
    ['2025-10-07', undefined, '2025-10-07'],
    ['2025-10-07T18:55:00.000Z', undefined, '2025-10-07'],
    ['2025-10-07T18:55:00.000+0000', undefined, '2025-10-07'],
    ['2024-07-08 14:56:28', undefined, '2024-07-08'],
    ['2024-07-08 14:56', undefined, '2024-07-08'],
    ['2026/3/4', undefined, '2026-03-04'],
    // the United States
    ['3/4/26', 'mdy', '2026-03-04'],
    ['3/4/2026', 'mdy', '2026-03-04'],
    ['02/23/26 08:55 PM', 'mdy', '2026-02-23'],
    ['3/4/2026, 9:05 AM', 'mdy', '2026-03-04'],
    ['Oct 7, 2025 6:55 PM', undefined, '2025-10-07'],
    ['Oct 7, 2025 6:55\u202fPM', undefined, '2025-10-07'],
    ['October 7, 2025', undefined, '2025-10-07'],
    // nearly everywhere else
    ['3/4/26', 'dmy', '2026-04-03'],
    ['04.03.2026', undefined, '2026-03-04'],
    ['04.03.2026', 'mdy', '2026-03-04'],
    ['4.3.26, 14:30', undefined, '2026-03-04'],
    ['04-03-2026 14:30:05', 'dmy', '2026-03-04'],
    ['07-Oct-2025', undefined, '2025-10-07'],
    ['7 October 2025', undefined, '2025-10-07'],
    ['7. Oktober 2025', undefined, '2025-10-07'],
    ['04 Mär 2026', undefined, '2026-03-04'],
    ['1 février 2026', undefined, '2026-02-01'],
    ['1 août 2026 à 10:30', undefined, '2026-08-01'],
    ['5 juil. 2026', undefined, '2026-07-05'],
    ['5 de enero de 2026', undefined, '2026-01-05'],
    ['31 de dez. de 2025', undefined, '2025-12-31'],
    // as people and other programs write them
    ['31st December 2026', undefined, '2026-12-31'],
    ['December 31st, 2026', undefined, '2026-12-31'],
    ['Thu Dec 31 2026', undefined, '2026-12-31'],
    ['Thursday, December 31, 2026', undefined, '2026-12-31'],
    ['Donnerstag, 31. Dezember 2026', undefined, '2026-12-31'],
    ['20261231', undefined, '2026-12-31'],
    ['2026年12月31日', undefined, '2026-12-31'],
    ['2026년 12월 31일', undefined, '2026-12-31'],
    ['1798675200000', undefined, '2026-12-31'],
    ['2026-12-31 24:00:00', undefined, '2026-12-31'],
    // either order comes to the same
    ['4/4/2026', undefined, '2026-04-04'],
    ['4/04/2026', undefined, '2026-04-04'],
    // a spreadsheet's day number, where a date column lost its format
    ['45937', undefined, '2025-10-07'],
    ['45937.79', undefined, '2025-10-07'],
    // the first and the last that are dates of deals, and the two centuries of two digits
    ['1970-01-01', undefined, '1970-01-01'],
    ['2099-12-31', undefined, '2099-12-31'],
    ['1/1/70', 'mdy', '1970-01-01'],
    ['1/1/69', 'mdy', '2069-01-01'],
  ])('%s (%s) is %s', ([text, order, date]) => {
    expect(parseDate(text, order)).toBe(date);
  });

  test.for<[text: string, order: DateOrder | undefined]>([
    ['Q4 2026', undefined],
    ['2026-12', undefined],
    ['December 2026', undefined],
    ['20261341', undefined],
    ['1900-01-01', undefined],
    ['2999-12-31', undefined],
    ['9999999999999', undefined],
    ['1798675200', undefined],
    ['about, Dec 31 2026', undefined],
    ['1'.repeat(100_000), undefined],
    ['3/4/2026', undefined],
    ['13/13/2026', 'dmy'],
    ['31/12/2026', 'mdy'],
    ['2026-02-30', undefined],
    ['29 Feb 2025', undefined],
    ['0001-01-01', undefined],
    ['1969-12-31', undefined],
    ['2100-01-01', undefined],
    ['2150-01-01', undefined],
    ['5 fe 2026', undefined],
    ['5 Smarch 2026', undefined],
    ['5 ju 2026', undefined],
    ['12', undefined],
    ['1234567', undefined],
    ['tomorrow', undefined],
    ['N/A', undefined],
  ])('%s (%s) is none', ([text, order]) => {
    expect(parseDate(text, order)).toBeUndefined();
  });

  test('of any day, in any form that is written, is read back', () => {
    const day = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.constantFrom(...FORMS), (date, { write, order }) => {
        expect(parseDate(write(date), order)).toBe(date.toISOString().slice(0, 10));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the order of day and month', () => {
  test.for<[text: string, order: DateOrder | 'open' | undefined]>([
    ['3/25/2026', 'mdy'],
    ['25/3/26', 'dmy'],
    ['25-3-2026 10:00', 'dmy'],
    ['12/13/2026', 'mdy'],
    ['13/12/2026', 'dmy'],
    ['12/11/2026', 'open'],
    ['11/12/2026', 'open'],
    ['13/14/2026', undefined],
    ['3/4/2026', 'open'],
    ['4/4/2026', undefined],
    ['25.3.2026', undefined],
    ['2026-03-25', undefined],
    ['Mar 25, 2026', undefined],
    ['25/25/2026', undefined],
  ])('%s shows %s', ([text, order]) => {
    expect(orderShownBy(text)).toBe(order);
  });
});

interface Form {
  readonly write: (date: Date) => string;
  readonly order?: DateOrder;
}

const formatted = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (date: Date) => format.format(date);
};

/** As Node itself writes dates in the locales that CRMs offer. */
const FORMS: readonly Form[] = [
  { write: (date) => date.toISOString() },
  { write: (date) => date.toISOString().slice(0, 19).replace('T', ' ') },
  { write: formatted('en-US', { dateStyle: 'medium', timeStyle: 'short' }) },
  { write: formatted('en-US', { dateStyle: 'medium' }) },
  { write: formatted('en-US', { dateStyle: 'long' }) },
  {
    write: formatted('en-US', { year: 'numeric', month: 'numeric', day: 'numeric' }),
    order: 'mdy',
  },
  { write: formatted('en-GB', { dateStyle: 'short', timeStyle: 'short' }), order: 'dmy' },
  { write: formatted('en-GB', { dateStyle: 'long' }) },
  { write: formatted('en-IN', { dateStyle: 'medium' }) },
  ...['de-DE', 'de-CH', 'de-AT', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'pt-BR', 'pt-PT'].flatMap(
    (locale): Form[] => [
      { write: formatted(locale, { dateStyle: 'long' }) },
      // Portugal writes numbers here.
      {
        write: formatted(locale, { year: 'numeric', month: 'short', day: 'numeric' }),
        order: 'dmy',
      },
      {
        write: formatted(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }),
        order: 'dmy',
      },
    ],
  ),
];
