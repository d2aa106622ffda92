import type { KnownBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import type { Block } from '../slack/payload.ts';
import { renderChart, type Chart } from './chart.ts';
import { control, type ControlHost } from './controls.ts';
import { h } from './dom.ts';
import { inputBlock } from './input-block.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import { notShown } from './not-shown.ts';

/** Blocks as elements, in the place that the host is for. */
export function renderBlocks(blocks: readonly Block[], host: ControlHost): HTMLElement[] {
  return blocks.map((block) => {
    // Checked by the local Slack when it came in.
    const element = renderBlock(block as unknown as KnownBlock, block.block_id, host);
    element.classList.add('block');
    return element;
  });
}

const SHOWN = ['header', 'section', 'context', 'divider', 'actions', 'input'] as const;
type ShownBlock = Extract<KnownBlock, { type: (typeof SHOWN)[number] }>;

function isShown(block: KnownBlock): block is ShownBlock {
  return SHOWN.some((type) => type === block.type);
}

function renderBlock(block: KnownBlock, blockId: string, host: ControlHost): HTMLElement {
  const type: string = block.type;
  if (type === 'data_visualization') {
    // The types don't have it yet; checked like every block.
    return renderChart(block as unknown as Chart) ?? notShown('chart of this kind');
  }
  if (!isShown(block)) return notShown(`${type} block`);
  switch (block.type) {
    case 'header':
      return h('h3', {}, block.text.text);
    case 'section':
      return renderSection(block, blockId, host);
    case 'context': {
      const parts = block.elements.flatMap((part) => (part.type === 'image' ? [] : [part]));
      const spans = parts.map((part) => h('span', {}, ...textNodes(part, host.names)));
      return h('div', { class: 'block-context' }, ...spans);
    }
    case 'divider':
      return h('hr');
    case 'actions': {
      const controls = block.elements.map((element) => control(element, blockId, host));
      return h('div', { class: 'block-actions' }, ...controls);
    }
    case 'input':
      return inputBlock(block, blockId, host);
  }
}

function renderSection(block: SectionBlock, blockId: string, host: ControlHost): HTMLElement {
  const { text, fields = [], accessory } = block;
  const words = h(
    'div',
    { class: 'section-words' },
    text && h('p', {}, ...textNodes(text, host.names)),
    fields.length === 0
      ? undefined
      : h(
          'div',
          { class: 'fields' },
          ...fields.map((field) => h('p', {}, ...textNodes(field, host.names))),
        ),
  );
  return h(
    'div',
    { class: 'block-section' },
    words,
    accessory && h('div', { class: 'accessory' }, control(accessory, blockId, host)),
  );
}

function textNodes(text: MrkdwnElement | PlainTextElement, names: Names): Node[] {
  return text.type === 'mrkdwn' ? mrkdwn(text.text, names) : [document.createTextNode(text.text)];
}
