const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `most` UTF-16 units of the text, cut between characters as people see them and closed by `…`. White space,
 * line breaks and control characters become single spaces, so that no field can add lines of its own.
 */
export function clip(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= most) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** `1 commitment`, `3 commitments`. */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? one : several}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
