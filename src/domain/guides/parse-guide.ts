import {
  GUIDE_STEPS,
  ROOT_CAUSES,
  type Guide,
  type GuideStep,
  type Questions,
  type RootCause,
} from './guide.ts';
import { capitalised, listed } from '../text.ts';

/** What is wrong in a guide's file, and in which of its lines, from 1. */
interface GuideProblem {
  readonly line: number;
  readonly problem: string;
}

export type ParsedGuide =
  | { readonly guide: Guide }
  | { readonly problems: readonly [GuideProblem, ...GuideProblem[]] };

/** What an item of a checklist has room for, and what a manager reads in a glance. */
const MAX_CHARACTERS = 200;
const CAUSES_HEADING = 'root causes';

/**
 * Reads a guide: `# kind`, a line `Skill: …`, a heading for each step with its questions as a list, and `## Root causes`
 * with each cause as `- Knowledge: …`. Everything that is wrong is reported together.
 */
export function parseGuide(kind: string, text: string): ParsedGuide {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const problems: GuideProblem[] = [];
  const questions = new Map<GuideStep, string[]>();
  const causes = new Map<RootCause, string>();
  let skill: string | undefined;
  let heading: string | undefined;
  let hasTitle = false;

  for (const [index, line] of lines.entries()) {
    const wrong = readLine(line);
    if (wrong !== undefined) problems.push({ line: index + 1, problem: wrong });
  }
  const end = lines.length;
  if (!hasTitle) problems.push({ line: 1, problem: `begin with the line "# ${kind}"` });
  if (skill === undefined) {
    problems.push({ line: 1, problem: 'say which skill it is about, in a line "Skill: …"' });
  }
  for (const step of GUIDE_STEPS) {
    if (!questions.get(step)?.length) {
      problems.push({ line: end, problem: `there is no question under "## ${capitalised(step)}"` });
    }
  }
  for (const cause of ROOT_CAUSES) {
    if (!causes.has(cause)) {
      const problem = `there is no line "- ${capitalised(cause)}: …" under "## Root causes"`;
      problems.push({ line: end, problem });
    }
  }
  const [first, ...others] = problems.toSorted((a, b) => a.line - b.line);
  if (first !== undefined) return { problems: [first, ...others] };
  return {
    guide: {
      skill: skill ?? '',
      questions: Object.fromEntries(questions) as unknown as Record<GuideStep, Questions>,
      causes: Object.fromEntries(causes) as Record<RootCause, string>,
    },
  };

  /** Reads one line; returns what is wrong with it. */
  function readLine(line: string): string | undefined {
    if (line === '') return undefined;
    if (line.startsWith('# ')) return readTitle(line.slice(2).trim());
    if (line.startsWith('## ')) return readHeading(line.slice(3).trim());
    if (/^skill:/i.test(line)) return readSkill(line.slice('skill:'.length).trim());
    const item = /^[-*]\s+(.*)$/.exec(line)?.[1];
    if (item === undefined) {
      return 'this is no title, skill, heading or list; a question stands in one line that begins with "- "';
    }
    if (item.length > MAX_CHARACTERS) {
      return `this has ${item.length} characters; ${MAX_CHARACTERS} are the most`;
    }
    return heading === CAUSES_HEADING ? readCause(item) : readQuestion(item);
  }

  function readTitle(title: string): string | undefined {
    hasTitle = true;
    return title === kind ? undefined : `this file is the guide of ${kind}, not of ${title}`;
  }

  function readHeading(title: string): string | undefined {
    heading = title.toLowerCase();
    if (heading === CAUSES_HEADING || stepOf(heading) !== undefined) return undefined;
    const known = listed([...GUIDE_STEPS.map(capitalised), 'Root causes']);
    return `there is no part "${title}"; the parts are ${known}`;
  }

  function readSkill(words: string): string | undefined {
    if (skill !== undefined) return 'one skill at a time: there is a second line "Skill: …"';
    if (words === '') return 'say which skill it is about, after "Skill:"';
    if (words.length > MAX_CHARACTERS) {
      return `this has ${words.length} characters; ${MAX_CHARACTERS} are the most`;
    }
    skill = words;
    return undefined;
  }

  function readQuestion(question: string): string | undefined {
    const step = heading === undefined ? undefined : stepOf(heading);
    if (step === undefined) return 'this stands under none of the known headings';
    if (!question.endsWith('?')) return 'this is no question: it does not end with "?"';
    questions.set(step, [...(questions.get(step) ?? []), question]);
    return undefined;
  }

  function readCause(item: string): string | undefined {
    const [, name = '', how = ''] = /^(\w+):\s*(.*)$/.exec(item) ?? [];
    const cause = ROOT_CAUSES.find((one) => one === name.toLowerCase());
    if (cause === undefined) {
      return `a root cause begins with ${listed(ROOT_CAUSES.map((one) => `"${capitalised(one)}:"`))}`;
    }
    if (how === '') return `say how ${cause} would show here, after "${capitalised(cause)}:"`;
    if (causes.has(cause)) return `${capitalised(cause)} is there twice`;
    causes.set(cause, how);
    return undefined;
  }
}

function stepOf(heading: string): GuideStep | undefined {
  return GUIDE_STEPS.find((step) => step === heading);
}
