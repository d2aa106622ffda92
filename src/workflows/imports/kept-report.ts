import { z } from 'zod';
import type { ImportReport } from './import-report.ts';

/** What is kept with an import, so that the next one of its type can be compared with it. */
export const KeptReport = z.object({
  columns: z.record(z.string(), z.string()).default({}),
  otherColumns: z.array(z.string()).default([]),
  stages: z.array(z.string()).default([]),
  accepted: z.number().default(0),
  /** Opportunities that were open. */
  open: z.number().optional(),
});

export type KeptReport = z.infer<typeof KeptReport>;

/** Everything but the rejected rows and unreadable cells, which have a table of their own, and what only a dry run shows. */
export function keptOf(report: ImportReport): object {
  const { rejectedRows: _rows, unreadableCells: _cells, samples: _samples, ...kept } = report;
  const { stages = [], outcomes } = report.pipeline ?? {};
  return { ...kept, stages: stages.map(({ stage }) => stage), open: outcomes?.open };
}
