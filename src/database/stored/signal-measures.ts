import { sql } from 'kysely';
import { z } from 'zod';
import type { SignalSpan } from '../../domain/one-on-ones/meanwhile.ts';
import { STORED_DATE, STORED_MEASURE } from './stored-measure.ts';
import { readStored } from './unreadable.ts';

/** What the exports said of a `signal`, the oldest first, as far as it can be compared; for {@link readMeasures}. */
export const signalMeasures = sql`coalesce((
  select json_agg(json_build_object('asOf', as_of, 'measure', json_build_object('name', name, 'unit', unit,
    'observed', observed, 'usual', usual, 'betterWhen', better_when)) order by as_of)
  from signal_measure where signal_id = signal.id and name is not null
), '[]')`;

const MEASURES = z.array(z.object({ asOf: STORED_DATE, measure: STORED_MEASURE }));

/** Nothing where it can't be read, which is reported. */
export function readMeasures(value: unknown, row: string): SignalSpan['measures'] {
  return readStored(MEASURES, value, `${row}, measures`) ?? [];
}
