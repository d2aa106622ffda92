import { h } from './dom.ts';

/** People by id, to write mentions with names. */
export type Names = ReadonlyMap<string, string>;

/**
 * Slack's mrkdwn as nodes: `*bold*`, `_italic_`, `~strike~`, code, quotes, links, mentions. What is not markup stays text,
 * so nothing written in it can become an element of another kind.
 */
export function mrkdwn(text: string, names: Names): Node[] {
  return text.split(/(```[\s\S]+?```)/).flatMap((piece, index) => {
    if (index % 2 === 0) return lines(piece, names);
    return [h('pre', {}, unescape(piece.slice(3, -3).trim()))];
  });
}

function lines(text: string, names: Names): Node[] {
  return text.split('\n').flatMap((line, index): Node[] => {
    const lineBreak = index === 0 ? [] : [h('br')];
    const quoted = /^&gt; ?(.*)$/.exec(line)?.[1];
    if (quoted !== undefined) return [h('blockquote', {}, ...inline(quoted, names))];
    return [...lineBreak, ...inline(line, names)];
  });
}

const TAGS = { '*': 'strong', _: 'em', '~': 's' } as const;

/*
 * Code, then what is in angle brackets, then marks. A mark opens after a space or punctuation and before a letter, and
 * closes the other way round, as in Slack; the bot writes word joiners around characters that are not marks.
 */
const MARKUP =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<=^|[\s\p{P}\p{S}])([*_~])(?![\s\u2060])(.+?)(?<![\s\u2060])\3(?=$|[\s\p{P}\p{S}])/u;

function inline(text: string, names: Names): Node[] {
  const found = MARKUP.exec(text);
  if (found === null) return text === '' ? [] : [document.createTextNode(unescape(text))];
  const [whole, code, bracket, mark, marked = ''] = found;
  const node =
    code !== undefined
      ? codeNode(unescape(code))
      : bracket !== undefined
        ? bracketNode(bracket, names)
        : h(TAGS[mark as keyof typeof TAGS], {}, ...inline(marked, names));
  return [
    ...inline(text.slice(0, found.index), names),
    node,
    ...inline(text.slice(found.index + whole.length), names),
  ];
}

/** A line of bars is a chart, not code. */
function codeNode(code: string): Node {
  if (!/^[▁-█ ·–-]+$/u.test(code)) return h('code', {}, code);
  return h('span', { class: 'chart', role: 'img', 'aria-label': 'Weekly figures as bars' }, code);
}

/** `<@U123>`, `<#C123|general>`, `<https://…|words>`; only addresses that a link may have become one. */
function bracketNode(inside: string, names: Names): Node {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) {
    return h('span', { class: 'mention' }, `@${names.get(target.slice(1)) ?? label ?? 'someone'}`);
  }
  if (/^[#!]/.test(target)) {
    return h(
      'span',
      { class: 'mention' },
      `${target.charAt(0) === '#' ? '#' : '@'}${label ?? target.slice(1)}`,
    );
  }
  if (!/^(https?:\/\/|mailto:)/i.test(target))
    return document.createTextNode(`<${unescape(inside)}>`);
  const attributes = { href: unescape(target), target: '_blank', rel: 'noreferrer noopener' };
  return h('a', attributes, unescape(label ?? target));
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
