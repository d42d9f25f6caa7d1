import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig, SETTINGS } from '../src/config.ts';
import { StartError } from '../src/errors.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
const app = { SLACK_APP_TOKEN: 'xapp-1' };
const secret = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };

/** How a setting is introduced in a file. */
const NAMES: Record<string, RegExp> = {
  '.env.example': /^(?:# )?([A-Z_]+)=/gm,
  'README.md': /^\| `([A-Z_]+)` \|/gm,
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  test('without any, the app runs against a local workspace and a temporary database', () => {
    expect(parseConfig({})).toEqual({
      slack: { kind: 'local' },
      database: { kind: 'temporary' },
      knowledgeDir: undefined,
      port: 3000,
      monitorPort: undefined,
      logLevel: 'info',
    });
  });

  test.each([
    [
      { ...bot, ...app },
      { kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: 'https://slack.com/api/' },
    ],
    [
      { ...bot, ...secret },
      {
        kind: 'http',
        botToken: 'xoxb-1',
        signingSecret: secret.SLACK_SIGNING_SECRET,
        apiUrl: 'https://slack.com/api/',
      },
    ],
    [{ SLACK_BOT_TOKEN: ' ', SLACK_APP_TOKEN: '' }, { kind: 'local' }],
  ])('%o decides how Slack is reached', (env, slack) => {
    expect(parseConfig(env).slack).toEqual(slack);
  });

  test.each([
    [
      { ...bot, ...app },
      { kind: 'sqlite', path: 'data/aif.db' },
    ],
    [{ DATABASE_URL: 'file:/var/lib/aif.db' }, { kind: 'sqlite', path: '/var/lib/aif.db' }],
    [{ DATABASE_URL: 'postgres://u:p@h/d' }, { kind: 'postgres', url: 'postgres://u:p@h/d' }],
    [{ DATABASE_URL: 'postgresql://h/d' }, { kind: 'postgres', url: 'postgresql://h/d' }],
  ])('%o decides where the data is', (env, database) => {
    expect(parseConfig(env).database).toEqual(database);
  });

  test('the address of Slack may come without its last slash', () => {
    const { slack } = parseConfig({ ...bot, ...app, SLACK_API_URL: 'http://127.0.0.1:9/api' });
    expect(slack).toMatchObject({ apiUrl: 'http://127.0.0.1:9/api/' });
  });

  test.each([
    [bot, /SLACK_BOT_TOKEN needs a companion/],
    [app, /SLACK_BOT_TOKEN is missing.*SLACK_APP_TOKEN/],
    [secret, /SLACK_BOT_TOKEN is missing.*SLACK_SIGNING_SECRET/],
    [{ ...bot, ...app, ...secret }, /both set/],
    [{ ...app, SLACK_BOT_TOKEN: 'xoxp-1' }, /SLACK_BOT_TOKEN must be the bot token/],
    [{ ...bot, SLACK_APP_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN must be an app-level token/],
    [{ ...bot, SLACK_SIGNING_SECRET: 'short' }, /SLACK_SIGNING_SECRET must be/],
    [{ PORT: '80a' }, /PORT must be a number/],
    [{ PORT: '70000' }, /PORT must be a number/],
    [{ MONITOR_PORT: 'x' }, /MONITOR_PORT must be a number/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be/],
    [{ SLACK_API_URL: 'slack' }, /SLACK_API_URL must be/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
  ])('%o stops the start with what to do', (env, sentence) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });

  test('all problems come at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x', SLACK_APP_TOKEN: 'x' })).toHaveLength(
      4,
    );
  });

  test('no problem shows a secret', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'hunter2-secret' }).join()).not.toContain('hunter2');
  });
});

describe('every setting', () => {
  test.each(['.env.example', 'README.md'])('is named in %s, and nothing else is', file => {
    const named = [...readFileSync(file, 'utf8').matchAll(NAMES[file] ?? /$/g)].map(match => match[1]);
    expect(named.toSorted()).toEqual(SETTINGS.toSorted());
  });
});
