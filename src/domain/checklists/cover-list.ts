import type { ItemContent } from './checklist.ts';

/**
 * A manager's items as their cover may read them: what the figures say. What the manager agreed with a rep, and
 * what came of their one-on-ones, is between those two.
 */
export function itemsForCover(items: readonly ItemContent[]): ItemContent[] {
  return items.flatMap((item): ItemContent[] => {
    switch (item.kind) {
      case 'commitment-due':
        return [];
      case 'strength':
        return item.signal === 'recovered-after-coaching' ? [] : [item];
      case 'signal': {
        const { since: _, course: __, ...figures } = item;
        return [figures];
      }
      case 'progress':
        return item.progress.what === 'win' || item.progress.what === 'milestone' ? [item] : [];
      case 'team':
      case 'longest-without-a-one-on-one':
      case 'onboarding':
        return [item];
    }
  });
}
