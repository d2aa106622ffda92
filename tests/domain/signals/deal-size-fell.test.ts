import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate } from '#src/domain/calendar.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { dealSizeFell } from '#src/domain/signals/deal-size-fell.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(dealSizeFell, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('deal size fell', () => {
  test.each([
    ['begins smaller deals', { amount: 5_000 }, {}, 'new deals are smaller than before'],
    [
      'begins to let go of the price',
      { keep: 0.75 },
      { keep: 0.97, newDeals: 3 },
      'more is let go of the price than before',
    ],
  ])('of the rep who %s, and of nobody else', (_, change, usual, headline) => {
    const found = detectAll(dealSizeFell, teamWithChange(change, usual));
    expect(found[0]?.outcome).toBe('raised');
    expect(evidenceOf(found[0]).headline).toBe(headline);
    expect(found.slice(1).map(({ outcome }) => outcome)).not.toContain('raised');
  });

  test.each([
    ['steady', {}, {}],
    ['always selling small', {}, { amount: 2_000 }],
    ['always giving discounts', {}, { keep: 0.7 }],
    ['selling less', { newDeals: 0.5, win: 0.2 }, {}],
    ['selling larger deals', { amount: 30_000 }, {}],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent where all sell smaller deals', () => {
    const reps = Array.from({ length: 6 }, () => (week: number) => ({
      amount: week < 78 ? 10_000 : 5_500,
    }));
    const found = detectAll(dealSizeFell, sellingTeam({ seed: 6, weeks: 91, reps }));
    expect(found.map(({ outcome }) => outcome)).not.toContain('raised');
  });

  test('silent on a few deals that are next to nothing, or many times the usual', () => {
    const team = teamWithChange({});
    const own = team.opportunities.filter(({ owners }) => owners[0]?.personId === 1).slice(-30);
    for (const [index, factor] of [
      [3, 0.001],
      [11, 0.001],
      [20, 0.001],
      [25, 1000],
    ] as const) {
      const changed = withAmount(team, own[index]?.opportunity.id, factor);
      expect(detectAll(dealSizeFell, changed)[0]?.outcome).toBe('clear');
    }
  });

  test('has its figures right, by hand', () => {
    const team = teamWithChange({ amount: 5_000 });
    const evidence = evidenceOf(detectAll(dealSizeFell, team)[0]);
    const begun = (from: CalendarDate, until: CalendarDate) =>
      team.opportunities.flatMap(({ opportunity, owners }) => {
        const { createdOn = '', amount = 0 } = opportunity;
        const counts = owners[0]?.personId === 1 && createdOn >= from && createdOn <= until;
        return counts ? [amount] : [];
      });
    const middle = (all: readonly number[]) =>
      all.toSorted((a, b) => a - b)[all.length >> 1]?.toLocaleString('en-GB');
    const amounts = begun(evidence.since, LAST_EXPORT);
    const before = begun(addDays(evidence.since, -364), addDays(evidence.since, -1));
    expect(evidence.measure.observed.toLocaleString('en-GB')).toBe(middle(amounts));
    expect(evidence.measure.usual).toBeGreaterThan(8_000);
    expect(evidence.measure.usual).toBeLessThan(12_000);
    expect(evidence.comparison).toBe(
      `The middle one of ${amounts.length} new deals in the last 13 weeks is ${middle(amounts)}; before, of ${before.length}, ${middle(before)}.`,
    );
    expect(detectAll(dealSizeFell, team)[0]).not.toHaveProperty('evidence.facts.currency');
    const inEuros = team.opportunities.map((history) => ({
      ...history,
      opportunity: { ...history.opportunity, currency: 'EUR' },
    }));
    expect(detectAll(dealSizeFell, { ...team, opportunities: inEuros })[0]).toHaveProperty(
      'evidence.facts.currency',
      'EUR',
    );
    const smallest = amounts.toSorted((a, b) => a - b).slice(0, 3);
    expect(evidence.opportunities.map(({ amount }) => amount)).toEqual(smallest);
  });

  test('does not apply where amounts are filled in late, or are in two currencies', () => {
    const team = teamWithChange({});
    const late: TeamHistory = {
      ...team,
      opportunities: team.opportunities.map((history, index) =>
        index % 3 === 0
          ? { ...history, opportunity: { ...history.opportunity, amount: undefined } }
          : history,
      ),
    };
    expect(detectAll(dealSizeFell, late)[0]).toEqual({
      outcome: 'not-applicable',
      because: 'few-amounts',
    });
    const mixed: TeamHistory = {
      ...team,
      opportunities: team.opportunities.map((history, index) => ({
        ...history,
        opportunity: { ...history.opportunity, currency: index % 2 === 0 ? 'EUR' : 'USD' },
      })),
    };
    expect(detectAll(dealSizeFell, mixed)[0]).toMatchObject({ outcome: 'not-applicable' });
  });

  test('says how many deals it needs', () => {
    const [first] = detectAll(dealSizeFell, teamWithChange({}, { newDeals: 0.1 }));
    expect(first).toMatchObject({
      needs: { need: 'amounts', deals: 15 },
      there: [expect.any(Number)],
    });
  });
});

function withAmount(team: TeamHistory, id: string | undefined, factor: number): TeamHistory {
  return {
    ...team,
    opportunities: team.opportunities.map((history) => {
      const { opportunity } = history;
      if (opportunity.id !== id) return history;
      return {
        ...history,
        opportunity: { ...opportunity, amount: (opportunity.amount ?? 0) * factor },
      };
    }),
  };
}
