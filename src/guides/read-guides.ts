import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  OTHER_GUIDE_KINDS,
  type Guide,
  type GuideKind,
  type Guides,
} from '../domain/guides/guide.ts';
import { parseGuide } from '../domain/guides/parse-guide.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '../domain/signals/kinds.ts';
import { isMissingFile } from '../missing-file.ts';

/** The guides that come with Frontline, one for each kind. */
const SHIPPED = fileURLToPath(new URL('./', import.meta.url));

const GUIDE_KINDS: readonly GuideKind[] = [...ISSUE_KINDS, ...STRENGTH_KINDS, ...OTHER_GUIDE_KINDS];

export type ReadGuides =
  | { readonly guides: Guides; readonly problems?: never }
  /** Each with file and line, as `guides/coverage-thin.md:12: this is no question`. */
  | { readonly problems: readonly string[]; readonly guides?: never };

/**
 * The coaching guides: those in the company's folder, and for the kinds that it has none for, those that come with
 * Frontline. A file `README.md` may explain them.
 */
export function readGuides(folder: string | undefined): ReadGuides {
  const problems: string[] = [];
  const own = folder === undefined ? [] : ownFiles(folder, problems);
  const guides = new Map<GuideKind, Guide>();
  for (const kind of GUIDE_KINDS) {
    const name = `${kind}.md`;
    const file = path.join(folder !== undefined && own.includes(name) ? folder : SHIPPED, name);
    const text = readText(file);
    if (text === undefined) {
      problems.push(`${file}: there is no such file, and every kind of signal needs a guide`);
      continue;
    }
    const parsed = parseGuide(kind, text);
    if ('guide' in parsed) guides.set(kind, parsed.guide);
    else
      problems.push(...parsed.problems.map(({ line, problem }) => `${file}:${line}: ${problem}`));
  }
  if (problems.length > 0) return { problems };
  return { guides: Object.fromEntries(guides) as Guides };
}

/** The guides that come with Frontline. */
export function shippedGuides(): Guides {
  const { guides, problems } = readGuides(undefined);
  if (guides === undefined) throw new Error(problems.join('\n'));
  return guides;
}

/** The names of the guides in a company's folder. One that is for no kind is told of: it would never be read. */
function ownFiles(folder: string, problems: string[]): readonly string[] {
  try {
    const names = readdirSync(folder).filter(
      (name) => name.endsWith('.md') && name !== 'README.md' && !name.startsWith('.'),
    );
    for (const name of names) {
      if (GUIDE_KINDS.some((kind) => name === `${kind}.md`)) continue;
      const known = GUIDE_KINDS.map((kind) => `${kind}.md`).join(', ');
      problems.push(
        `${path.join(folder, name)}: there is no such kind of signal; a guide is one of ${known}`,
      );
    }
    return names;
  } catch (error) {
    problems.push(
      `the folder ${folder} can’t be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return [];
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
