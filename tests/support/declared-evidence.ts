import { calendarDate } from '#src/domain/calendar.ts';
import type { OpportunityId } from '#src/domain/ids.ts';
import type { Declaration } from '#src/domain/signals/detector.ts';
import type { FactShape, FactType } from '#src/domain/signals/facts.ts';
import type { SignalEvidence } from '#src/domain/signals/known-evidence.ts';

/** Evidence as a detector declares it, one for each ground to raise it, with all that may be absent or without. */
export function declaredEvidence({ kind, facts, dealFacts }: Declaration): SignalEvidence[] {
  const day = calendarDate('2025-11-21');
  return facts.flatMap((shape) =>
    [true, false].map((isFull): SignalEvidence => {
      const evidence = {
        kind,
        asOf: day,
        since: calendarDate('2025-10-13'),
        facts: someFacts(shape, isFull),
        measure: {
          name: 'win-rate',
          unit: 'share',
          observed: 0.2,
          usual: 0.5,
          betterWhen: 'higher',
        },
        series: {
          label: 'win-rate',
          points: [
            { week: day, value: null },
            { week: day, value: 2 },
          ],
        },
        stake: 0.25,
        opportunities: [
          {
            id: '006A' as OpportunityId,
            name: 'Norwind renewal',
            stage: 'Proposal',
            facts: someFacts(dealFacts, isFull),
          },
        ],
      };
      return evidence as unknown as SignalEvidence;
    }),
  );
}

function someFacts(shape: FactShape, isFull: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, type]) => {
      if (!name.endsWith('?')) return [[name, someFact(type)]];
      return isFull ? [[name.slice(0, -1), someFact(type)]] : [];
    }),
  );
}

function someFact(type: FactType): unknown {
  switch (type) {
    case 'number':
      return 3;
    case 'text':
      return 'Discovery';
    case 'date':
      return '2025-11-14';
    case 'boolean':
      return true;
    default:
      return 'each' in type ? type.each : type[0];
  }
}
