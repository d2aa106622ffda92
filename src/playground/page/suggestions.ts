import type { Cast, CastMember } from '../web/contract.ts';

export interface Suggestion {
  readonly text: string;
  readonly does: string;
}

const MAX = 5;

/** What could be meant by the beginning of a command, for this person. */
export function suggestionsFor(typed: string, me: CastMember, cast: Cast): Suggestion[] {
  if (!typed.startsWith('/')) return [];
  const team = cast.people.filter(({ managerId }) => managerId === me.id);
  const [first] = team;
  const all: Suggestion[] = [
    { text: '/coach', does: 'your team at a glance' },
    { text: '/coach checklist', does: 'this week’s checklist again' },
    ...(first === undefined
      ? []
      : [{ text: `/coach log @${first.name}`, does: 'log a one-on-one' }]),
    ...(first === undefined ? [] : [{ text: `/coach @${first.name}`, does: 'one rep in detail' }]),
    ...(me.role === 'second-line manager'
      ? [{ text: '/coach managers', does: 'how your managers coach' }]
      : []),
    { text: '/coach agreed', does: 'what was agreed with you' },
    { text: '/coach help', does: 'what else it can do' },
    ...team.slice(1).flatMap(({ name }) => [
      { text: `/coach log @${name}`, does: 'log a one-on-one' },
      { text: `/coach @${name}`, does: 'one rep in detail' },
    ]),
  ];
  const wanted = typed.toLowerCase();
  return all
    .filter(({ text }) => text.toLowerCase().startsWith(wanted) && text !== typed)
    .slice(0, MAX);
}
