import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { WeeklySeries } from '../../domain/signals/evidence.ts';
import { capitalised, clip } from '../../domain/text.ts';
import { nameWords } from './name-words.ts';

/**
 * Slack's `data_visualization` block, for messages alone; the types of 3.2 don't have it yet
 * (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
 */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly ChartSeries[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

interface ChartSeries {
  readonly name: string;
  /** One point a category, in their order. */
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

const MAX_TITLE = 50;
const MAX_NAME = 20;
const MAX_AXIS_LABEL = 50;
const MAX_POINTS = 20;

/** The figures of each category as bars. The labels must differ. Undefined where there are none. */
export function barChart(
  title: string,
  name: string,
  points: readonly { readonly label: string; readonly value: number }[],
): ChartBlock | undefined {
  return chartOf('bar', title, [{ name, data: points.slice(-MAX_POINTS) }]);
}

/**
 * Up to 20 weeks of a rep as a line, beside what an average week had before, where that is known. Weeks without a figure are
 * left out. Undefined where no week has one.
 */
export function weeklyChart(
  who: string,
  { label, points, before }: WeeklySeries,
  today: CalendarDate,
): ChartBlock | undefined {
  const known = points
    .flatMap(({ week, value }) =>
      value === null ? [] : [{ label: formatDate(week, today), value }],
    )
    .slice(-MAX_POINTS);
  const own = { name: who, data: known };
  const words = nameWords(label);
  if (before === undefined) return chartOf('line', words, [own], words);
  const value = Number(before.toFixed(1));
  const beside = { name: 'Before, on average', data: known.map((point) => ({ ...point, value })) };
  return chartOf('line', words, [own, beside], words);
}

function chartOf(
  type: 'line' | 'bar',
  title: string,
  series: readonly ChartSeries[],
  unit?: string,
): ChartBlock | undefined {
  const short = (label: string) => clip(label, MAX_NAME);
  const categories = (series[0]?.data ?? []).map(({ label }) => short(label));
  if (categories.length === 0) return undefined;
  return {
    type: 'data_visualization',
    title: clip(capitalised(title), MAX_TITLE),
    chart: {
      type,
      series: series.map(({ name, data }) => ({
        name: short(name),
        data: data.map(({ label, value }) => ({ label: short(label), value })),
      })),
      axis_config: {
        categories,
        ...(unit !== undefined && { y_label: clip(unit, MAX_AXIS_LABEL) }),
      },
    },
  };
}
