import type { ContextBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { clip } from '../../domain/text.ts';

const WORD_JOINER = '\u2060';

/**
 * Text from a CRM or a person, made harmless in mrkdwn: one line, at most `most` units before escaping, no markup, no
 * mentions, no links.
 */
export function safe(text: string, most = 100): string {
  return escapeMrkdwn(clip(text, most));
}

/** Escapes Slack's control characters, and parts formatting marks from their words so that they stay as written. */
function escapeMrkdwn(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (mark) => `${WORD_JOINER}${mark}${WORD_JOINER}`);
}

/** `verbatim` keeps Slack from turning words into links, channels and mentions by itself. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function plain(text: string, most = 75): PlainTextElement {
  return { type: 'plain_text', text: clip(text, most), emoji: true };
}

export function section(...lines: readonly (string | undefined)[]): SectionBlock {
  return { type: 'section', text: mrkdwn(lines.filter((line) => line !== undefined).join('\n')) };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}
