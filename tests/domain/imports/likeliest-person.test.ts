import { describe, expect, test } from 'vitest';
import {
  likeliestFirst,
  likeliestPerson,
  type Candidate,
} from '#src/domain/imports/likeliest-person.ts';

const people = [
  'Ana Lima',
  'Anna Lindqvist',
  'John Smith',
  'Jane Smithers',
  'José García Márquez',
  'Jürgen Groß',
  'Mia Keller',
  'Søren Bøgh',
].map((name): Candidate => ({
  name,
  email: `${name
    .normalize('NFKD')
    .replace(/[^\w ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@example.com`,
}));

describe('the likeliest person', () => {
  test.each([
    ['Smith, John', 'John Smith'],
    ['SMITH John', 'John Smith'],
    ['J. Smith', 'John Smith'],
    ['jsmith', 'John Smith'],
    ['jsmith@other.example', 'John Smith'],
    ['john.smith@old-domain.example', 'John Smith'],
    ['Jon Smith', 'John Smith'],
    ['Jose Garcia', 'José García Márquez'],
    ['Jurgen Gross', 'Jürgen Groß'],
    ['Soren Bogh', 'Søren Bøgh'],
    ['Mia Kelller', 'Mia Keller'],
    ['mia_keller', 'Mia Keller'],
    ['Ana  LIMA ', 'Ana Lima'],
    ['smithj', 'John Smith'],
    ['johnsmith', 'John Smith'],
    ['Smith J', 'John Smith'],
    ['Márquez José', 'José García Márquez'],
    ['Joergen Gross', 'Jürgen Groß'],
    ['Keller Mia Anna', 'Mia Keller'],
  ])('behind “%s” is %s', (owner, name) => {
    expect(likeliestPerson(owner, people)?.name).toBe(name);
  });

  test.each(['', '   ', 'Integration User', '0058c00000AbCdE', '欧阳修', 'Smith', '<@U1|x>'])(
    'behind “%s” is nobody that could be proposed',
    (owner) => {
      expect(likeliestPerson(owner, people)).toBeUndefined();
    },
  );

  test('is nobody where two people are equally like it', () => {
    const twins = ['Tom Meyer', 'Tim Meyer'].map((name, index) => ({
      name,
      email: `${index}@example.com`,
    }));
    expect(likeliestPerson('T. Meyer', twins)).toBeUndefined();
    expect(likeliestPerson('Tom Meyer', twins)?.name).toBe('Tom Meyer');
  });

  test('comes first in the list, and nobody is left out of it', () => {
    const names = likeliestFirst('lindquist anna', people).map(({ name }) => name);
    expect(names[0]).toBe('Anna Lindqvist');
    expect(names.toSorted()).toEqual(people.map(({ name }) => name).toSorted());
  });
});

describe('how alike two names are', () => {
  const among = (owner: string, ...names: readonly string[]) =>
    likeliestPerson(
      owner,
      names.map((name, id) => ({ name, email: `${id}@example.com` })),
    )?.name;

  test.each<[string, readonly string[], string | undefined]>([
    // The likelier way to write it wins.
    ['Lee Ann', ['Leeann', 'Ann Lee'], 'Ann Lee'],
    ['Leeann', ['Lee Ann', 'Leeanna'], 'Lee Ann'],
    ['jsmith', ['J Smith', 'John Smith'], 'J Smith'],
    ['J Smith', ['John Smith', 'J Smith Lee'], 'John Smith'],
    // Two letters are no last name to be told by.
    ['jng', ['John Ng'], undefined],
    ['jcho', ['Jon Cho'], 'Jon Cho'],
    ['Smith', ['Smith'], 'Smith'],
    ['Smith', ['Smith Jones'], undefined],
    ['k smith', ['John Smith'], undefined],
    ['ccho', ['Cho', 'Cchoo'], 'Cchoo'],
    ['Ana Lima.', ['Ana Lima', 'Anal Ima'], 'Ana Lima'],
    [' jsmith@other.example ', ['John Smith'], 'John Smith'],
    // Six of ten letters, with what is taken off for spelling: 0.6 is proposed, less is not.
    ['abcdefzzz', ['abcdefghi'], 'abcdefghi'],
    ['abcdezzzz', ['abcdefghi'], undefined],
  ])('behind “%s” of %j is %s', (owner, names, expected) => {
    expect(among(owner, ...names)).toBe(expected);
  });

  test('of all who are like nobody, the first by name comes first', () => {
    const names = ['Cy', 'Abe', 'Bo'].map((name, id) => ({
      name,
      email: `${id}@example.com`,
    }));
    expect(likeliestFirst('', names).map(({ name }) => name)).toEqual(['Abe', 'Bo', 'Cy']);
    expect(likeliestPerson('x', [])).toBeUndefined();
  });
});
