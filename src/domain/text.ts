const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `most` UTF-16 units of the text, cut between characters as people see them and closed by `…`. White space,
 * line breaks and control characters become single spaces, so that no field can add lines of its own. `write` is how
 * each character will be written; what it makes of the text is returned, and is what counts.
 */
export function clip(
  text: string,
  max: number,
  write: (character: string) => string = (character) => character,
): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  let kept = '';
  let roomForMark = '';
  for (const { segment } of graphemes.segment(line)) {
    kept += write(segment);
    if (kept.length > max) return `${roomForMark.trimEnd()}…`;
    if (kept.length < max) roomForMark = kept;
  }
  return kept;
}

/** `1 commitment`, `3 commitments`. */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? one : several}`;
}

/** `a`, `a and b`, `a, b and c`; of more than `most`, the first ones `and 3 more`. */
export function listed(words: readonly string[], max = Infinity): string {
  const left = words.length - max;
  if (left > 0) return `${words.slice(0, max).join(', ')} and ${left} more`;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * The same text in memory of its own: what is cut from a long text otherwise keeps all of that in memory for as long as
 * it is kept itself.
 */
export function ownText(text: string): string {
  return text.split('').join('');
}

/** With a capital letter first, as a title: `New deals a week`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many letters have to be put in, left out or replaced to make one of the other (Levenshtein). */
export function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
