import { describe, expect, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import { nameRemover } from '#src/domain/privacy/name-remover.ts';

const names = {
  id: 7 as PersonId,
  name: 'Ana Lima',
  email: 'ana.lima@example.com',
  slackAccountId: 'U0ANA',
  owners: ['A. Lima (EMEA)', 'a.lima@old.example', 'AL', 'Lima'],
};
const { removeFrom, pattern } = nameRemover(names);
const MAIL = 'erased-7@erased.invalid';
const NAME = 'Erased person 7';

describe('names are taken out', () => {
  test.each([
    ['Ana Lima', NAME],
    ['ask ANA  lima, today', `ask ${NAME}, today`],
    ['A. Lima (EMEA) again', `${NAME} again`],
    ['by <@U0ANA>', `by <@${NAME}>`],
    [' ana.lima@EXAMPLE.com ', MAIL],
    ['to ana.lima@example.com.', `to ${MAIL}.`],
    ['to a.lima@old.example and on', `to ${MAIL} and on`],
    // A short name only where it is all there is: it may be a part of any word.
    [' al ', NAME],
    ['al dente', 'al dente'],
    ['Lima is four letters', `${NAME} is four letters`],
    ['Banana Limat', 'Banana Limat'],
    ['Susana Lima', `Susana ${NAME}`],
    ['banana.lima@example.com', `banana.${NAME}@example.com`],
    ['to ana.lima@example.community', `to ana.${NAME}@example.community`],
    ['to ana.lima@example.com.br', `to ana.${NAME}@example.com.br`],
  ])('of “%s”', (text, expected) => {
    expect(removeFrom(text)).toBe(expected);
  });

  test('of keys, lists and what is nested, but not of a namesake', () => {
    const day = new Date(0);
    const kept = {
      'Ana Lima': ['Ana Lima', 1, null, day],
      rep: { id: 7, name: 'Ana Lima' },
      namesake: { id: 8, name: 'Ana Lima', said: 'Ana Lima' },
      unnumbered: { id: '8', name: 'Ana Lima' },
    };
    expect(removeFrom(kept)).toEqual({
      [NAME]: [NAME, 1, null, day],
      rep: { id: 7, name: NAME },
      namesake: { id: 8, name: 'Ana Lima', said: NAME },
      unnumbered: { id: '8', name: NAME },
    });
  });

  test('the longer one first, so that nothing of it is left', () => {
    const { removeFrom } = nameRemover({ ...names, owners: ['Ana Lima Souza'] });
    expect(removeFrom('with Ana Lima Souza')).toBe(`with ${NAME}`);
  });

  test('of somebody with short names alone nothing is found in a text', () => {
    const short = { ...names, name: 'Jo', slackAccountId: undefined, owners: [''] };
    expect(nameRemover(short).removeFrom('Jo, or not?')).toBe('Jo, or not?');
    expect(nameRemover(short).removeFrom('')).toBe('');
  });
});

describe('the pattern for Postgres', () => {
  const found = (text: string) => new RegExp(pattern, 'i').test(text);

  test.each(['ana  lima', String.raw`Ana\nLima`, 'A. Lima (EMEA)', 'x ana.lima@example.com', 'al'])(
    'finds “%s”',
    (text) => {
      expect(found(text)).toBe(true);
    },
  );

  test('takes what a name has of signs as it is', () => {
    expect(found('Ana, Ben')).toBe(false);
    expect(found('na Lim')).toBe(false);
    expect(new RegExp(nameRemover({ ...names, owners: [] }).pattern, 'i').test('na Lima')).toBe(
      false,
    );
    const quoted = nameRemover({ ...names, name: 'Ana "A" Li', owners: [] });
    expect(new RegExp(quoted.pattern, 'i').test(String.raw`ana \"A\" li`)).toBe(true);
    expect(new RegExp(quoted.pattern, 'i').test('ana "A" li')).toBe(true);
  });
});
