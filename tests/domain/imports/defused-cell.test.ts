import { expect, test } from 'vitest';
import { defuseCell, restoreCell } from '#src/domain/imports/defused-cell.ts';

const FORMULAS = [
  '=HYPERLINK("http://evil.example","Click")',
  '+1+cmd|’ /C calc’!A0',
  '-2+3+cmd',
  '@SUM(1)',
  '\t=1+1',
  '\rtext',
  '  =1+1',
  '"=1+1',
  '\n@x',
  '＝1+1',
  '-',
  '- call back',
  "'=1+1",
  "''@x",
  "'-1200",
];

test.for(FORMULAS)('%j is text to a spreadsheet, and comes back as it was', (cell) => {
  expect(defuseCell(cell)).toBe(`'${cell}`);
  expect(restoreCell(defuseCell(cell))).toBe(cell);
});

test.for([
  '-1200',
  '-1.200,50',
  '-1,200.50',
  '+49 151 2345678',
  "-1'200.00",
  '-12%',
  '-1.2E+05',
  '2025-12-01',
  'Proposal - new',
  "'quoted' words",
  "O'Neil",
  '',
])('%j stays as it is', (cell) => {
  expect(defuseCell(cell)).toBe(cell);
  expect(restoreCell(cell)).toBe(cell);
});

test('no cell of a megabyte takes long', () => {
  for (const sign of [' ', "'", '-', '+1', '-1,', '"']) {
    const cell = sign.repeat(1_000_000);
    expect(restoreCell(defuseCell(cell))).toBe(cell);
  }
});
