import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { HistoryFormat } from './history-document.ts';
import { firstName } from '../../domain/people/person.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** Within Slack's 3,000 of a section with the marks of a code block around it. */
const MAX_OF_A_SECTION = 2_900;
const SECTIONS_A_MESSAGE = 4;

const FORMATS: Readonly<Record<HistoryFormat, string>> = { md: 'Markdown', csv: 'CSV' };

/**
 * A document as text to be copied, in as many messages as it takes: a file would need the right to write files. What would
 * end the code block is written with a character that looks like it.
 */
export function historyMessages(
  rep: NamedPerson,
  document: string,
  format: HistoryFormat,
): SlackMessage[] {
  const pieces = piecesOf(escaped(document));
  const messages = Math.ceil(pieces.length / SECTIONS_A_MESSAGE);
  return Array.from({ length: messages }, (_, index) => {
    const part = messages === 1 ? '' : ` (${index + 1} of ${messages})`;
    const title = `Your history with ${safe(firstName(rep.name), 60)} as ${FORMATS[format]}${part}`;
    const shown = pieces.slice(index * SECTIONS_A_MESSAGE, (index + 1) * SECTIONS_A_MESSAGE);
    return {
      text: title,
      blocks: [section(`*${title}*`), ...shown.map((piece) => section('```', piece, '```'))],
    };
  });
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '\u02CB')
    .replaceAll('\r\n', '\n')
    .trimEnd();
}

/** Whole lines, as many as a section holds; a line that is longer than one goes on in the next. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const line of text.split('\n').flatMap(cut)) {
    if (piece !== '' && piece.length + line.length + 1 > MAX_OF_A_SECTION) {
      pieces.push(piece);
      piece = '';
    }
    piece += piece === '' ? line : `\n${line}`;
  }
  return [...pieces, piece];
}

/** Pieces of a line, none cut within a character or within what was written for one. */
function cut(line: string): string[] {
  const pieces = [''];
  for (const character of line.match(/&\w+;|./gu) ?? []) {
    const piece = pieces.at(-1) ?? '';
    if (piece.length + character.length > MAX_OF_A_SECTION) pieces.push(character);
    else pieces[pieces.length - 1] = piece + character;
  }
  return pieces;
}
