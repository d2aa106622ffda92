import type { Cast, CastMember } from '../web/contract.ts';
import { avatar } from './avatar.ts';
import { h, part } from './dom.ts';
import { placeOf, timeIn } from './times.ts';

const ROLES = {
  administrator: 'Runs the programme',
  'second-line manager': 'Second line',
  manager: 'Manager',
  rep: 'Rep',
} as const;

export interface PeopleList {
  /** Marks whom one is. */
  choose(id: string): void;
  /** Shows local times, and who has something new to read. */
  update(now: number, unread: ReadonlySet<string>): void;
}

/** The list to choose from whom to be: by team, and on a phone a single menu. */
export function createPeopleList(cast: Cast, onChoose: (id: string) => void): PeopleList {
  const select = h('select', { class: 'select people-select', 'aria-label': 'You are' });
  select.addEventListener('change', () => onChoose(select.value));
  const rows = new Map<string, HTMLElement>();
  const teamOf = (manager: CastMember) =>
    cast.people.filter(({ managerId }) => managerId === manager.id);

  const tree = h('div', { class: 'people-tree' }, h('h2', {}, 'You are'));
  for (const top of cast.people.filter(({ managerId }) => managerId === undefined)) {
    tree.append(branch(top));
    select.append(...options(top));
  }
  part('people').replaceChildren(tree, h('label', { class: 'people-small' }, 'You are ', select));

  return {
    choose(id) {
      select.value = id;
      for (const [of, row] of rows) {
        row.toggleAttribute('aria-current', of === id);
        if (of !== id) continue;
        const details = row.closest('details');
        if (details !== null) details.open = true;
        row.scrollIntoView({ block: 'nearest' });
      }
    },
    update(now, unread) {
      for (const { id, timeZone } of cast.people) {
        const row = rows.get(id);
        const time = row?.querySelector('.local-time');
        if (time !== null && time !== undefined) time.textContent = timeIn(timeZone, now);
        row?.classList.toggle('unread', unread.has(id));
      }
    },
  };

  /** Somebody with their team: managers are shown, reps fold. */
  function branch(person: CastMember): HTMLElement {
    const team = teamOf(person);
    const reps = team.filter(({ role }) => role === 'rep');
    const others = team.filter(({ role }) => role !== 'rep');
    return h(
      'div',
      { class: 'branch' },
      row(person),
      ...others.map((member) => branch(member)),
      reps.length === 0
        ? undefined
        : h('details', {}, h('summary', {}, `${reps.length} reps`), ...reps.map((rep) => row(rep))),
    );
  }

  function row(person: CastMember): HTMLElement {
    const made = h(
      'button',
      {
        type: 'button',
        class: `person ${person.role === 'rep' ? 'rep' : ''}`,
        onclick: () => onChoose(person.id),
      },
      avatar(person.name),
      h(
        'span',
        { class: 'person-words' },
        h('span', { class: 'person-name' }, person.name),
        h('span', { class: 'person-role' }, `${ROLES[person.role]} · ${placeOf(person.timeZone)}`),
      ),
      h('span', { class: 'local-time' }),
    );
    rows.set(person.id, made);
    return made;
  }

  function options(person: CastMember): HTMLElement[] {
    const team = teamOf(person);
    const reps = team.filter(({ role }) => role === 'rep');
    const option = ({ id, name, role }: CastMember) =>
      h('option', { value: id }, `${name}, ${ROLES[role].toLowerCase()}`);
    return [
      option(person),
      ...team.filter(({ role }) => role !== 'rep').flatMap((member) => options(member)),
      ...(reps.length === 0
        ? []
        : [h('optgroup', { label: `${person.name}’s team` }, ...reps.map((rep) => option(rep)))]),
    ];
  }
}
