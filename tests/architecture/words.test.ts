import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Words that are not used in names, and what is said instead (docs/architecture.md, the words). */
const INSTEAD: Readonly<Record<string, string>> = {
  alert: 'signal',
  boss: 'manager',
  director: 'second-line manager',
  dump: 'export',
  heart: 'root cause',
  meeting: 'one-on-one',
  meetings: 'one-on-ones',
  mock: 'playground, or the real thing',
  most: 'max or limit',
  owe: 'enqueue',
  owed: 'pending or enqueued',
  owes: 'enqueues',
  say: 'format, reply or print',
  slipped: 'pushed',
  stuck: 'stalled',
  take: 'ingest',
  takes: 'ingests',
  taken: 'ingested',
  talk: 'one-on-one',
  talks: 'one-on-ones',
  tell: 'notify or report',
  tells: 'reports',
  told: 'notified or reported',
  waning: 'fading',
};

/** Names that mean something else by such a word, and why. */
const MEANT: Readonly<Record<string, string>> = {
  alert: 'one of Slack’s blocks, and a role of ARIA',
  chanceOfAtMost: 'statistics say it so',
  commitDealsSlip: 'in sales a commit deal slips; the signal’s name is kept in rows and in replay',
  executeTakeFirst: 'Kysely’s',
  executeTakeFirstOrThrow: 'Kysely’s',
  hasSlipped: 'as commit deals do',
  isTakenBack: 'an end is taken back',
  meeting: 'a kind of activity in the CRM',
  mostCommon: 'of several the most common one',
  mostPushed: 'of several those that were pushed most',
  sayGoodbye: 'what Socket Mode does before it closes',
  slipped: 'as commit deals do',
  takeOverLastSightings: 'to take over from another',
  takeOverNewer: 'to take over from another',
  takeTurns: 'to take turns',
  taken: 'an address, a name or a column that is no longer free',
  takesEffect: 'to take effect',
  talkAbout: 'a verb: to talk about something',
  talkAgain: 'a verb: to talk again',
  toSayOutLoud: 'praise that is worth saying out loud',
  told: 'a key of the JSON that coach import prints and that is kept of an import',
  writeTalkAbout: 'to talk about something',
};

/** Everything between quotes, in comments and in regular expressions is prose or somebody else's word. */
function codeOf(text: string): string {
  return text
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/(^|[^:\\])\/\/.*$/gm, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replaceAll(/`(?:[^`\\]|\\.)*`/gs, (template) =>
      [...template.matchAll(/\$\{([^}]*)/g)].map(([, inside]) => inside).join(' '),
    );
}

/** `notifyOfImports` and `notify-of-imports.ts` alike are `notify`, `of`, `imports`. */
function wordsOf(name: string): string[] {
  return [...name.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)].map(([word]) => word.toLowerCase());
}

const hasWord = (name: string) => wordsOf(name).some((word) => word in INSTEAD);

test('files are named by the words of the field', async () => {
  expect((await sourceFiles()).filter((path) => hasWord(path))).toEqual([]);
});

test('names in the code are made of the words of the field', async () => {
  const found = new Map<string, string>();
  for (const path of await sourceFiles()) {
    const code = codeOf(await readFile(path, 'utf8'));
    for (const [name] of code.matchAll(/[A-Za-z_$][\w$]*/g)) {
      if (hasWord(name) && !(name in MEANT)) found.set(name, path);
    }
  }
  expect(Object.fromEntries(found)).toEqual({});
});

test('a name that is let through is still used', async () => {
  const texts = await Promise.all((await sourceFiles()).map((path) => readFile(path, 'utf8')));
  const names = new Set(texts.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []));
  expect(Object.keys(MEANT).filter((name) => !names.has(name))).toEqual([]);
});
