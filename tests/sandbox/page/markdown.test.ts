import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/sandbox/page/markdown.js';

const text = (value: string) => ({ kind: 'text', text: value });
const paragraph = (...children: unknown[]) => ({ kind: 'paragraph', children });

test.each<[string, string, unknown[]]>([
  ['a heading', '## Title ##', [{ kind: 'heading', level: 2, children: [text('Title')] }]],
  ['a paragraph over two lines', 'a\nb\n\nc', [paragraph(text('a\nb')), paragraph(text('c'))]],
  ['bold', 'a **b** __c__', [paragraph(text('a '), bold('b'), text(' '), bold('c'))]],
  ['italic', '*a* _b_', [paragraph(italic('a'), text(' '), italic('b'))]],
  ['code', '`*a*`', [paragraph({ kind: 'code', children: [text('*a*')] })]],
  [
    'a link',
    '[a](https://a.example)',
    [paragraph({ kind: 'link', url: 'https://a.example', children: [text('a')] })],
  ],
  ['a script link is its label', '[a](javascript:b)', [paragraph(text('a'))]],
  ['a fence', '```ts\n# a\n```', [{ kind: 'pre', children: [text('# a')] }]],
  ['a quote', '> a\n> b', [{ kind: 'quote', children: [paragraph(text('a\nb'))] }]],
  ['a rule', '---', [{ kind: 'rule' }]],
  ['a list in a list', '- a\n  - b\n- c', [list(false, [text('a'), list(false, [text('b')])], [text('c')])]],
  ['a numbered list', '3. a\n4. b', [{ ...list(true, [text('a')], [text('b')]), start: 3 }]],
  [
    'a table',
    '| a | b |\n|---|---|\n| c | d |',
    [
      {
        kind: 'table',
        rows: [
          [[text('a')], [text('b')]],
          [[text('c')], [text('d')]],
        ],
      },
    ],
  ],
  ['escaped marks', '\\*a\\*', [paragraph(text('*'), text('a'), text('*'))]],
  ['tags are text', '<b>a</b>', [paragraph(text('<b>a</b>'))]],
])('%s', (_title, markdown, nodes) => {
  expect(parseMarkdown(markdown)).toEqual(nodes);
});

function bold(value: string) {
  return { kind: 'bold', children: [text(value)] };
}

function italic(value: string) {
  return { kind: 'italic', children: [text(value)] };
}

function list(ordered: boolean, ...items: unknown[][]) {
  return { kind: 'list', ordered, start: 1, items };
}
