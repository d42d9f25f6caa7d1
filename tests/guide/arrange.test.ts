import { expect, test } from 'vitest';
import { arrange } from '../../src/guide/arrange.ts';
import { parseSections } from '../../src/guide/parse-sections.ts';

/** A file of sections, each given as its heading with marks and its id: "## deeper". */
function file(...sections: (string | { heading: string; under: string })[]): string {
  return sections
    .map(section => (typeof section === 'string' ? { heading: section, under: undefined } : section))
    .map(({ heading, under }) => {
      const id = heading.replace(/^#+ /, '');
      return `${heading}

\`\`\`yaml
id: ${id}${under === undefined ? '' : `\nunder: ${under}`}
objective: 1.3.1
services: []
asks: [what is ${id}, why ${id}, how ${id}]
factsCheckedOn: 2026-11-23
sources: [https://docs.aws.amazon.com/]
\`\`\`

It is ${id}.`;
    })
    .join('\n\n');
}

function paths(...files: string[]): Record<string, string> {
  const parsed = files.map((text, index) => parseSections(text, `guide/${index}.md`).sections);
  return Object.fromEntries(arrange(parsed).entries.map(({ value }) => [value.id, value.path.join(' › ')]));
}

test('a section belongs to the nearest bigger heading above it', () => {
  expect(paths(file('# top', '## middle', '### low', '## other', '#### deep', '# second'))).toEqual({
    top: 'top',
    middle: 'top › middle',
    low: 'top › middle › low',
    other: 'top › other',
    deep: 'top › other › deep',
    second: 'second',
  });
});

test('a section of another file is reached with `under`, whatever the order of the files', () => {
  const child = file({ heading: '# child', under: 'parent' }, '## grandchild');
  expect(paths(child, file('# parent'))).toEqual({
    child: 'parent › child',
    grandchild: 'parent › child › grandchild',
    parent: 'parent',
  });
});

test('a circle through two files is reported once for each section in it', () => {
  const sections = [file({ heading: '# a', under: 'b' }), file({ heading: '# b', under: 'a' })].map(
    (text, index) => parseSections(text, `guide/${index}.md`).sections,
  );
  expect(arrange(sections).problems.map(({ what }) => what)).toEqual([
    'The section a stands below itself',
    'The section b stands below itself',
  ]);
});
