import { describe, expect, test } from 'vitest';
import { linesOf, mutate, mutationsOf } from './mutations.ts';

/** What becomes of a source by each change. */
const mutants = (source: string) => mutationsOf(source).map((mutation) => mutate(source, mutation));

describe('the changes of a source', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['a comparison is turned, at its limit and altogether', 'a < b', ['a <= b', 'a >= b']],
    ['a sum becomes a difference', 'a + b', ['a - b']],
    ['a number is one higher', 'const days = 0.5;', ['const days = 1.5;']],
    ['a truth is turned', 'const is = true;', ['const is = false;']],
    ['a condition is dropped, or its and an or', 'a && b', ['a || b', 'a', 'b']],
    ['a default is dropped', 'a ?? b', ['a']],
    ['a negation is dropped', '!a', ['a']],
    ['the larger becomes the smaller', 'Math.max(a, b)', ['Math.min(a, b)']],
    ['all become some', 'a.every(b)', ['a.some(b)']],
    ['what is left out stays in', 'a.filter(b)', ['a']],
    ['an element of a list is dropped', 'x = [a, b, c]', ['x = [a, c]']],
    ['a choice is turned', 'a ? b : c', ['!(a) ? b : c']],
    ['a step is left out', 'await save(a);', [';']],
    ['a count goes down', 'a += b', ['a -= b']],
    ['nothing is returned', '() => { return a; }', ['() => { return undefined; }']],
  ])('%s', (_, source, expected) => {
    expect(mutants(source)).toEqual(expect.arrayContaining([...expected]));
  });

  test('an early return is left out, or taken by the others', () => {
    expect(mutants('() => { if (a) return; }')).toEqual([
      '() => { ; }',
      '() => { if (!(a)) return; }',
    ]);
  });

  test.each([
    ['an import', `import { a } from './1.ts';`],
    ['a type', `type A = 1 | 2; interface B { readonly c: true } const d = e as Map<1, 2>;`],
    ['what is said to people', `throw new Error(a < 1 ? 'few' : 'many');`],
    ['a line of the log', `log.info('done');`],
    ['a vocabulary', `const A = ['one', 'two'] as const;`],
    ['a text', `const a = 'one' + b;`],
  ])('%s stays as it is', (_, source) => {
    expect(mutants(source)).toEqual([]);
  });
});

test('a change is shown in its lines, before and after', () => {
  const source = 'const a = 1;\nconst b =\n  c + d;\nconst e = 2;';
  const sum = mutationsOf(source).find(({ replacement }) => replacement.includes('-'));
  expect(sum && linesOf(source, sum)).toEqual({ before: 'c + d;', after: 'c - d;' });
});
