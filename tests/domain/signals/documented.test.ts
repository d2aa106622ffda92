import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ISSUE_KINDS, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';
import { needsWords } from '#src/screen/parts/signal-words/silence-words.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';

const page = readFileSync(new URL('../../../docs/signals.md', import.meta.url), 'utf8');
const KINDS: readonly string[] = [...ISSUE_KINDS, ...STRENGTH_KINDS];
const LABELS = ['Claim.', 'Why it matters.', 'Found by', 'Needs', 'Source.'];

/** The sections that are named after a kind of signal, each as one line. */
const sections = new Map(
  page
    .split(/^## /m)
    .map((section) => [section.split('\n')[0] ?? '', section.replaceAll(/\s+/g, ' ')] as const)
    .filter(([title]) => /^[a-z]+(-[a-z]+)+$/.test(title)),
);

test('the page explains the signals that there are, in their order', () => {
  expect([...sections.keys()]).toEqual(KINDS);
  expect(DETECTORS.map(({ kind }) => kind)).toEqual(KINDS);
});

test('it gives the measured false rate of every signal', () => {
  const [, table = ''] = page.split('False items that a healthy rep causes in a quarter:');
  const told = [...table.matchAll(/^\| ([a-z-]+) +\| (\d\.\d{3}) /gm)].map(([, kind]) => kind);
  expect(told).toEqual(KINDS);
});

describe.each(DETECTORS)('of $kind', ({ kind, needs }) => {
  test.each(LABELS)('it says **%s**', (label) => {
    expect(sections.get(kind)).toContain(`**${label}**`);
  });

  test('it quotes what the code needs', () => {
    expect(sections.get(kind)).toContain(needsWords(needs));
  });
});
