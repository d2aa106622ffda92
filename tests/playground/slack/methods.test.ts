import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methods } from '#src/playground/slack/web-api/methods.ts';

interface Method {
  readonly bot_scopes: readonly string[];
}

const file = '../shared/slack/methods.json';

describe.skipIf(!existsSync(file))('the published methods (../shared/slack/methods.json)', () => {
  test.each(Object.entries(methods))('ask for the scope that %s needs here', (name, { scope }) => {
    const published = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Method>;
    const { bot_scopes } = published[name] ?? { bot_scopes: ['an unknown method'] };
    expect(scope === undefined ? bot_scopes.length === 0 : bot_scopes.includes(scope)).toBe(true);
  });
});
