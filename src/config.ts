import { z } from 'zod';
import { StartError } from './errors.ts';

export type Config = {
  slack: SlackConfig;
  database: DatabaseConfig;
  /** Undefined for the folder that the app ships. */
  knowledgeDir: string | undefined;
  port: number;
  /** Of a server of its own for health and metrics; undefined for none. */
  monitorPort: number | undefined;
  logLevel: LogLevel;
};

export type SlackConfig =
  /** No tokens: the app runs against a local workspace on this machine. */
  | { kind: 'local' }
  | { kind: 'socket'; botToken: string; appToken: string; apiUrl: string }
  | { kind: 'http'; botToken: string; signingSecret: string; apiUrl: string };

export type DatabaseConfig =
  | { kind: 'sqlite'; path: string }
  /** A fresh file that goes with the process. */
  | { kind: 'temporary' }
  | { kind: 'postgres'; url: string };

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads the settings from the environment given. An empty value counts as not set.
 * @throws StartError with every problem at once.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Settings.safeParse(set);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new StartError(problems);

  const settings = parsed.data;
  const slack = slackConfig(settings);
  return {
    slack,
    database: databaseConfig(settings.DATABASE_URL, slack),
    knowledgeDir: settings.KNOWLEDGE_DIR,
    port: settings.PORT,
    monitorPort: settings.MONITOR_PORT,
    logLevel: settings.LOG_LEVEL,
  };
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine(number => number <= 65_535, 'must be a number from 0 to 65535');

const Settings = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xoxb-/,
      'must be the bot token, which starts with xoxb- (OAuth & Permissions in your app settings)',
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-/,
      'must be an app-level token, which starts with xapp- (Basic Information in your app settings)',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{16,}$/i, 'must be the signing secret, a long hexadecimal text (Basic Information)')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://slack.com/api/' })
    .transform(url => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/'),
  PORT: port.default(3000),
  MONITOR_PORT: port.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:PATH or postgres://USER:PASSWORD@HOST/DATABASE')
    .optional(),
  KNOWLEDGE_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});
type Settings = z.infer<typeof Settings>;

/** The names of everything that can be set. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

function contradictions(settings: Settings): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = settings;
  if (bot && app && secret) {
    return [
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    ];
  }
  if (bot && !app && !secret) {
    return [
      'SLACK_BOT_TOKEN needs a companion: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    ];
  }
  if (!bot && (app || secret)) {
    return [
      `SLACK_BOT_TOKEN is missing: set it beside ${app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'}, or unset both to use the local workspace`,
    ];
  }
  return [];
}

function slackConfig(settings: Settings): SlackConfig {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = settings;
  const apiUrl = settings.SLACK_API_URL;
  if (botToken && appToken) return { kind: 'socket', botToken, appToken, apiUrl };
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret, apiUrl };
  return { kind: 'local' };
}

function databaseConfig(url: string | undefined, slack: SlackConfig): DatabaseConfig {
  if (url?.startsWith('postgres')) return { kind: 'postgres', url };
  if (url) return { kind: 'sqlite', path: url.slice('file:'.length) };
  return slack.kind === 'local' ? { kind: 'temporary' } : { kind: 'sqlite', path: 'data/aif.db' };
}
