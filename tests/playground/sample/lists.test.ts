import { beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calendarDate } from '#src/domain/calendar.ts';
import { isConversation } from '#src/domain/checklists/checklist.ts';
import {
  askedAgain,
  itemsByKind,
  saidThreeTimes,
  saysSomethingGood,
  sizeOf,
  type PostedList,
} from '#tests/support/list-figures.ts';
import { playSample, type PlayedSample } from '#tests/support/play-sample.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { readBlocks } from '#tests/support/read-message.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

/** What the lists of thirteen played weeks are to be read and pressed; `npm run bench -- words` prints the same figures. */
const MAX_WORDS = 120;
const MAX_BUTTONS = 9;
const MAX_SECONDS = 30.5;
const MAX_CONVERSATIONS = 3;
const LEAST_WITH_SOMETHING_GOOD = 2 / 3;
const MAX_INTRODUCTION = 50;

useTemporaryFolder();
const current = useTestDatabase();
let played: PlayedSample;
let lists: readonly PostedList[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'exports-'));
  played = await playSample(current().database, folder, calendarDate('2026-11-27'));
  lists = played.lists.filter(({ isFirst }) => !isFirst);
});

const nameOf = ({ manager, week }: PostedList) => `${manager}, ${week}`;

describe('the lists of the sample’s thirteen weeks', () => {
  test('are those of every manager who uses them', () => {
    expect(lists.length).toBeGreaterThan(30);
    expect(played.lists.filter(({ isFirst }) => isFirst)).toHaveLength(4);
  });

  test('have at most 120 words, are read in 30 seconds, and have at most 9 buttons', () => {
    const large = lists.filter((list) => {
      const { words, seconds, buttons } = sizeOf(list);
      return words > MAX_WORDS || seconds > MAX_SECONDS || buttons > MAX_BUTTONS;
    });
    expect(large.map((list) => [nameOf(list), sizeOf(list)])).toEqual([]);
  });

  test('ask for three conversations at most', () => {
    const many = lists.filter(
      ({ contents }) => contents.filter(isConversation).length > MAX_CONVERSATIONS,
    );
    expect(many.map(nameOf)).toEqual([]);
  });

  test('say something good in two weeks of three', () => {
    const good = lists.filter(saysSomethingGood).length;
    expect(good / lists.length).toBeGreaterThanOrEqual(LEAST_WITH_SOMETHING_GOOD);
  });

  test('say no sentence three weeks running, and ask no question twice within ten weeks', () => {
    expect(saidThreeTimes(played.lists)).toEqual([]);
    expect(askedAgain(played.lists)).toEqual([]);
  });

  test('count findings at the top, and say so where nothing stands out', () => {
    for (const { blocks, contents } of played.lists) {
      const findings = contents.filter(({ kind }) => kind === 'signal' || kind === 'team').length;
      const top = readBlocks(blocks.slice(0, 1));
      expect(top).toContain(findings === 0 ? 'nothing stands out' : `${findings} to talk about`);
    }
    expect(itemsByKind(lists).get('signal')).toBeGreaterThan(0);
  });

  test('begin with a list, which an introduction of fifty words follows', () => {
    for (const list of played.lists.filter(({ isFirst }) => isFirst)) {
      const without = { ...list, blocks: list.blocks.slice(0, -1) };
      expect(sizeOf(list).words - sizeOf(without).words).toBeLessThanOrEqual(MAX_INTRODUCTION);
      expect(sizeOf(without).words).toBeLessThanOrEqual(MAX_WORDS);
      expect(readBlocks(list.blocks.slice(-1))).toContain('I am Frontline');
    }
  });
});

describe('the second-line manager’s digests of these weeks', () => {
  test('name nobody before three weeks of lists, and then one', () => {
    const texts = played.digests.map(({ blocks }) => readBlocks(blocks));
    expect(texts.length).toBeGreaterThan(9);
    for (const [week, text] of texts.entries()) {
      const named = text.match(/If you have 15 minutes: |Somebody to listen to: /g) ?? [];
      expect([week, named.length]).toEqual([week, week < 3 ? 0 : 1]);
      expect(text).toContain('alphabetical');
    }
  });
});
