import { sql } from 'kysely';
import type { SignalSpan } from '../../domain/one-on-ones/meanwhile.ts';

/** What the exports said of a `signal`, the oldest first, as far as it can be compared. */
export const signalMeasures = sql<SignalSpan['measures']>`coalesce((
  select json_agg(json_build_object('asOf', as_of, 'measure', json_build_object('name', name, 'unit', unit,
    'observed', observed, 'usual', usual, 'betterWhen', better_when)) order by as_of)
  from signal_measure where signal_id = signal.id and name is not null
), '[]')`;
