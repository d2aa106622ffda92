import type { Block } from '../payload.ts';

/** A block or an element as it came in, after its check. */
export interface Part {
  type: string;
  [field: string]: unknown;
}

/** An element that a person can use, with the block that holds it. */
export interface PlacedElement {
  readonly element: Part & { action_id: string };
  readonly block: Block;
}

/** Every usable element, in the order in which they are shown. */
export function elementsIn(blocks: readonly Block[]): readonly PlacedElement[] {
  return allBlocks(blocks).flatMap((block) =>
    usableElements(block).map((element) => ({
      block: block as Block,
      element: element as PlacedElement['element'],
    })),
  );
}

/** A copy in which every block and usable element has an id, as Slack gives them. */
export function withIds(blocks: readonly Part[], newId: () => string): readonly Block[] {
  const copy = structuredClone(blocks);
  for (const block of allBlocks(copy)) {
    block['block_id'] ??= newId();
    for (const element of usableElements(block)) element['action_id'] ??= newId();
  }
  return copy as unknown as Block[];
}

/** Ids that are used twice: block ids among all blocks, action ids within one block. */
export function repeatedIds(blocks: readonly Part[], pointer: string): readonly string[] {
  const all = allBlocks(blocks);
  const describe = (kind: string, repeated: readonly unknown[]) =>
    repeated.map((id) => `\`${kind}\` "${String(id)}" already exists [json-pointer:${pointer}]`);
  return [
    ...describe('block_id', repeatedIn(all.map((block) => block['block_id']))),
    ...all.flatMap((block) =>
      describe(
        'action_id',
        repeatedIn(usableElements(block).map((element) => element['action_id'])),
      ),
    ),
  ];
}

/** How many characters of text the blocks show in all. */
export function textLength(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  );
}

/** With those inside a container or a carousel, each after the one that holds it. */
function allBlocks(blocks: readonly Part[]): readonly Part[] {
  return blocks.flatMap((block) => [block, ...allBlocks(nestedBlocks(block))]);
}

function nestedBlocks(block: Part): readonly Part[] {
  if (block.type === 'carousel') return block['elements'] as Part[];
  if (block.type === 'container') return block['child_blocks'] as Part[];
  return [];
}

function usableElements(block: Part): readonly Part[] {
  const elements = {
    section: [block['accessory']],
    actions: block['elements'],
    context_actions: block['elements'],
    input: [block['element']],
    card: block['actions'],
  }[block.type] as readonly (Part | undefined)[] | undefined;
  return (elements ?? []).filter((part) => part !== undefined && part.type !== 'image') as Part[];
}

function repeatedIn(ids: readonly unknown[]): readonly unknown[] {
  return ids.filter((id, index) => id !== undefined && ids.indexOf(id) < index);
}
