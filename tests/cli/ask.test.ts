import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { answerLines, lineAnswer, linesOf } from '../../src/cli/json-lines.ts';
import { wrap } from '../../src/cli/wrap.ts';
import { shippedLibrary } from '../shipped-library.ts';

const { ask } = await shippedLibrary();

/** `npm run -s aif -- …`, as somebody types it. */
async function aif(words: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['src/cli.ts', ...words], { env: { PATH: process.env.PATH } });
  child.stdin.end(input);
  const exit = new Promise<number | null>(resolve => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, out, err };
}

// A process of its own takes seconds on a busy machine.
describe('aif ask', { timeout: 60_000 }, () => {
  test('answers readably, with the section, what became of the service, and the date', async () => {
    const { code, out } = await aif(['ask', 'what is model monitor']);
    expect(code).toBe(0);
    expect(out).toContain('Amazon SageMaker Model Monitor — checks data quality');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Closed to new customers since 30 July 2026');
    expect(out).toContain('Model Monitoring');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('facts checked on 2026-11-23');
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toContain('**');
  });

  test('answers lines of JSON in one process, in order, whatever they hold', async () => {
    const lines = ['{"id":"a","query":"what is recall"}', 'broken', '{"id":2,"query":42}', ''];
    const { code, out } = await aif(['ask', '--jsonl'], `${lines.join('\r\n')}\n{"id":3,"query":"pizza"}`);
    expect(code).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 2, null, 3]);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual(['id', 'query', 'kind', 'confidence', 'sections', 'text']);
    }
  });

  test('says how to call it', async () => {
    const { code, err } = await aif(['ask']);
    expect(code).toBe(2);
    expect(err).toContain('aif ask <question>');
  });
});

describe('a line of JSON', () => {
  test('is answered with its id', () => {
    expect(lineAnswer({ text: '{"id":7,"query":"what is recall"}', isCut: false }, ask)).toMatchObject({
      id: 7,
      query: 'what is recall',
      kind: 'answer',
      confidence: expect.any(Number),
      sections: [{ id: 'recall', path: expect.any(Array), score: expect.any(Number) }, {}, {}],
      text: expect.stringContaining('share of all actual positives'),
    });
  });

  test.each([
    ['', 'not JSON'],
    ['{"id":1,"query":"what', 'not JSON'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['7', 'not a JSON object'],
    ['{"id":1}', 'no "query"'],
    ['{"id":1,"query":{}}', 'no "query"'],
    ['\u0000\ud800', 'not JSON'],
  ])('%j is answered in its place, and says why', (line, why) => {
    expect(lineAnswer({ text: line, isCut: false }, ask)).toMatchObject({
      kind: 'none',
      confidence: 0,
      sections: [],
      text: expect.stringContaining(why),
    });
  });

  test('that is too long is answered in its place', () => {
    expect(lineAnswer({ text: '{"id":1', isCut: true }, ask)).toMatchObject({
      kind: 'none',
      text: expect.stringContaining('longer'),
    });
  });
});

describe('the lines of a stream', () => {
  const read = async (chunks: Uint8Array[], longest?: number) => {
    const lines = [];
    for await (const line of linesOf(from(chunks), longest)) lines.push(line);
    return lines;
  };
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('are the same however it is cut into chunks, also inside a letter', async () => {
    const whole = bytes('eins\nzwei – ü\r\n\nlast');
    for (let size = 1; size <= whole.length; size++) {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.slice(at * size, (at + 1) * size),
      );
      expect((await read(chunks)).map(({ text }) => text)).toEqual(['eins', 'zwei – ü', '', 'last']);
    }
  });

  test('are kept only so far, and the next one is whole', async () => {
    expect(await read([bytes('12345678'), bytes('9\nab\n')], 4)).toEqual([
      { text: '1234', isCut: true },
      { text: 'ab', isCut: false },
    ]);
  });

  test('are read no faster than their answers are taken', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given++;
        yield bytes('{"id":1,"query":"what is recall"}\n');
      }
    }
    const answers = answerLines(endless(), ask);
    for (let taken = 1; taken <= 50; taken++) await answers.next();
    expect(given).toBe(50);
    await answers.return(undefined);
  });
});

async function* from(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('wrapping', () => {
  test.each([
    ['short', 'short'],
    ['one two three four', 'one two\nthree four'],
    ['- one two three', '- one two\n  three'],
    ['1. one two three', '1. one two\n   three'],
    ['    one two three four five', '    one two three four five'],
    ['averyveryverylongword', 'averyveryverylongword'],
  ])('%j', (line, wrapped) => {
    expect(wrap(line, 10)).toBe(wrapped);
  });
});
