import type { ContextBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { clip } from '../../domain/text.ts';

const WORD_JOINER = '\u2060';

/**
 * Text from a CRM or a person, made harmless in mrkdwn: one line, no markup, no mentions, no links, at most `most` units
 * with all that is written for it.
 */
export function safe(text: string, max = 100): string {
  return clip(text, max, (character) => WRITTEN[character] ?? character);
}

/** Slack's control characters escaped; formatting marks parted from their words, so that they stay as written. */
const WRITTEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  ...Object.fromEntries(
    ['*', '_', '~', '`'].map((mark) => [mark, WORD_JOINER + mark + WORD_JOINER]),
  ),
};

/** `verbatim` keeps Slack from turning words into links, channels and mentions by itself. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function plain(text: string, max = 75): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: true };
}

export function section(...lines: readonly (string | undefined)[]): SectionBlock {
  return { type: 'section', text: mrkdwn(lines.filter((line) => line !== undefined).join('\n')) };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}
