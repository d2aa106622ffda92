import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as it stands in a sheet's XML, or a text or number. */
export type Cell = string | number | boolean | undefined | { readonly xml: string };

const TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** What the styles of {@link workbookOf} are for; `s="1"` and so on in a cell's XML. */
export const STYLES = { general: 0, date: 1, dateTime: 2, germanDate: 3, days: 4 } as const;

const STYLE_PART = `<styleSheet><numFmts>
  <numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>
  <numFmt numFmtId="165" formatCode="[Red]0 &quot;days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
  </styleSheet>`;

/** A workbook with these sheets; texts are shared as Excel shares them. `parts` are added or take the place of others. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Buffer {
  const shared = new Map<string, number>();
  const written = Object.values(sheets).map((rows) => sheetXml(rows, shared));
  const names = Object.keys(sheets);
  return zipOf({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names
      .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLE_PART,
    'xl/sharedStrings.xml': `<sst>${[...shared.keys()]
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`,
    ...Object.fromEntries(
      written.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml] as const),
    ),
    ...parts,
  });
}

/** A sheet's XML with these cells, the rows counted from 1. */
function sheetXml(rows: readonly (readonly Cell[])[], shared: Map<string, number>): string {
  const cellXml = (cell: Cell): string => {
    if (cell === undefined) return '<c/>';
    if (typeof cell === 'object') return cell.xml;
    if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
    const index = shared.get(cell) ?? shared.size;
    shared.set(cell, index);
    return `<c t="s"><v>${index}</v></c>`;
  };
  const lines = rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cellXml).join('')}</row>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet><dimension ref="A1:XFD1048576"/><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** A zip archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const deflated = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, deflated]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(centrals.length, 4);
  end.writeUInt16LE(centrals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
