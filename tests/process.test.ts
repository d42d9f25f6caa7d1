import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, Process, slack } from './app-process.ts';

async function control<T>(url: string, request: object): Promise<T> {
  const response = await fetch(new URL('/control', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const { ok, result, error } = await response.json();
  if (!ok) throw new Error(error);
  return result;
}

describe('without any setting', () => {
  test('starts a workspace with a page and today’s question, answers a command, and stops when told', async () => {
    const app = new Process({});
    const url = await app.says(/http:\/\/127\.0\.0\.1:\d+\//);
    expect(await (await fetch(url)).text()).toContain('<html');
    const messages = await control<{ text: string }[]>(url, { kind: 'messages', channel: 'aif-study' });
    expect(messages.filter(({ text }) => text.startsWith('Question: '))).toHaveLength(1);
    const act = { kind: 'command', channel: 'aif-study', line: '/aif ask what is Model Monitor' };
    const outcome = await control<object>(url, { kind: 'act', member: 'ben', act });
    expect(JSON.stringify(outcome)).toContain('Model Monitoring');
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(app.output).toContain('"msg":"stopped"');
  });
});

describe('a knowledge folder that somebody edits while the app runs', () => {
  test('is used once it is good, and a broken one is named with file, line and fix', async () => {
    const KNOWLEDGE_DIR = join(folder(), 'knowledge');
    cpSync('tests/knowledge/small', KNOWLEDGE_DIR, { recursive: true });
    const path = join(KNOWLEDGE_DIR, 'guide', '10-data-collection.md');
    const text = readFileSync(path, 'utf8');
    // As `node --watch` starts it for `npm run dev`: then threads report what they import.
    const app = new Process({ KNOWLEDGE_DIR, WATCH_REPORT_DEPENDENCIES: '1' });
    const url = await app.says(/http:\/\/127\.0\.0\.1:\d+\//);
    const asked = async (): Promise<string> => {
      const act = { kind: 'command', channel: 'aif-study', line: '/aif ask data collection' };
      return JSON.stringify(await control<object>(url, { kind: 'act', member: 'ben', act }));
    };

    writeFileSync(path, text.replace('objective: 1.3.1', 'objective: 9.9.9'));
    await app.says(/goes on with what it had:\n- \S+guide\/10-data-collection\.md:5 error: \S/);
    expect(await asked()).toContain('gathering the raw data that a model will learn from');

    writeFileSync(path, text.replace('a model will learn from', 'a model feeds on'));
    await app.says(/"msg":"knowledge replaced"/);
    expect(await asked()).toContain('gathering the raw data that a model feeds on');
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
  });
});

describe('with tokens', () => {
  test('connects by Socket Mode, and a restart loses nothing', async () => {
    const { sandbox, env } = await slack();
    const DATABASE_URL = `file:${join(folder(), 'deep', 'aif.db')}`;
    const first = new Process({ ...env, DATABASE_URL });
    await first.says(/"msg":"ready"/);
    const anna = sandbox.as('anna');
    await anna.command('aif-study', '/aif post');
    const question = await sandbox.until(() =>
      anna.messages('aif-study').find(message => !message.ephemeral),
    );
    await anna.click(question, { actionId: 'answer:0' });
    const verdict = await sandbox.until(() =>
      anna.messages('aif-study').find(({ text }) => /^(Right!|Not this)/.test(text)),
    );
    first.child.kill('SIGKILL');
    await first.ended;
    await sandbox.until(() => sandbox.connections() === 0);

    const second = new Process({ ...env, DATABASE_URL });
    await second.says(/"msg":"ready"/);
    await anna.click(question, { actionId: 'answer:1' });
    const again = await sandbox.until(() =>
      anna
        .messages('aif-study')
        .find(({ blocks }) => JSON.stringify(blocks).includes('the first answer counts')),
    );
    expect(again.text).toBe(verdict.text);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test('says which token Slack refuses', async () => {
    const { env } = await slack();
    const wrongBot = new Process({
      ...env,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      DATABASE_URL: `file:${join(folder(), 'a.db')}`,
    });
    expect(await wrongBot.ended).toBe(1);
    expect(wrongBot.output).toMatch(/cannot start:\n- SLACK_BOT_TOKEN: Slack refuses it \(invalid_auth\)/);
    const wrongApp = new Process({
      ...env,
      SLACK_APP_TOKEN: 'xapp-wrong',
      DATABASE_URL: `file:${join(folder(), 'b.db')}`,
    });
    expect(await wrongApp.ended).toBe(1);
    expect(wrongApp.output).toMatch(/cannot start:\n- SLACK_APP_TOKEN: Slack refuses it \(invalid_auth\)/);
    expect(wrongApp.output + wrongBot.output).not.toMatch(/\n\s+at /);
  });
});

describe('what stops the start', () => {
  test('wrong settings, all at once and without a stack', async () => {
    const app = new Process({ PORT: 'x', LOG_LEVEL: 'loud', SLACK_APP_TOKEN: 'xapp-1' });
    expect(await app.ended).toBe(1);
    expect(app.output).toMatch(/cannot start:\n- PORT must be.*\n- LOG_LEVEL must be/);
    expect(app.output).not.toMatch(/\n\s+at /);
  });

  test('broken knowledge: every problem with file and line', async () => {
    const KNOWLEDGE_DIR = join(folder(), 'knowledge');
    cpSync('knowledge', KNOWLEDGE_DIR, { recursive: true });
    writeFileSync(join(KNOWLEDGE_DIR, 'questions', '11-data-collection.yml'), '- id: x\n  type: riddle\n');
    writeFileSync(join(KNOWLEDGE_DIR, 'glossary.yml'), '- term: [');
    const app = new Process({ KNOWLEDGE_DIR });
    expect(await app.ended).toBe(1);
    expect(app.output).toMatch(/questions\/11-data-collection\.yml:\d+ error/);
    expect(app.output).toMatch(/glossary\.yml:\d+ error/);
    expect(app.output).not.toMatch(/\n\s+at /);
  });

  test('a database that is none', async () => {
    const path = join(folder(), 'aif.db');
    writeFileSync(path, 'this is no database, and it must stay as it is'.repeat(100));
    const { env } = await slack();
    const app = new Process({ ...env, DATABASE_URL: `file:${path}` });
    expect(await app.ended).toBe(1);
    expect(app.output).toMatch(/cannot start:\n- DATABASE_URL: .*not a database/);
  });

  test('a port that is taken', async () => {
    const { sandbox } = await slack();
    const app = new Process({ PORT: new URL(sandbox.url).port });
    expect(await app.ended).toBe(1);
    expect(app.output).toMatch(/cannot start:\n- PORT: \d+ is taken/);
  });
});
