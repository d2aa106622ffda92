import type { KnownBlock } from '@slack/types';
import type { SlackMessage } from '#src/screen/parts/slack-message.ts';

/** A message as a person reads it: texts as they are, each button in brackets, a line a block. */
export function readMessage({ text, blocks }: SlackMessage): string {
  return [`(${text})`, ...blocks.map((block) => readBlock(block))].join('\n');
}

/** Blocks as {@link readMessage} shows them. */
export function readBlocks(blocks: readonly { readonly type: string }[]): string {
  return blocks.map((block) => readBlock(block as KnownBlock)).join('\n');
}

export function readBlock(block: KnownBlock): string {
  if (block.type === 'header') return `# ${block.text.text}`;
  if (block.type === 'divider') return '---';
  if (block.type === 'section') {
    const beside = block.accessory === undefined ? '' : ` ${readElement(block.accessory)}`;
    return `${block.text?.text ?? ''}${beside}`;
  }
  if (block.type === 'actions') return block.elements.map(readElement).join(' ');
  if (block.type === 'input') return `${block.label.text}: ${readElement(block.element)}`;
  if (block.type !== 'context') return block.type;
  return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ');
}

function readElement(element: { readonly type: string }): string {
  if ('text' in element) return `[${(element.text as { text: string }).text}]`;
  if ('initial_option' in element) {
    return `[${(element.initial_option as { text: { text: string } }).text.text}]`;
  }
  if ('initial_options' in element) {
    const chosen = element.initial_options as readonly { text: { text: string } }[];
    return `[${chosen.map(({ text }) => text.text).join(', ')}]`;
  }
  if ('initial_date' in element) return `[${String(element.initial_date)}]`;
  if ('options' in element) {
    const options = element.options as readonly { text: { text: string } }[];
    return `[… ${options.map((option) => option.text.text).join(' | ')}]`;
  }
  return `[${element.type}]`;
}
