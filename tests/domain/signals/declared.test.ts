import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { priority } from '#src/domain/checklists/priority.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import { ISSUE_KINDS, issueOf, STRENGTH_KINDS } from '#src/domain/signals/kinds.ts';

const SIGNALS = new URL('../../../src/domain/signals/', import.meta.url);
const KINDS = DETECTORS.map(({ kind }) => kind);

/** With `-u` the list is written: what is new comes last of its nature, and what has no file any more goes. */
test('the list is of every file that declares a detector, under the name of the file', async () => {
  const declaring = readdirSync(SIGNALS).flatMap((name) => {
    const text = readFileSync(new URL(name, SIGNALS), 'utf8');
    const kind = /^ +kind: '([a-z-]+)',$/m.exec(text)?.[1];
    const nature = /^ +nature: '([a-z]+)',$/m.exec(text)?.[1];
    return kind === undefined ? [] : [{ name, kind, nature }];
  });
  for (const { name, kind } of declaring) expect(name).toBe(`${kind}.ts`);
  const known: readonly string[] = KINDS;
  const placeOf = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length);
  const kinds = ['issue', 'strength'].flatMap((nature) =>
    declaring
      .filter((one) => one.nature === nature)
      .map(({ kind }) => kind)
      .toSorted((one, other) => placeOf(one) - placeOf(other)),
  );
  expect(kinds).toHaveLength(declaring.length);
  await expect(listOf(kinds)).toMatchFileSnapshot(fileURLToPath(new URL('detectors.ts', SIGNALS)));
});

function listOf(kinds: readonly string[]): string {
  const named = (kind: string) =>
    kind.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    ...kinds.toSorted().map((kind) => `import { ${named(kind)} } from './${kind}.ts';`),
    "import type { Detector } from './detector.ts';",
    '',
    '/**',
    ' * Every detector there is, in the order of the page that explains them. It is written from their files by',
    ' * `npx vitest run tests/domain/signals/declared.test.ts -u`; what kinds there are follows from it.',
    ' */',
    'export const DETECTORS = [',
    ...kinds.map((kind) => `  ${named(kind)},`),
    '] as const satisfies readonly Detector[];',
    '',
  ].join('\n');
}

test('the kinds are those of the detectors, each once', () => {
  expect([...ISSUE_KINDS, ...STRENGTH_KINDS]).toEqual(KINDS);
  expect(new Set(KINDS).size).toBe(KINDS.length);
});

test.each(KINDS)('%s has a guide, and a test of its own or of its habit', (kind) => {
  expect(existsSync(new URL(`../../guides/${kind}.md`, SIGNALS))).toBe(true);
  const tests = ['./', '../team/'].flatMap((folder) => {
    const url = new URL(folder, import.meta.url);
    return readdirSync(url)
      .filter((name) => name !== 'declared.test.ts')
      .map((name) => readFileSync(new URL(name, url), 'utf8'));
  });
  expect(tests.some((text) => text.includes(`signals/${kind}.ts'`))).toBe(true);
});

test('an issue names only issues on the list, and never itself at any distance', () => {
  for (const kind of ISSUE_KINDS) {
    const causes = issueOf(kind).followsFrom.map((cause) => cause.kind);
    expect(ISSUE_KINDS).toEqual(expect.arrayContaining(causes));
    expect(allBefore(kind)).not.toContain(kind);
  }
});

function allBefore(kind: string): readonly string[] {
  const issue = ISSUE_KINDS.find((one) => one === kind);
  const causes = issue === undefined ? [] : issueOf(issue).followsFrom;
  return causes.flatMap((cause) => [cause.kind, ...allBefore(cause.kind)]);
}

test('what coaching can change weighs an issue as it says itself', () => {
  const week = calendarDate('2025-11-24');
  for (const kind of ISSUE_KINDS) {
    const { changedByCoaching } = issueOf(kind);
    expect(changedByCoaching).toBeGreaterThan(0);
    expect(changedByCoaching).toBeLessThanOrEqual(1);
    const issue = {
      kind,
      severity: 0.5,
      stake: undefined,
      chance: undefined,
      firstSeenOn: calendarDate('2025-10-01'),
      coachedOn: undefined,
      weeksPassedOver: 0,
      kindWeight: 1,
    };
    expect(priority(issue, week)).toBeCloseTo(0.5 * changedByCoaching);
  }
});

/** What they were when the thresholds were measured; a detector that is added changes none of it. */
test('how readily detectors speak depends on no list', async () => {
  const { CLEARED_BELOW, COMMON_BELOW, EVIDENCE_CAP, RAISED_FROM, RARE_FROM, RARITY_CAP } =
    await import('#src/domain/signals/alarm.ts');
  const rare = Math.log((13 * 10) / 0.25);
  expect(RARE_FROM).toBe(rare);
  expect(COMMON_BELOW).toBe(rare - 0.7);
  expect(RARITY_CAP).toBe(rare + 1.5);
  const raised = rare + Math.log(1.1);
  expect(RAISED_FROM).toBe(raised);
  expect(CLEARED_BELOW).toBe(raised - 1.6);
  expect(EVIDENCE_CAP).toBe(raised + 0.3);
});
