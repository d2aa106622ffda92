import { defuseText } from '../../domain/imports/defused-cell.ts';
import type { HistoryLine } from './history-words.ts';

export type HistoryFormat = 'md' | 'csv';

/** The history as a document for a review, without anybody's notes. */
export function historyDocument(
  rep: { readonly name: string },
  lines: readonly HistoryLine[],
  format: HistoryFormat,
): string {
  return format === 'md' ? markdown(rep, lines) : csv(lines);
}

function markdown(rep: { readonly name: string }, lines: readonly HistoryLine[]): string {
  const items = lines.map(({ on, what, text, outcome }) => {
    const words = [text, outcome].filter((part) => part !== '').map(inMarkdown);
    return `- **${on} ${what}**${words.length === 0 ? '' : `: ${words.join(' — ')}`}`;
  });
  return [`# Coaching of ${inMarkdown(rep.name)}`, '', ...items, ''].join('\n');
}

/** One line, with what Markdown would read as markup escaped. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

function csv(lines: readonly HistoryLine[]): string {
  const rows = lines.map(({ on, what, text, outcome }) => [on, what, text, outcome]);
  return [['date', 'what', 'text', 'outcome'], ...rows]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
}

function cell(text: string): string {
  return `"${defuseText(text.replace(/\s+/g, ' ')).replaceAll('"', '""')}"`;
}
