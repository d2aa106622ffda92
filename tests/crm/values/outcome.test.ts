import { describe, expect, test } from 'vitest';
import {
  outcomeOfFlags,
  outcomeOfStage,
  outcomeOfStatus,
  parseFlag,
} from '#src/crm/values/outcome.ts';
import { currencyCode } from '#src/crm/values/currency.ts';
import { recordId } from '#src/crm/values/record-id.ts';

describe('the name of a stage', () => {
  test.for([
    'Closed Won',
    'closedwon',
    '6 - WON',
    'Gewonnen',
    'Abgeschlossen und gewonnen',
    'Fermé gagné',
    'Gagnée',
    'Cierre ganado',
    'Cerrada/Ganada',
    'Fechado e ganho',
    'Negócio fechado',
  ])('%s is won', (stage) => {
    expect(outcomeOfStage(stage)).toBe('won');
  });

  test.for([
    'Closed Lost',
    'closedlost',
    'Closed-Lost to Competition',
    'Not won',
    'Nicht gewonnen',
    'Verloren',
    'Fermé perdu',
    'Annulée',
    'Perdida',
    'Cancelado',
    'Negócio perdido',
  ])('%s is lost', (stage) => {
    expect(outcomeOfStage(stage)).toBe('lost');
  });

  test.for(['Wonder', 'Negotiation', 'Closing', 'Geschlossen', 'Fechado', 'Ganhador', 'Offen', ''])(
    '%s says nothing',
    (stage) => {
      expect(outcomeOfStage(stage)).toBeUndefined();
    },
  );
});

test.for([
  ['Open', 'open'],
  ['Offen', 'open'],
  ['Ouverte', 'open'],
  ['Abierto', 'open'],
  ['Em aberto', 'open'],
  ['Won', 'won'],
  ['Verloren', 'lost'],
  ['Approved', undefined],
])('a status of %s is %s', ([status, outcome]) => {
  expect(outcomeOfStatus(status ?? '')).toBe(outcome);
});

/** Closed, won, lost; a dot for a flag that the file doesn't have. */
test.for([
  ['...', undefined],
  ['n..', 'open'],
  ['y..', undefined],
  ['.y.', 'won'],
  ['yy.', 'won'],
  ['.n.', undefined],
  ['yn.', 'lost'],
  ['nn.', 'open'],
  ['..y', 'lost'],
  ['..n', undefined],
  ['.nn', 'open'],
  ['y.n', undefined],
] as const)('flags of closed, won and lost %s say %s', ([flags, outcome]) => {
  const [isClosed, isWon, isLost] = flags
    .split('')
    .map((flag) => (flag === '.' ? undefined : flag === 'y'));
  expect(outcomeOfFlags({ isClosed, isWon, isLost })).toBe(outcome);
});

test.for([
  ['TRUE', true],
  ['1', true],
  ['Wahr', true],
  ['Sí', true],
  ['false', false],
  ['Não', false],
  ['FAUX', false],
  ['maybe', undefined],
] as const)('a check box of %s is %s', ([text, flag]) => {
  expect(parseFlag(text)).toBe(flag);
});

test.for([
  ['EUR', 'EUR'],
  ['usd', 'USD'],
  ['EUR - Euro', 'EUR'],
  ['US Dollar', 'USD'],
  ['US Dollar ($)', 'USD'],
  ['Euro (EUR)', 'EUR'],
  ['Euro', 'EUR'],
  ['US-Dollar', 'USD'],
  ['Dólar estadounidense', 'USD'],
  ['Franc suisse', 'CHF'],
  ['Real brasileiro (R$)', 'BRL'],
  ['shells', undefined],
])('a currency of %s is %s', ([text, code]) => {
  expect(currencyCode(text ?? '')).toBe(code);
});

test.for([
  ['0068d00000AbCdE', '0068d00000AbCdEAAV'],
  ['zcrm_4150868000001234001', '4150868000001234001'],
  ['zcrm_', 'zcrm_'],
  ['D-2401', 'D-2401'],
])('the id %s is %s', ([text, id]) => {
  expect(recordId(text ?? '')).toBe(id);
});
