import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { isMissingFile } from '../../missing-file.ts';

const FOLDER = path.join(import.meta.dirname, '../page');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
};

/** Sends one of the page's files; of TypeScript without its types, which is all that a browser needs. */
export async function sendFile(pathname: string, response: ServerResponse): Promise<void> {
  const name = pathname === '/' ? 'index.html' : pathname.replace('/page/', '');
  const [, extension = ''] = /^[\w-]+\.(html|css|ts)$/.exec(name) ?? [];
  const type = TYPES[extension];
  const text = type === undefined ? undefined : await readPart(name);
  if (type === undefined || text === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.');
    return;
  }
  response.writeHead(200, { 'content-type': type });
  response.end(extension === 'ts' ? stripTypeScriptTypes(text) : text);
}

async function readPart(name: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(FOLDER, name), 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
