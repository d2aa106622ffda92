import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  ConfigError,
  interpretConfig,
  interpretLocalConfig,
  type Environment,
} from '#src/config.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';

const complete = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };

function problemsOf(environment: Environment): readonly string[] {
  try {
    interpretConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('chooses Socket Mode where there is an app-level token, HTTP else', () => {
    expect(interpretConfig(complete).slack.transport).toEqual({
      kind: 'socket',
      appToken: 'xapp-1-secret',
    });
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '4000' };
    expect(interpretConfig(http).slack.transport).toEqual({
      kind: 'http',
      signingSecret: 's',
      host: '0.0.0.0',
      port: 4_000,
    });
  });

  test('chooses the given database, or the embedded one', () => {
    const url = 'postgres://me:secret@db/frontline';
    expect(interpretLocalConfig({ DATABASE_URL: url }).database).toEqual({ server: 'given', url });
    expect(interpretLocalConfig({ DATA_FOLDER: '/there' }).database).toEqual({
      server: 'embedded',
      dataFolder: '/there',
    });
  });

  test('accepts administrators in any case and with any separator, and blank settings as missing', () => {
    const { coaching, exportFolder } = interpretLocalConfig({
      ADMIN_EMAILS: 'Lee@Example.com, kim@example.com;sam@example.com',
      EXPORT_DIR: '  ',
      STALE_AFTER_DAYS: '',
    });
    expect(coaching).toEqual({
      staleAfterDays: 10,
      maxRejectedPercent: 5,
      notesRetentionMonths: 24,
      adminEmails: ['lee@example.com', 'kim@example.com', 'sam@example.com'],
      defaultTimeZone: 'UTC',
      guides: shippedGuides(),
    });
    expect(exportFolder).toBeUndefined();
  });

  test('knows when fiscal years begin only where it was said', () => {
    expect(interpretLocalConfig({}).coaching.fiscalYearStarts).toBeUndefined();
    const { coaching } = interpretLocalConfig({ FISCAL_YEAR_STARTS: '2' });
    expect(coaching.fiscalYearStarts).toBe(2);
    expect(() => interpretLocalConfig({ FISCAL_YEAR_STARTS: '13' })).toThrow(
      'put the number of a month here, from 1 to 12',
    );
  });

  test('accepts a token for each source of files, and never prints a wrong one', () => {
    const long = 'k'.repeat(24);
    const read = (text: string) => interpretConfig({ ...complete, IMPORT_TOKENS: text }).uploads;
    expect(read(`nightly=${long}, zapier.2=a=${long}`).tokens).toEqual(
      new Map([
        ['nightly', long],
        ['zapier.2', `a=${long}`],
      ]),
    );
    expect(interpretConfig(complete).uploads).toEqual({
      tokens: new Map(),
      maxBytes: 500_000_000,
      host: '0.0.0.0',
      port: 3_000,
    });
    const wrong = [long, `=${long}`, `a=${long.slice(1)}`, `a=${long},`, `a=${long},a=b${long}`];
    for (const text of wrong) {
      const [problem, ...others] = problemsOf({ ...complete, IMPORT_TOKENS: text });
      expect(problem).toMatch(/^IMPORT_TOKENS: /);
      expect(problem).not.toContain('kkk');
      expect(others).toEqual([]);
    }
  });

  test('lists everything that is missing or wrong at once, with what to put there', () => {
    const problems = problemsOf({
      SLACK_APP_TOKEN: 'hunter2',
      DATABASE_URL: 'mysql://hunter2',
      STALE_AFTER_DAYS: 'hunter2',
      ADMIN_EMAILS: 'hunter2',
      DEFAULT_TIME_ZONE: 'hunter2',
      LOG_LEVEL: 'hunter2',
      PORT: 'hunter2',
      SLACK_API_URL: 'hunter2',
      IMPORT_TOKENS: 'nightly=hunter2',
      IMPORT_MAX_MB: 'hunter2',
    });
    expect(inOrder(problems.map((problem) => problem.split(':')[0] ?? ''))).toEqual([
      'ADMIN_EMAILS',
      'DATABASE_URL',
      'DEFAULT_TIME_ZONE',
      'IMPORT_MAX_MB',
      'IMPORT_TOKENS',
      'LOG_LEVEL',
      'PORT',
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'STALE_AFTER_DAYS',
    ]);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  test('names both ways to receive requests where neither is set, beside what else is wrong', () => {
    const problems = problemsOf({});
    expect(problems).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: put the bot token/),
      expect.stringMatching(/^SLACK_APP_TOKEN: .*or set SLACK_SIGNING_SECRET/),
    ]);
    expect(new ConfigError(problems).message).toContain('npm run playground');
  });

  test('is all in .env.example, and nothing else is', async () => {
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    const source = await readFile(new URL('../src/config.ts', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)]
      .map(([, name = '']) => name)
      // For the playground and tests, not for a company.
      .filter((name) => name !== 'SLACK_API_URL');
    expect(inOrder(named)).toEqual(inOrder(read));
  });
});

function inOrder(names: readonly string[]): string[] {
  return names.toSorted((one, other) => one.localeCompare(other));
}
