import type { KnownBlock } from '@slack/types';

/** How much of a list is said; what is left out is in the evidence, the menus and the log. */
export interface Detail {
  /** Commitments that are named; of 0 how many there are and how old the oldest is, of -1 how many. */
  readonly commitments: number;
  /** Whether what begins in this week is asked. */
  readonly initiatives: boolean;
  /** Whether an item names what likely follows from it. */
  readonly alsoSeen: boolean;
  /** Items that say what came of the last one-on-one. */
  readonly since: number;
  /** Items that have their question. */
  readonly questions: number;
}

/** Where there is room for everything. */
export const FULL_DETAIL: Detail = {
  commitments: 3,
  initiatives: true,
  alsoSeen: true,
  since: Infinity,
  questions: Infinity,
};
const WITHOUT_FOLLOWERS: Detail = { ...FULL_DETAIL, alsoSeen: false };
const WITHOUT_NAMES: Detail = { ...WITHOUT_FOLLOWERS, commitments: 0 };
const WITHOUT_AGES: Detail = { ...WITHOUT_NAMES, commitments: -1 };

/** From all to the least, in the order in which a reader misses it least. */
const DETAILS: readonly [Detail, ...Detail[]] = [
  FULL_DETAIL,
  WITHOUT_FOLLOWERS,
  { ...WITHOUT_FOLLOWERS, commitments: 2 },
  { ...WITHOUT_FOLLOWERS, commitments: 1 },
  WITHOUT_NAMES,
  { ...WITHOUT_NAMES, since: 1 },
  { ...WITHOUT_NAMES, since: 1, questions: 1 },
  { ...WITHOUT_NAMES, since: 0, questions: 1 },
  { ...WITHOUT_AGES, since: 0, questions: 1 },
  // The Home has its question.
  { ...WITHOUT_AGES, since: 0, questions: 1, initiatives: false },
  { ...WITHOUT_AGES, since: 0, questions: 0, initiatives: false },
];

/** Read in half a minute. */
const MAX_WORDS = 120;

/** The most detail with which a list has at most 120 words, or the least of all. */
export function detailThatFits(build: (detail: Detail) => readonly KnownBlock[]): Detail {
  const least = DETAILS.at(-1) ?? DETAILS[0];
  return DETAILS.find((detail) => wordsIn(build(detail)) <= MAX_WORDS) ?? least;
}

function wordsIn(blocks: readonly KnownBlock[]): number {
  return blocks.flatMap((block) =>
    textOf(block)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)),
  ).length;
}

/** What a list is made of has its words in these; buttons are no reading. */
function textOf(block: KnownBlock): string {
  if (block.type === 'header') return block.text.text;
  if (block.type === 'section') return block.text?.text ?? '';
  if (block.type !== 'context') return '';
  return block.elements.map((one) => ('text' in one ? one.text : '')).join(' ');
}
