import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { loggedError, withoutQuotes } from '../../src/logged-error.ts';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import { DATABASES, makeDatabase } from '../store/databases.ts';
import { type AppStand, library, standUp, workspace } from './app-stand.ts';

/** Words that nobody but a person could have brought in. */
const PLANTED = [
  'zanzibarquestion',
  'mombasamention',
  'lamumessage',
  'pembaname',
  'malindischedule',
  'kilifibroken',
];

let stand: AppStand;
afterEach(() => stand?.close());

describe('the log of an app that has a bad day', () => {
  test('holds nothing that a person typed and no secret, and every line of a request has its reference', async () => {
    stand = await standUp({
      complaints: /./,
      library: () => ({
        ...library,
        // A library that quotes what it could not read, as many do.
        ask: question =>
          library.ask(
            new RegExp(question.includes('kilifibroken') ? `(${question}` : '.').exec(question)?.input ?? '',
          ),
      }),
    });
    const { anna, ben, sandbox, deps, log } = stand;
    await anna.command('aif-study', '/aif ask zanzibarquestion "and" more');
    await ben.mention('aif-study', 'mombasamention please');
    await anna.command('aif-study', '/aif schedule malindischedule 99:00');
    await anna.command('aif-study', '/aif ask kilifibroken "quoted" text');
    await sandbox.until(() => anna.messages('aif-study').find(({ text }) => text.startsWith('Sorry')));

    // Slack refuses, breaks off and fails, and so does the database, each with a text of a person under way.
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error', times: 5 });
    await ben.mention('aif-study', 'mombasamention again');
    sandbox.faults.clear();
    sandbox.faults.add({ method: 'response_url', kind: 'server-error', times: 5 });
    await anna.command('aif-study', '/aif post');
    await sandbox.until(() => anna.messages('aif-study').find(({ ephemeral }) => !ephemeral));
    sandbox.faults.clear();
    await deps.store.close();
    await anna.command('aif-study', '/aif me zanzibarquestion');
    await anna.command('aif-study', '/aif schedule mon-fri 09:00 Europe/Berlin malindischedule');

    const all = log.join('\n');
    for (const word of PLANTED) expect(all.toLowerCase()).not.toContain(word);
    for (const secret of [sandbox.botToken, sandbox.appToken, '/response/R'])
      expect(all).not.toContain(secret);
    const lines = log.map(line => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'request failed').length).toBeGreaterThanOrEqual(2);
    for (const { msg, reference } of lines.filter(({ msg }) => /^request (failed|handled)$/.test(msg))) {
      expect([msg, reference]).toEqual([msg, expect.stringMatching(/^[0-9a-f]{8}$/)]);
    }
    const failed = lines.find(({ msg, err }) => msg === 'request failed' && err.name === 'SyntaxError');
    expect(failed.err.at[0]).toMatch(/RegExp|log-hunt/);
    const apology = anna.messages('aif-study').find(({ text }) => text.startsWith('Sorry'));
    expect(apology?.text).toContain(failed.reference);
  });
});

describe.each(DATABASES)('an error of %s', kind => {
  test('says where and what, without the row', async () => {
    const database = await makeDatabase(kind);
    const store = await database.open();
    const lines: string[] = [];
    const log = createLog('info', { write: line => lines.push(line) });
    const member = (user: string) =>
      store.rememberMember({
        workspace,
        user: asUserId(user),
        key: asMemberKey('pembaname-key'),
        name: 'pembaname',
        timeZone: undefined,
        now: 1,
      });
    await member('U1');
    await member('U2').catch(error => log.error({ err: error }, 'refused'));
    await database.remove();
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('pembaname');
    expect(JSON.parse(lines.join()).err).toMatchObject({ code: kind === 'sqlite' ? 2067 : '23505' });
  });
});

describe('what is logged of an error', () => {
  const typed = 'zanzibarquestion\n    at zanzibarquestion (/src/a.ts:1:1)';
  test.each<[string, () => unknown]>([
    ['JSON that does not parse', () => JSON.parse(typed)],
    ['an address', () => new URL(typed)],
    ['a time zone', () => new Intl.DateTimeFormat('en', { timeZone: typed })],
    ['a number', () => BigInt(typed)],
    ['a pattern', () => new RegExp(`(${typed}`)],
    ['something thrown that is no error', () => Promise.reject(typed)],
  ])('is its kind and its place, not %s', async (_what, run) => {
    const error = await Promise.resolve()
      .then(run)
      .catch((thrown: unknown) => thrown);
    expect(JSON.stringify(loggedError(error))).not.toContain('zanzibar');
    if (error instanceof Error) expect(loggedError(error).at?.length).toBeGreaterThan(0);
  });

  test('goes down to its causes, and no deeper than sense', () => {
    const inner = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(loggedError(new Error('y', { cause: inner })).cause).toMatchObject({
      code: 'ECONNREFUSED',
      message: 'x',
    });
    const loop = new Error('round');
    loop.cause = loop;
    expect(JSON.stringify(loggedError(loop)).length).toBeLessThan(20_000);
  });

  test.each([
    ['relation "secret" does not exist', 'relation …'],
    ['invalid input: {a}', 'invalid input: …'],
    ['nothing quoted', 'nothing quoted'],
  ])('%s becomes %s', (text, written) => expect(withoutQuotes(text)).toBe(written));
});
