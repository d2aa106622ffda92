import { SaxesParser } from 'saxes';
import { RefusedFile } from '../refused-file.ts';

/** What becomes of an XML document's elements. Names come without their prefixes. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A cell has 32,767 characters at most; whatever is as long as this between two tags is made to fill memory. */
const LONGEST_BETWEEN_TAGS = 1_000_000;

/**
 * Parses XML that comes in pieces, and yields after each. No entity beyond XML's own five is known and a DOCTYPE is
 * refused, so that nothing outside of the document is ever read and nothing inside of it multiplies.
 */
export async function* parseXml(
  pieces: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let sinceTag = 0;
  parser.on('error', refuseBroken);
  parser.on('doctype', () => {
    throw new RefusedFile(
      'The workbook has a document type of its own, which no spreadsheet writes.',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    handlers.open(localName(name), attributes);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    handlers.close?.(localName(name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of pieces) {
    sinceTag += piece.length;
    if (sinceTag > LONGEST_BETWEEN_TAGS) {
      throw new RefusedFile('The workbook has a text that is longer than a cell can be.');
    }
    parser.write(decoded(decoder, piece));
    yield;
  }
  parser.write(decoded(decoder));
  parser.close();
}

/** Parses a part of the workbook as a whole. */
export async function parseWhole(
  pieces: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of parseXml(pieces, handlers));
}

/** A name without its prefix: some writers have `x:row` for `row`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    return refuseBroken(error);
  }
}

function refuseBroken(cause: unknown): never {
  throw new RefusedFile(
    'The workbook is damaged: a part of it is no XML in UTF-8. Save it again.',
    {
      cause,
    },
  );
}
