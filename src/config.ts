import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { isTimeZone } from './domain/calendar.ts';
import type { Guides } from './domain/guides/guide.ts';
import { defaultDataFolder } from './database/embedded/folders.ts';
import type { DatabaseChoice } from './database/open.ts';
import { importTokens } from './import-tokens.ts';
import { readGuides } from './guides/read-guides.ts';

/** Everything that the environment decides, already interpreted. */
export interface Config {
  readonly database: DatabaseChoice;
  readonly slack: SlackConfig;
  readonly coaching: CoachingConfig;
  /** The folder that new exports are read from; undefined where none is watched. */
  readonly exportFolder: string | undefined;
  readonly uploads: UploadConfig;
  readonly logLevel: string;
}

/** The part for commands that never connect to Slack. */
export type LocalConfig = Omit<Config, 'slack' | 'uploads'>;

/** Which files the bot accepts. */
export interface UploadConfig {
  /** Who may send files over HTTP: a name for each source, and its token. Nobody where it is empty. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Larger files are refused, whether they come over HTTP or Slack. */
  readonly maxBytes: number;
  /** Where files arrive over HTTP while Slack's requests come by Socket Mode. */
  readonly host: string;
  readonly port: number;
}

interface SlackConfig {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | {
        readonly kind: 'http';
        readonly signingSecret: string;
        readonly host: string;
        readonly port: number;
      };
  /** Another address for Slack's Web API; undefined for Slack's own. */
  readonly apiUrl: string | undefined;
}

export interface CoachingConfig {
  /** From this many days on an export is too old to coach from. */
  readonly staleAfterDays: number;
  /** A file is refused of which a larger share of rows can't be read, in percent. */
  readonly maxRejectedPercent: number;
  /** The month in which fiscal years begin, 1 to 12; undefined where nobody said. */
  readonly fiscalYearStarts?: number | undefined;
  /** Notes of one-on-ones are emptied when they are this old. */
  readonly notesRetentionMonths: number;
  /** Lower case. */
  readonly adminEmails: readonly string[];
  /** The IANA zone of people whose own isn't known. */
  readonly defaultTimeZone: string;
  /** The coaching guide of each kind of item. */
  readonly guides: Guides;
}

/** Thrown with every problem of the settings at once; no problem repeats a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        'Some settings are missing or wrong:',
        ...problems.map((problem) => `  - ${problem}`),
        'Put them into .env (see .env.example). To look around without any settings: npm run playground',
      ].join('\n'),
    );
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, with what .env adds to it. The only place that reads it. */
export function readEnvironment(): Environment {
  loadDotenv({ quiet: true });
  return process.env;
}

/** The whole configuration, for the bot. Throws a {@link ConfigError}. */
export function interpretConfig(environment: Environment): Config {
  return interpret(Complete, environment);
}

/** What commands need that never connect to Slack. Throws a {@link ConfigError}. */
export function interpretLocalConfig(environment: Environment): LocalConfig {
  return interpret(Local, environment);
}

function interpret<Result>(schema: z.ZodType<Result>, environment: Environment): Result {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

const wholeNumber = (least: number, max: number, message: string) =>
  z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= max, message);

const emails = z
  .string()
  .transform((text) =>
    text
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map((email) => email.toLowerCase()),
  )
  .refine(
    (list) => list.every((email) => /^[^@]+@[^@]+$/.test(email)),
    'put e-mail addresses here, separated by commas, as lee@example.com, kim@example.com',
  );

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

