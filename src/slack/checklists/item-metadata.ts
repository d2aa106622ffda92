import type { ChecklistItemId } from '../../domain/ids.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';
import { readPage, writePage } from '../../screen/coach/home-view.ts';

/** What a modal about an item carries: which one, and the page of the App Home that it was opened on, if it was. */
interface ItemMetadata {
  readonly item: ChecklistItemId;
  readonly homePage: number | undefined;
}

export function writeItemMetadata({ item, homePage }: ItemMetadata): string {
  return `${item}:${writePage(homePage)}`;
}

/** Reads what {@link writeItemMetadata} wrote; throws where it names no item. */
export function readItemMetadata(text: string): ItemMetadata {
  const [item, page] = text.split(':');
  return { item: itemIdOf(item), homePage: readPage(page) };
}
