import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { coachingHistory, type HistoryParts } from '#src/domain/one-on-ones/coaching-history.ts';
import { historyDocument } from '#src/screen/one-on-ones/history-document.ts';
import { formatEntry } from '#src/screen/one-on-ones/history-words.ts';
import type { CommitmentId, PersonId, SignalId } from '#src/domain/ids.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const rep = { id: 2 as PersonId, name: 'Ana Lima' };
const today = calendarDate('2025-12-15');
const { measure } = someEvidence;

const parts: HistoryParts = {
  oneOnOnes: [
    {
      heldOn: calendarDate('2025-11-24'),
      signalId: 7 as SignalId,
      measure,
      topics: ['new-business', 'obstacle'],
      question: 'Where did your best deals come from?',
      notes: 'private',
      commitments: [
        {
          id: 5 as CommitmentId,
          action: 'Send the *list*',
          ownerId: rep.id,
          dueOn: calendarDate('2025-12-09'),
          state: 'kept',
          isTicked: false,
        },
      ],
    },
  ],
  moves: [
    { commitmentId: 5 as CommitmentId, from: calendarDate('2025-12-02') },
    { commitmentId: 5 as CommitmentId, from: undefined },
    { commitmentId: 6 as CommitmentId, from: calendarDate('2025-12-03') },
  ],
  signals: [
    {
      id: 7 as SignalId,
      firstSeenOn: calendarDate('2025-11-21'),
      clearedOn: calendarDate('2025-12-12'),
      evidence: someEvidence,
      cleared: { measure: { ...measure, observed: 2.5 } },
      measures: [],
    },
    {
      id: 8 as SignalId,
      firstSeenOn: calendarDate('2025-12-12'),
      clearedOn: undefined,
      evidence: { ...someEvidence, headline: 'deals stop at Proposal' },
      cleared: undefined,
      measures: [],
    },
  ],
  expectations: [
    {
      measure: '=cmd|calc',
      level: '2',
      dueOn: undefined,
      agreedOn: calendarDate('2025-11-24'),
      endedOn: undefined,
    },
  ],
};

const lines = coachingHistory(parts).map((entry) => formatEntry(entry, rep, today));

describe('the history with a rep', () => {
  test('is one timeline, the newest first, with what came of each', () => {
    expect(lines.map(({ on, what, text, outcome }) => `${on} ${what}: ${text} / ${outcome}`))
      .toMatchInlineSnapshot(`
      [
        "2025-12-12 Signal: deals stop at Proposal / not talked about; still there",
        "2025-11-24 Expectation: =cmd|calc: 2 / holds",
        "2025-11-24 Commitment: Send the *list* (Ana, due 9 Dec, moved from 2 Dec) / kept",
        "2025-11-24 One-on-one: new deals have dried up; new business and obstacle / asked: Where did your best deals come from?",
        "2025-11-21 Signal: new deals have dried up / talked about on 24 Nov; new deals a week 0.6 → 2.5; over on 12 Dec",
      ]
    `);
  });

  test('says what came of a one-on-one about something else, beside the figures of its day', () => {
    const [oneOnOne] = parts.oneOnOnes;
    const [signal] = parts.signals;
    if (oneOnOne === undefined || signal === undefined)
      throw new Error('There is nothing to tell of.');
    const outcomeOf = (heldOn: string, signalId?: SignalId) => {
      const oneOnOnes = [
        { ...oneOnOne, heldOn: calendarDate(heldOn), signalId, measure: undefined },
      ];
      const measures = ['2025-11-21', '2025-11-28', '2025-12-05'].map((asOf, week) => ({
        asOf: calendarDate(asOf),
        measure: { ...measure, observed: 1 + week / 2 },
      }));
      const signals = [{ ...signal, measures }];
      const entries = coachingHistory({ ...parts, oneOnOnes, signals, expectations: [] });
      const entry = entries.find(({ kind }) => kind === 'signal');
      return entry && formatEntry(entry, rep, today).outcome;
    };
    expect(outcomeOf('2025-12-02')).toBe(
      'talked about something else on 2 Dec; new deals a week 1.5 → 2.5; over on 12 Dec',
    );
    expect(outcomeOf('2025-11-28')).toBe(
      'talked about something else on 28 Nov; new deals a week 1.5 → 2.5; over on 12 Dec',
    );
    expect(outcomeOf('2025-11-21')).toBe(
      'talked about something else on 21 Nov; new deals a week 1 → 2.5; over on 12 Dec',
    );
    expect(outcomeOf('2025-11-20')).toBe('not talked about; over on 12 Dec');
    expect(outcomeOf('2025-12-12')).toBe('not talked about; over on 12 Dec');
    expect(outcomeOf('2025-12-02', 99 as SignalId)).toBe('not talked about; over on 12 Dec');
  });

  test('tells of the newest one-on-one about it, in whatever order they come', () => {
    const [first] = parts.oneOnOnes;
    if (first === undefined) throw new Error('There is nothing to tell of.');
    const newer = { ...first, heldOn: calendarDate('2025-12-01') };
    for (const oneOnOnes of [
      [first, newer],
      [newer, first],
    ]) {
      const entry = coachingHistory({ ...parts, oneOnOnes }).find(({ kind }) => kind === 'signal');
      const [, signal] = coachingHistory({ ...parts, oneOnOnes }).filter(
        ({ kind }) => kind === 'signal',
      );
      expect(entry).toMatchObject({ since: undefined });
      expect(signal).toMatchObject({ since: { on: '2025-12-01', wasAboutIt: true } });
    }
  });

  test('as Markdown keeps what people wrote unchanged, and has no notes', () => {
    expect(historyDocument(rep, lines, 'md')).toMatchInlineSnapshot(`
      "# Coaching of Ana Lima

      - **2025-12-12 Signal**: deals stop at Proposal — not talked about; still there
      - **2025-11-24 Expectation**: =cmd\\|calc: 2 — holds
      - **2025-11-24 Commitment**: Send the \\*list\\* (Ana, due 9 Dec, moved from 2 Dec) — kept
      - **2025-11-24 One-on-one**: new deals have dried up; new business and obstacle — asked: Where did your best deals come from?
      - **2025-11-21 Signal**: new deals have dried up — talked about on 24 Nov; new deals a week 0.6 → 2.5; over on 12 Dec
      "
    `);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '"=1', '\r=1', '|x'])(
    'as CSV has no formula in a cell: %j',
    (text) => {
      const line = { on: today, what: 'Signal', text, outcome: '' } as const;
      const [, row = ''] = historyDocument(rep, [line], 'csv').split('\r\n');
      expect(row).toMatch(/^"2025-12-15","Signal","'/);
    },
  );

  test('as CSV keeps each entry in one line of four cells', () => {
    const text = 'a "b",\r\nc';
    const line = { on: today, what: 'Signal', text, outcome: 'x' } as const;
    expect(historyDocument(rep, [line], 'csv')).toBe(
      '"date","what","text","outcome"\r\n"2025-12-15","Signal","a ""b"", c","x"\r\n',
    );
  });
});