const localSettings = {
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/\S+$/,
      'put the address of a Postgres database here, as postgres://user:password@host:5432/frontline, or leave it out to use the embedded one',
    )
    .optional(),
  DATA_FOLDER: z.string().optional(),
  EXPORT_DIR: z.string().optional(),
  STALE_AFTER_DAYS: wholeNumber(1, 365, 'put a whole number of days here, from 1 to 365').default(
    10,
  ),
  MAX_REJECTED_PERCENT: wholeNumber(
    0,
    100,
    'put a whole number of percent here, from 0 to 100',
  ).default(5),
  FISCAL_YEAR_STARTS: wholeNumber(1, 12, 'put the number of a month here, from 1 to 12').optional(),
  NOTES_RETENTION_MONTHS: wholeNumber(
    1,
    120,
    'put a whole number of months here, from 1 to 120',
  ).default(24),
  ADMIN_EMAILS: emails.default([]),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'put the name of a time zone here, as Europe/London')
    .default('UTC'),
  GUIDES_DIR: z
    .string()
    .optional()
    .transform((folder, { issues }): Guides => {
      const read = readGuides(folder);
      if (read.guides !== undefined) return read.guides;
      issues.push(
        ...read.problems.map((message) => ({ code: 'custom' as const, message, input: folder })),
      );
      return z.NEVER;
    }),
  LOG_LEVEL: z.enum(LOG_LEVELS, `put one of ${LOG_LEVELS.join(', ')} here`).default('info'),
};

const slackSettings = {
  SLACK_BOT_TOKEN: z
    .string('put the bot token of your Slack app here; it begins with xoxb- (OAuth & Permissions)')
    .regex(/^xoxb-\S+$/, 'a bot token begins with xoxb- (OAuth & Permissions)'),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-\S+$/,
      'an app-level token begins with xapp- (Basic Information); leave it out to receive requests over HTTP',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z.url('put an address here, or leave it out for Slack itself').optional(),
  IMPORT_TOKENS: importTokens.default(new Map()),
  IMPORT_MAX_MB: wholeNumber(
    1,
    100_000,
    'put a whole number of megabytes here, from 1 to 100000',
  ).default(500),
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535, 'put a port here, a number from 0 to 65535').default(3000),
};

const Local = z.object(localSettings).transform(interpretLocal);

const Complete = z
  .object({ ...localSettings, ...slackSettings })
  .refine(
    (settings) =>
      settings.SLACK_APP_TOKEN !== undefined || settings.SLACK_SIGNING_SECRET !== undefined,
    {
      path: ['SLACK_APP_TOKEN'],
      message:
        'put an app-level token here (it begins with xapp-; Basic Information, scope connections:write) for Socket Mode, ' +
        'or set SLACK_SIGNING_SECRET to receive requests over HTTP',
      // Reported together with what is wrong elsewhere.
      when: ({ value }) => typeof value === 'object' && value !== null,
    },
  )
  .transform((settings) => ({
    ...interpretLocal(settings),
    uploads: {
      tokens: settings.IMPORT_TOKENS,
      maxBytes: settings.IMPORT_MAX_MB * 1_000_000,
      host: settings.HOST,
      port: settings.PORT,
    },
    slack: {
      botToken: settings.SLACK_BOT_TOKEN,
      apiUrl: settings.SLACK_API_URL,
      transport:
        settings.SLACK_APP_TOKEN === undefined
          ? {
              kind: 'http' as const,
              signingSecret: settings.SLACK_SIGNING_SECRET ?? '',
              host: settings.HOST,
              port: settings.PORT,
            }
          : { kind: 'socket' as const, appToken: settings.SLACK_APP_TOKEN },
    },
  }));

type LocalSettings = z.infer<z.ZodObject<typeof localSettings>>;

function interpretLocal(settings: LocalSettings): LocalConfig {
  return {
    database:
      settings.DATABASE_URL === undefined
        ? { server: 'embedded', dataFolder: settings.DATA_FOLDER ?? defaultDataFolder() }
        : { server: 'given', url: settings.DATABASE_URL },
    coaching: {
      staleAfterDays: settings.STALE_AFTER_DAYS,
      maxRejectedPercent: settings.MAX_REJECTED_PERCENT,
      fiscalYearStarts: settings.FISCAL_YEAR_STARTS,
      notesRetentionMonths: settings.NOTES_RETENTION_MONTHS,
      adminEmails: settings.ADMIN_EMAILS,
      defaultTimeZone: settings.DEFAULT_TIME_ZONE,
      guides: settings.GUIDES_DIR,
    },
    exportFolder: settings.EXPORT_DIR,
    logLevel: settings.LOG_LEVEL,
  };
}
