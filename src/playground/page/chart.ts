import { h } from './dom.ts';

/** A line or bar chart as Slack's `data_visualization` block brings it; a pie is not drawn. */
export interface Chart {
  readonly title: string;
  readonly chart: {
    readonly type: string;
    readonly series?: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
  };
}

type Series = NonNullable<Chart['chart']['series']>[number];

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 480;
const HEIGHT = 140;
const MARGIN = 8;

/** The chart with its title, legend and the first and last label; undefined for a kind that is not drawn. */
export function renderChart({ title, chart }: Chart): HTMLElement | undefined {
  const { series = [], type } = chart;
  const labels = (series[0]?.data ?? []).map(({ label }) => label);
  if (labels.length === 0) return undefined;
  const values = series.flatMap(({ data }) => data.map(({ value }) => value));
  const scale = { min: Math.min(0, ...values), max: Math.max(1e-9, ...values) };
  const drawing = draw('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: 'img',
    'aria-label': `${title}: ${series.map(inWords).join('; ')}`,
  });
  for (const [index, one] of series.entries()) {
    drawing.append(
      ...(type === 'bar' ? bars(one, index, series.length, scale) : [line(one, index, scale)]),
    );
  }
  return h(
    'figure',
    { class: 'chart-block' },
    h('figcaption', {}, title),
    drawing,
    h(
      'div',
      { class: 'chart-labels' },
      h('span', {}, labels[0]),
      h('span', { class: 'chart-most' }, `highest ${round(scale.max)}`),
      h('span', {}, labels.at(-1)),
    ),
    h(
      'div',
      { class: 'chart-legend' },
      ...series.map(({ name }, index) => h('span', { class: `series-${index}` }, name)),
    ),
  );
}

interface Scale {
  readonly min: number;
  readonly max: number;
}

function line({ data }: Series, index: number, scale: Scale): SVGElement {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, data.length - 1);
  const points = data.map(({ value }, at) => `${MARGIN + at * step},${height(value, scale)}`);
  return draw('polyline', { points: points.join(' '), class: `line series-${index}` });
}

function bars({ data }: Series, index: number, of: number, scale: Scale): SVGElement[] {
  const slot = (WIDTH - 2 * MARGIN) / data.length;
  const width = (slot * 0.8) / of;
  return data.map(({ value }, at) => {
    const [top, bottom] = [height(Math.max(0, value), scale), height(Math.min(0, value), scale)];
    return draw('rect', {
      x: String(MARGIN + at * slot + slot * 0.1 + index * width),
      y: String(top),
      width: String(width),
      height: String(bottom - top),
      class: `bar series-${index}`,
    });
  });
}

function height(value: number, { min, max }: Scale): number {
  return HEIGHT - MARGIN - ((value - min) / (max - min)) * (HEIGHT - 2 * MARGIN);
}

function inWords({ name, data }: Series): string {
  return `${name} ${data.map(({ label, value }) => `${label} ${round(value)}`).join(', ')}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function draw(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
