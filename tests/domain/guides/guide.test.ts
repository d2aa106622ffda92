import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import {
  GUIDE_STEPS,
  questionsOfWeek,
  questionsToAsk,
  type Guide,
} from '#src/domain/guides/guide.ts';
import { parseGuide } from '#src/domain/guides/parse-guide.ts';

const RIGHT = `# coverage-thin

Skill: building pipeline before it is missed.

## Goal

- Goal 1?
- Goal 2?

## Reality

- Reality 1?
- Reality 2?

## Options

- Options 1?

## Will

- Will 1?

## Root causes

- Knowledge: doesn’t know.
- Skill: can’t yet.
- Motivation: won’t.
- Obstacle: may not.
`;

describe('parseGuide', () => {
  test('reads the skill, the questions by step and the root causes', () => {
    expect(parseGuide('coverage-thin', RIGHT)).toEqual({ guide: guideOf(RIGHT) });
    expect(guideOf(RIGHT)).toEqual({
      skill: 'building pipeline before it is missed.',
      questions: {
        goal: ['Goal 1?', 'Goal 2?'],
        reality: ['Reality 1?', 'Reality 2?'],
        options: ['Options 1?'],
        will: ['Will 1?'],
      },
      causes: {
        knowledge: 'doesn’t know.',
        skill: 'can’t yet.',
        motivation: 'won’t.',
        obstacle: 'may not.',
      },
    });
  });

  test('takes spaces as they come', () => {
    const spaced = RIGHT.replaceAll(/^(#+|Skill:|-) /gm, '  $1   ').replaceAll('\n', '  \n');
    expect(guideOf(spaced)).toEqual(guideOf(RIGHT));
  });

  test('reads what an editor on Windows wrote', () => {
    expect(guideOf(RIGHT.replaceAll('\n', '\r\n'))).toEqual(guideOf(RIGHT));
  });

  test.each([
    ['another kind', ['# coverage-thin', '# win-rate-fell'], 1, 'is the guide of coverage-thin'],
    ['no title', ['# coverage-thin', ''], 1, 'begin with the line "# coverage-thin"'],
    ['no skill', ['Skill: building pipeline before it is missed.', ''], 1, 'which skill'],
    ['two skills', ['## Goal', 'Skill: more.\n\n## Goal'], 5, 'one skill at a time'],
    [
      'an unknown part',
      ['## Will', '## Wishes'],
      19,
      'there is no part "Wishes"; the parts are Goal, Reality, Options, Will and Root causes',
    ],
    ['a statement', ['Goal 2?', 'Tell them.'], 8, 'does not end with "?"'],
    ['a skill too long', ['Skill: building', `Skill: ${'x'.repeat(200)}`], 3, 'are the most'],
    [
      'a skill without words',
      ['Skill: building pipeline before it is missed.', 'Skill:'],
      3,
      'after',
    ],
    ['a cause without words', ['doesn’t know.', ''], 25, 'say how knowledge would show'],
    ['a question under no heading', ['## Goal', ''], 7, 'under none of the known headings'],
    ['a question too long', ['Goal 2?', `${'x'.repeat(200)}?`], 8, '201 characters'],
    ['a line that is no list', ['- Goal 2?', 'Goal 2?'], 8, 'begins with "- "'],
    ['a step without questions', ['- Will 1?', ''], 29, 'no question under "## Will"'],
    ['an unknown cause', ['- Skill: can', '- Luck: can'], 26, 'a root cause begins with'],
    ['a cause that is missing', ['- Obstacle: may not.', ''], 29, '"- Obstacle: …"'],
    ['a cause twice', ['- Obstacle:', '- Skill: twice.\n- Obstacle:'], 28, 'Skill is there twice'],
  ] as const)('refuses %s with its line', (_what, [from, to], line, problem) => {
    const parsed = parseGuide('coverage-thin', RIGHT.replace(from, to));
    const found = 'problems' in parsed ? parsed.problems : [];
    expect(found).toContainEqual({ line, problem: expect.stringContaining(problem) });
  });
});

test('says everything that is wrong at once, in the order of the lines', () => {
  const wrong = RIGHT.replace('Goal 2?', 'Tell them.').replace('Will 1?', 'Ask them.');
  const parsed = parseGuide('coverage-thin', wrong);
  expect('problems' in parsed && parsed.problems.map(({ line }) => line)).toEqual([8, 21, 29]);
  const untitled = parseGuide('coverage-thin', wrong.replace('# coverage-thin', ''));
  expect('problems' in untitled && untitled.problems.map(({ line }) => line)).toEqual([
    1, 8, 21, 29,
  ]);
});

describe('questionsOfWeek', () => {
  const since = calendarDate('2025-11-24');
  const asked = (weeks: number, variant = 0) =>
    questionsOfWeek(guideOf(RIGHT), addDays(since, 7 * weeks), since, variant)[0];

  test('asks for the goal first, something else each week, and other questions the next time round', () => {
    expect([0, 1, 2, 3, 4, 5].map((weeks) => asked(weeks))).toEqual([
      'Goal 1?',
      'Reality 1?',
      'Options 1?',
      'Will 1?',
      'Goal 2?',
      'Reality 2?',
    ]);
  });

  test('changes with the seventh day, and not before; what began later is asked as on its first', () => {
    const [goal] = questionsOfWeek(guideOf(RIGHT), addDays(since, 6), since, 0);
    expect(goal).toBe('Goal 1?');
    expect(asked(-3)).toBe('Goal 1?');
  });

  test('has room for 200 characters', () => {
    const long = `${'x'.repeat(199)}?`;
    expect(guideOf(RIGHT.replace('Goal 2?', long)).questions.goal[1]).toBe(long);
    const skill = 'x'.repeat(200);
    expect(guideOf(RIGHT.replace('building pipeline before it is missed.', skill)).skill).toBe(
      skill,
    );
  });

  test('asks two reps of the same kind of item different questions', () => {
    expect(asked(0, 0)).not.toBe(asked(0, 1));
  });

  test('offers one question of each step, the others in their order', () => {
    const week = addDays(since, 14);
    expect(questionsOfWeek(guideOf(RIGHT), week, since, 0)).toEqual([
      'Options 1?',
      'Goal 1?',
      'Reality 1?',
      'Will 1?',
    ]);
    expect(GUIDE_STEPS).toHaveLength(4);
  });
});

function guideOf(text: string): Guide {
  const parsed = parseGuide('coverage-thin', text);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.guide;
}

describe('questionsToAsk', () => {
  const week = calendarDate('2025-11-24');
  const guide = guideOf(RIGHT);
  const after = (asked: readonly string[]) =>
    questionsToAsk(guide, { week, since: week, variant: 0 }, new Set(asked));

  test('are those of the week, with one first that was not asked lately', () => {
    expect(after([])).toEqual(questionsOfWeek(guide, week, week, 0));
    expect(after(['Goal 1?'])).toEqual(['Reality 1?', 'Goal 1?', 'Options 1?', 'Will 1?']);
    expect(after(questionsOfWeek(guide, week, week, 0))[0]).toBe('Goal 2?');
  });

  test('are none where the guide has no other', () => {
    expect(after(Object.values(guide.questions).flat())).toEqual([]);
  });
});
