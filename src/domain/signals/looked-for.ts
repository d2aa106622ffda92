import type { WatchSettings } from '../statistics/week-grid.ts';
import type { Direction } from '../statistics/shared-change.ts';

/**
 * The changes that are looked for where something becomes less, or more: of counts, or of odds where a share is counted. Between
 * them every lasting change from −30 to −90 %, and of as much the other way, is found in at most one and a half times the weeks
 * that a test would need which knows how large it is (`tests/domain/signals/looked-for.test.ts`).
 */
export const LOOKED_FOR: Readonly<Record<Direction, WatchSettings['ratios']>> = {
  fewer: [0.15, 0.4, 0.7],
  more: [6.7, 2.5, 1.42],
};
