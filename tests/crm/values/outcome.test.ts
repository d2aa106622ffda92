import { describe, expect, test } from 'vitest';
import {
  likeliestOutcome,
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
    'Won',
    'Closed Won - Renewal',
    'Closed Won - Lost to churn',
    '6 - Closed/Won',
    'Closed Won (Sales Pipeline)',
    'Chiusa vinta',
    'Deal won',
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
    'Lost - Competitor Won',
    'Perdida: precio',
    'Closed - not won',
    'Dead',
  ])('%s is lost', (stage) => {
    expect(outcomeOfStage(stage)).toBe('lost');
  });

  test.for([
    'Wonder',
    'Negotiation',
    'Closing',
    'Ganhador',
    'Offen',
    'Path to Win',
    'Win Plan',
    'Pre-Win',
    'Ready to Win',
    'Win/Loss Review',
    'Quick Win Discovery',
    'Loss Review',
    'On hold',
    'x'.repeat(100_000),
    '',
  ])('%s says nothing', (stage) => {
    expect(outcomeOfStage(stage)).toBeUndefined();
    expect(likeliestOutcome(stage)).toBeUndefined();
  });

  test.for([
    ['Closed', 'lost'],
    ['Geschlossen', 'lost'],
    ['Closed - No Decision', 'lost'],
    ['No Decision', 'lost'],
    ['Rejected', 'lost'],
    ['Rejected by legal', 'lost'],
    ['Duplicate', 'lost'],
    ['Churned', 'lost'],
    ['Abgelehnt', 'lost'],
    ['Signed', 'won'],
    ['Auftrag erhalten', 'won'],
    ['Won - Renewal', 'won'],
    ['Verbally Won (pending legal)', 'open'],
    ['Order Won Pending', 'open'],
    ['Won back: re-negotiation', 'open'],
    ['Lost - won back', 'open'],
    ['Quote Lost? follow up', 'open'],
    ['Not closed won', 'open'],
  ] as const)('%s is asked about, and is most likely %s', ([stage, outcome]) => {
    expect(outcomeOfStage(stage)).toBeUndefined();
    expect(likeliestOutcome(stage)).toBe(outcome);
  });

  test('that is certain is not asked about', () => {
    expect(likeliestOutcome('Closed Won')).toBeUndefined();
  });
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
