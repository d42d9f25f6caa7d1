import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSections } from '../../src/guide/parse-sections.ts';

const fields = (id: string): string => `\`\`\`yaml
id: ${id}
objective: 1.3.1
services: []
asks: [what is ${id}, why ${id}, how does ${id} work]
factsCheckedOn: 2026-11-23
sources: [https://docs.aws.amazon.com/]
\`\`\``;

const FILE = `# Data *Collection* \`API\`

${fields('collection')}

Data collection is gathering
raw **data** (see [the guide](https://docs.aws.amazon.com/)).

Second paragraph.

## Key Concepts

- **Structured data** — rows and columns.
  - **Deeper** – an en dash.
- **Recall** (sensitivity) — words before the dash.
- **Bold** words without a dash.
- Plain — with a dash.

### Inside

1. First
2. Second

## Formula

\`\`\`text
a = b
\`\`\`

| Left | *Right* |
|---|---|
| \`x\` | y |

## Below

${fields('below')}

It is below.
`;

const parsed = parseSections(FILE, 'guide/a.md');
const [collection, below] = parsed.sections;

describe('a section', () => {
  test('is a heading with a block of fields', () => {
    expect(parsed.problems).toEqual([]);
    expect(collection).toMatchObject({ title: 'Data Collection API', level: 1, id: 'collection' });
    expect(below).toMatchObject({ title: 'Below', level: 2, id: 'below', parts: [] });
  });

  test('keeps its text as it is, from the line where it begins', () => {
    expect(collection?.markdown).toMatch(/^Data collection is gathering\nraw \*\*data\*\*/);
    expect(collection?.markdown).toMatch(/\| `x` \| y \|$/);
    expect(FILE.split('\n')[(collection?.markdownLine ?? 0) - 1]).toBe('Data collection is gathering');
  });

  test('begins with a paragraph that reads as one line without marks', () => {
    expect(collection?.intro.map(block => block.kind)).toEqual(['paragraph', 'paragraph']);
    expect(collection?.intro[0]).toMatchObject({
      text: 'Data collection is gathering raw data (see the guide).',
    });
  });

  test('has its other headings as parts, each as deep as it stands', () => {
    expect(collection?.parts.map(({ title, depth }) => [title, depth])).toEqual([
      ['Key Concepts', 0],
      ['Inside', 1],
      ['Formula', 0],
    ]);
  });

  test('knows the line of every field', () => {
    const line = collection?.placeOf(['asks', 2]).line ?? 0;
    expect(FILE.split('\n')[line - 1]).toMatch(/^asks:/);
  });
});

describe('the blocks of a part', () => {
  const blocks = collection?.parts.flatMap(part => part.blocks) ?? [];

  test('are lists, code and tables', () => {
    expect(blocks.map(block => block.kind)).toEqual(['list', 'list', 'code', 'table']);
    expect(blocks[1]).toMatchObject({ ordered: true, items: [{ text: 'First' }, { text: 'Second' }] });
    expect(blocks[2]).toMatchObject({ language: 'text', text: 'a = b' });
    expect(blocks[3]).toMatchObject({ header: ['Left', 'Right'], rows: [['x', 'y']] });
  });

  test('name what a list item begins with in bold, when a dash follows', () => {
    const list = blocks[0];
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map(({ name, text }) => [name, text])).toEqual([
      ['Structured data', 'rows and columns.'],
      ['Recall (sensitivity)', 'words before the dash.'],
      [undefined, 'Bold words without a dash.'],
      [undefined, 'Plain — with a dash.'],
    ]);
    expect(items[0]?.items).toMatchObject([{ name: 'Deeper', text: 'an en dash.' }]);
    expect(items[0]?.markdown).toBe('**Structured data** — rows and columns.');
  });
});

test('a comment before the first section is allowed', () => {
  expect(parseSections(`<!-- draft -->\n\n# A\n\n${fields('a')}\n\nIt is.\n`, 'a.md').problems).toEqual([]);
});

test('a plain code block with an example of fields is no section', () => {
  const { sections } = parseSections(
    `# A\n\n${fields('a')}\n\nIt is.\n\n## Formula\n\n\`\`\`text\nid: x\n\`\`\`\n`,
    'a.md',
  );
  expect(sections).toHaveLength(1);
});

test('whatever the text is, problems stand on lines of it', () => {
  const piece = fc.constantFrom(
    ...FILE.split(/(?<=\n)/),
    '- ',
    '> ',
    '|',
    '[a](',
    '*',
    '`',
    '\n',
    '<b>',
    '#'.repeat(3),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const text = pieces.join('');
      const lines = text.split('\n').length;
      return parseSections(text, 'a.md').problems.every(({ line }) => line >= 1 && line <= lines + 1);
    }),
    { numRuns: 300 },
  );
});
