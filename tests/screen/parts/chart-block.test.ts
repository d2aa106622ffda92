import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { barChart, weeklyChart } from '#src/screen/parts/chart-block.ts';
import { objectionToMessageBlocks } from '#src/playground/slack/block-kit/check.ts';

const today = calendarDate('2025-11-24');
const points = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ week: addDays(today, 7 * (index - values.length)), value }));

test('a rep’s weeks beside what an average one had before, without the weeks of which nothing is known', () => {
  const series = { label: 'new deals a week', points: points([3, null, 1]), before: 2.04 };
  expect(weeklyChart('Ana', series, today)).toEqual({
    type: 'data_visualization',
    title: 'New deals a week',
    chart: {
      type: 'line',
      series: [
        {
          name: 'Ana',
          data: [
            { label: '3 Nov', value: 3 },
            { label: '17 Nov', value: 1 },
          ],
        },
        {
          name: 'Before, on average',
          data: [
            { label: '3 Nov', value: 2 },
            { label: '17 Nov', value: 2 },
          ],
        },
      ],
      axis_config: { categories: ['3 Nov', '17 Nov'], y_label: 'new deals a week' },
    },
  });
});

test('where nobody knows what was before there is no line of it', () => {
  const series = { label: 'deals won a week', points: points([3, 1]) };
  expect(weeklyChart('Ana', series, today)?.chart.series).toHaveLength(1);
});

test('nothing is drawn of nothing', () => {
  expect(weeklyChart('Ana', { label: 'x', points: points([null]) }, today)).toBeUndefined();
  expect(barChart('x', 'y', [])).toBeUndefined();
});

test('Slack accepts the longest of both', () => {
  const long = 'x'.repeat(500);
  const weekly = weeklyChart(long, { label: long, points: points(Array(60).fill(7)) }, today);
  const bars = barChart(
    long,
    long,
    Array.from({ length: 60 }, (_, index) => ({ label: `${index}${long}`, value: -index })),
  );
  expect(weekly?.chart.series[0]?.data).toHaveLength(20);
  expect(objectionToMessageBlocks([weekly, bars])).toBeUndefined();
  expect(objectionToMessageBlocks([weekly, bars, bars])?.messages).toEqual([
    expect.stringContaining('no more than 2'),
  ]);
});
