import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '#src/domain/ids.ts';
import { isSameText, type Recap } from '#src/domain/recaps/recap.ts';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';
import { agreedMessage } from '#src/screen/recaps/agreed-message.ts';
import { recapMessage, recapWithdrawnMessage } from '#src/screen/recaps/recap-message.ts';
import { complaintForAdministrator, complaintForManager } from '#src/screen/recaps/rep-answers.ts';
import { messageHomeView } from '#src/screen/coach/home-view.ts';
import { MAX_WORDS } from '#src/screen/one-on-ones/log-next-and-shared.ts';
import { MAX_ACTION, MAX_NOTES } from '#src/screen/one-on-ones/log-one-on-one-view.ts';
import {
  addPointView,
  disputeDataView,
  MAX_POINT,
} from '#src/screen/recaps/write-to-manager-views.ts';
import { readMessage } from '#tests/support/read-message.ts';
import { SCRIPTS } from '#tests/support/scripts.ts';

const today = calendarDate('2025-11-24');
const reader = { timeZone: 'Europe/London', now: new Date('2025-11-24T14:00:00Z') };
const recap: Recap = {
  id: 7 as OneOnOneId,
  manager: { id: 1 as PersonId, name: 'Mia Keller' },
  rep: { id: 2 as PersonId, name: 'Ana Lima' },
  heldOn: today,
  subjects: ['new-business', 'career'],
  words: 'I liked how you opened <!here>.',
  notes: undefined,
  commitments: [
    commitment(1, 'Send me your account list', 'rep', 'open'),
    commitment(2, 'Introduce you to Norwind', 'manager', 'open'),
    commitment(3, 'Read the guide', 'rep', 'kept'),
    commitment(4, 'Something else', 'rep', 'dropped'),
  ],
  nextOn: calendarDate('2025-12-08'),
  nextAt: new Date('2025-12-08T13:00:00Z'),
  changedAt: undefined,
  acknowledgedAt: undefined,
  disputedAt: undefined,
  points: [],
};

function commitment(
  id: number,
  action: string,
  owner: 'rep' | 'manager',
  state: 'open' | 'kept' | 'dropped',
): Recap['commitments'][number] {
  return { id: id as CommitmentId, action, owner, dueOn: calendarDate('2025-12-02'), state };
}

test('a recap as it arrives', () => {
  expect(readMessage(recapMessage(recap, reader))).toMatchInlineSnapshot(`
    "(Mia wrote down what you two agreed on Mon 24 Nov; ☐ Send me your account list — you, due 2 Dec; ☐ Introduce you to Norwind — Mia, due 2 Dec; ✓ Done: Read the guide — you, due 2 Dec; Next one-on-one: Mon 8 Dec, 13:00)
    *Mia wrote down what you two agreed on Mon 24 Nov*
    You talked about new business and your career and goals.
    “I liked how you opened &lt;!here&gt;.”
    ☐ Send me your account list — you, due 2 Dec [Done]
    ☐ Introduce you to Norwind — Mia, due 2 Dec
    ✓ Done: Read the guide — you, due 2 Dec
    Next one-on-one: Mon 8 Dec, 13:00
    [Looks right] [Add something] [That’s not what the CRM says]"
  `);
});

test('a recap that the rep answered, and that was changed', () => {
  const answered: Recap = {
    ...recap,
    notes: 'We spoke of her region.',
    nextAt: undefined,
    changedAt: new Date('2025-11-24T12:00:00Z'),
    acknowledgedAt: new Date('2025-11-24T13:00:00Z'),
    disputedAt: new Date('2025-11-24T13:05:00Z'),
    points: ['The new price list', 'Holidays'],
  };
  expect(readMessage(recapMessage(answered, reader))).toMatchInlineSnapshot(`
    "(Mia wrote down what you two agreed on Mon 24 Nov; ☐ Send me your account list — you, due 2 Dec; ☐ Introduce you to Norwind — Mia, due 2 Dec; ✓ Done: Read the guide — you, due 2 Dec; Next one-on-one: Mon 8 Dec)
    *Mia wrote down what you two agreed on Mon 24 Nov*
    You talked about new business and your career and goals.
    “I liked how you opened &lt;!here&gt;.”
    Mia’s notes: We spoke of her region.
    ☐ Send me your account list — you, due 2 Dec [Done]
    ☐ Introduce you to Norwind — Mia, due 2 Dec
    ✓ Done: Read the guide — you, due 2 Dec
    Next one-on-one: Mon 8 Dec
    You want to talk about: The new price list · Holidays
    Changed by Mia, 12:00
    ✓ You said that it looks right, 13:00
    You said that the CRM is wrong about it, 13:05. Mia and the people who run Frontline read it; nobody else does.
    [Add something] [That’s not what the CRM says]"
  `);
});

