import { expect, test } from 'vitest';
import { proposePeople } from '#src/domain/imports/propose-people.ts';

const account = (name: string, email: string) => ({ name, email, timeZone: 'Europe/Berlin' });

test('every owner is proposed, with the likeliest account, and then who owns nothing', () => {
  const people = proposePeople(
    ['ruiz, ana', 'a.ruiz@example.com', 'Zoe Nobody', '0055f00000AbCdF', 'Ben@Other.com'],
    [account('Mia Boss', 'mia@example.com'), account('Ana Ruiz', 'ana@example.com')],
  );
  expect(people.map(({ name, email, crmOwners }) => [name, email, crmOwners])).toEqual([
    ['', '', ['0055f00000AbCdF']],
    ['Ana Ruiz', 'ana@example.com', ['ruiz, ana', 'a.ruiz@example.com']],
    ['', 'ben@other.com', ['Ben@Other.com']],
    ['Zoe Nobody', '', ['Zoe Nobody']],
    ['Mia Boss', 'mia@example.com', []],
  ]);
});

test('an owner whom two accounts fit equally is left open', () => {
  const twins = [account('Ana Ruiz', 'ana@example.com'), account('Ana Ruiz', 'ana.2@example.com')];
  expect(proposePeople(['Ana Ruiz'], twins)[0]).toEqual({
    name: 'Ana Ruiz',
    email: '',
    crmOwners: ['Ana Ruiz'],
    timeZone: undefined,
  });
});
