import { createHash } from 'node:crypto';
import type { Activity, ActivityKind } from '../../domain/pipeline/activity.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { ActivityField } from '../layouts/activity-layout.ts';
import type { Row } from '../split-csv.ts';
import { readId } from './read-id.ts';

/** In English, German, French, Spanish and Portuguese, without accents. */
const KINDS: readonly (readonly [ActivityKind, RegExp])[] = [
  ['call', /call|anruf|telefon|appel|llamada|ligac|chamada/],
  [
    'meeting',
    /meeting|event|demo|visit|besprechung|besuch|termin|treffen|reuni|rendez|cita\b|compromisso/,
  ],
  ['mail', /mail|courriel|correo|correio/],
];

/** Makes an activity of a row, or says why it can't. One without an id is known by all that it says. */
export function activityReader(cells: CellReader<ActivityField>): (row: Row) => Reading<Activity> {
  return cells.rowReader((row) => ({
    id: cells.text('id') ?? madeId(row),
    opportunityId: readId(cells, 'opportunityId'),
    owner: cells.text('owner'),
    heldOn: cells.requiredDate('heldOn'),
    kind: kindOf(cells.text('kind')),
  }));
}

function madeId({ cells }: Row): string {
  return `made:${createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 24)}`;
}

function kindOf(text = ''): ActivityKind {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}
