import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainYaml } from '../../src/content/plain-yaml.ts';
import { parseYaml } from '../../src/content/yaml.ts';

/** A tab, even in a comment, leaves the text to the parser that knows lines. */
function parseCarefully(text: string): ReturnType<typeof parseYaml> {
  return parseYaml(`#\t\n${text}`, 'a.yml');
}

const PIECES = [
  ...['- ', 'a: ', 'b:', 'c: ', '\n', '\n  ', '\n    ', ', ', ': ', ':', '[', ']', '{', '}', '"', "'"],
  ...['|', '>-', '|-', '>', '|+', '|2', '&x ', '*x', '!', '!!str ', '#', ' # c', '? ', '@', '`', '%', '<<: '],
  ...['é', '\t', '---', '...', 'text', 'more text', '\\n', '~', 'null', 'true', 'yes', '__proto__: '],
  ...['1', '0x1F', '1_000', '1e3', '1e999', '.5', '+1', '012', '0o14', '-.inf', '2026-11-23', '1.3.4'],
];

test('what is read quickly is what the careful parser reads', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map(pieces => pieces.join(''));
  fc.assert(
    fc.property(text, written => {
      const plain = readPlainYaml(written);
      if (plain) expect(parseCarefully(written)).toMatchObject({ kind: 'yaml', value: plain.value });
    }),
    { numRuns: 3_000 },
  );
});

const shipped = readdirSync('knowledge', { recursive: true })
  .map(String)
  .filter(name => name.endsWith('.yml'));

test.for(shipped)('%s is read quickly, and the same', name => {
  const text = readFileSync(`knowledge/${name}`, 'utf8');
  const careful = parseCarefully(text);
  expect(readPlainYaml(text)?.value).toEqual(careful.kind === 'yaml' ? careful.value : undefined);
});

test.each(['&a [x]', 'a: *b', '!!str 1', '%YAML 1.2', '--- 1', 'a: |+\n  x', '"', '\ta: 1', 'a: 1\na: 2'])(
  'leaves %j to the careful parser',
  text => expect(readPlainYaml(text)).toBeUndefined(),
);

test('leaves what is nested too deeply to the careful parser', () => {
  expect(readPlainYaml('['.repeat(10_000) + ']'.repeat(10_000))).toBeUndefined();
});
