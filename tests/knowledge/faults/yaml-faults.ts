import { BANK, type Fault, GUIDE, replace, write } from './fault.ts';

const laughs = ['a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]']
  .concat(
    [...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`),
  )
  .join('\n');

/** What can be wrong with YAML as such. */
export const yamlFaults: Fault[] = [
  {
    name: 'a tab as indentation',
    file: BANK,
    change: replace('  focus: service', '\tfocus: service'),
    at: '\tfocus: service',
    says: 'A tab is used to indent',
  },
  {
    name: 'a colon in a plain text',
    file: BANK,
    change: replace('why: It hands', 'why: Because: it hands'),
    at: 'Because: it',
    says: 'is read as a key here',
  },
  {
    name: 'an unclosed quote',
    file: BANK,
    change: replace('cue: within seconds', 'cue: "within seconds'),
    at: 'cue: "within seconds',
    says: 'The quote that opens here is not closed',
  },
  {
    name: 'an unclosed bracket',
    file: 'glossary.yml',
    change: replace('also: [ETL] }', 'also: [ETL }'),
    at: '[ETL }',
    says: 'A bracket [ or { that opens above is not closed',
  },
  {
    name: 'a key that stands twice',
    file: BANK,
    change: replace('  level: apply', '  level: apply\n  focus: recall'),
    at: '  focus: recall',
    says: 'The key focus stands here twice',
  },
  {
    name: 'a key that stands twice in a section',
    file: GUIDE,
    change: replace('objective: 1.3.1', 'objective: 1.3.1\nobjective: 1.3.4'),
    at: 'objective: 1.3.4',
    says: 'The key objective stands here twice',
  },
  {
    name: 'wrong indentation',
    file: BANK,
    change: replace('  difficulty: medium', '   difficulty: medium'),
    at: 'level: apply',
    says: 'is read as a key here',
  },
  {
    name: 'an alias that was never defined',
    file: BANK,
    change: replace('takeaway: Seconds point', 'takeaway: *Seconds point'),
    at: '*Seconds point',
    says: 'YAML',
  },
  {
    name: 'an alias that leads nowhere',
    file: 'glossary.yml',
    change: replace('[ETL]', '*short'),
    at: 1,
    says: 'aliases',
  },
  { name: 'a YAML bomb', file: 'glossary.yml', change: write(laughs), at: 1, says: 'expand to too much' },
  {
    name: 'a YAML bomb in a section',
    file: GUIDE,
    change: replace('id: data-collection', `id: data-collection\n${laughs}`),
    at: 'id: data-collection',
    says: 'expand to too much',
  },
  {
    name: 'deep nesting',
    file: 'glossary.yml',
    change: write('['.repeat(100_000)),
    at: 1,
    says: 'nested too deeply',
  },
  {
    name: 'a second document',
    file: 'exam.yml',
    change: replace('domains:', '---\ndomains:'),
    at: '---',
    says: 'begins a second document',
  },
  {
    name: 'a tag',
    file: 'glossary.yml',
    change: replace('term: drift', 'term: !drift x'),
    at: '!drift',
    says: 'A text begins with !',
  },
  {
    name: 'fields where a list is expected',
    file: BANK,
    change: write('id: a\nstem: b\n'),
    at: 1,
    says: 'This file is no list',
  },
  {
    name: 'a text where fields are expected',
    file: BANK,
    change: write('- just words\n'),
    at: 'just words',
    says: 'Question number 1 is "just words"',
  },
  {
    name: 'a key that means something to JavaScript',
    file: BANK,
    change: replace('  focus: service', '  __proto__: { polluted: yes }\n  focus: service'),
    at: '__proto__',
    says: '`__proto__` is not a field that exists',
  },
  {
    name: 'a loop of aliases',
    file: 'glossary.yml',
    change: replace('[ETL]', '&loop [*loop]'),
    at: '*loop',
    says: '`also[1]` is a list',
  },
];