test('a recap that was withdrawn', () => {
  expect(readMessage(recapWithdrawnMessage())).toMatchInlineSnapshot(`
    "(Your manager took this recap back. What was agreed is between you two.)
    Your manager took this recap back. What was agreed is between you two."
  `);
});

test('what was agreed with a rep', () => {
  const manager = recap.manager;
  expect(
    readMessage(agreedMessage({ manager, recaps: [{ ...recap, points: ['Prices'] }] }, reader)),
  ).toMatchInlineSnapshot(`
    "(What was agreed with you: Mia, Mon 24 Nov)
    *What was agreed with you*
    ---
    *With Mia, Mon 24 Nov*
    You talked about new business and your career and goals.
    “I liked how you opened &lt;!here&gt;.”
    ☐ Send me your account list — you, due 2 Dec [Done]
    ☐ Introduce you to Norwind — Mia, due 2 Dec
    ✓ Done: Read the guide — you, due 2 Dec
    Next one-on-one: Mon 8 Dec, 13:00
    You want to talk about: Prices
    Only what your manager chose to share. There is no score of you anywhere.
    [Add something]"
  `);
  expect(readMessage(agreedMessage({ manager, recaps: [] }, reader))).toMatchInlineSnapshot(`
    "(What was agreed with you: Nothing is shared with you yet. When Mia shares a recap of a one-on-one, what you two agreed is here, for you to tick off and add to.)
    *What was agreed with you*
    Nothing is shared with you yet. When Mia shares a recap of a one-on-one, what you two agreed is here, for you to tick off and add to.
    [Add something]"
  `);
});

test('what a rep says about the data', () => {
  const complaint = { ...recap, words: 'Norwind closed in October.' };
  expect(readMessage(complaintForManager(complaint, today))).toMatchInlineSnapshot(`
    "(Ana says that the CRM says something else than your recap of Mon 24 Nov: “Norwind closed in October.”)
    *Ana says that the CRM says something else* than your recap of Mon 24 Nov:
    “Norwind closed in October.”
    The people who run Frontline know it as well. If the CRM is wrong, set it right there; the next export takes it up."
  `);
  expect(readMessage(complaintForAdministrator(complaint, today))).toMatchInlineSnapshot(`
    "(Ana Lima says that the data are wrong, about the one-on-one with Mia Keller of Mon 24 Nov: “Norwind closed in October.”)
    *Ana Lima says that the data are wrong*, about the one-on-one with Mia Keller of Mon 24 Nov:
    “Norwind closed in October.”
    Please look at it in the CRM and at how its export is read. Their manager got the same words."
  `);
});

test('the same is what the manager wrote, not what the rep did with it', () => {
  expect(isSameText(recap, { ...recap, acknowledgedAt: reader.now, points: ['x'] })).toBe(true);
  const [first, ...others] = recap.commitments;
  if (first === undefined) throw new Error('There is no commitment.');
  const ticked = { ...recap, commitments: [{ ...first, state: 'kept' as const }, ...others] };
  expect(isSameText(recap, ticked)).toBe(true);
  const changed = { ...recap, commitments: [{ ...first, action: 'Another' }, ...others] };
  expect(isSameText(recap, changed)).toBe(false);
  expect(isSameText(recap, { ...recap, nextAt: reader.now })).toBe(false);
});

describe.each(Object.entries(SCRIPTS))('with the longest words in %s', (_, script) => {
  const long = script.repeat(500);
  const worst: Recap = {
    ...recap,
    manager: { ...recap.manager, name: long },
    words: long.slice(0, MAX_WORDS),
    notes: long.slice(0, MAX_NOTES),
    commitments: [1, 2, 3].map((id) => commitment(id, long.slice(0, MAX_ACTION), 'rep', 'open')),
    changedAt: reader.now,
    disputedAt: reader.now,
    acknowledgedAt: reader.now,
    points: Array.from({ length: 10 }, () => long.slice(0, MAX_POINT)),
  };

  test('Slack accepts a recap, and many of them', () => {
    const one = recapMessage(worst, reader);
    expect(objectionToMessageBlocks(one.blocks)).toBeUndefined();
    expect(one.text.length).toBeLessThan(4_000);
    expect(readMessage(one)).not.toMatch(/<!|<@/);
    const recaps = Array.from({ length: 8 }, () => worst);
    const many = agreedMessage({ manager: worst.manager, recaps }, reader);
    expect(objectionToMessageBlocks(many.blocks)).toBeUndefined();
    expect(objectionToView(messageHomeView(many), 'home')).toBeUndefined();
  });

  test('Slack accepts what a rep says', () => {
    const complaint = { ...worst, words: long.slice(0, 1_500) };
    for (const message of [complaintForManager, complaintForAdministrator]) {
      expect(objectionToMessageBlocks(message(complaint, today).blocks)).toBeUndefined();
    }
    for (const view of [addPointView, disputeDataView]) {
      expect(objectionToView(view(long, 'x'.repeat(500)), 'modal')).toBeUndefined();
    }
  });
});
