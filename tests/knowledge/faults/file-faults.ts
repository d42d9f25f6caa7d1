import { BANK, type Fault, GUIDE, replace, write } from './fault.ts';

const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** What can be wrong with a file before anyone looks at its meaning. */
export const fileFaults: Fault[] = [
  { name: 'no blueprint', file: 'exam.yml', change: { kind: 'remove' }, at: 1, says: 'is missing' },
  { name: 'no services', file: 'services.yml', change: { kind: 'remove' }, at: 1, says: 'is missing' },
  { name: 'no glossary', file: 'glossary.yml', change: { kind: 'remove' }, at: 1, says: 'is missing' },
  {
    name: 'a folder named like the glossary',
    file: 'glossary.yml',
    change: { kind: 'make a folder' },
    at: 1,
    says: 'a folder where a file is expected',
  },
  {
    name: 'a folder named like a guide file',
    file: GUIDE,
    change: { kind: 'make a folder' },
    at: 1,
    says: 'a folder where a file is expected',
  },
  {
    name: 'a link out of the folder',
    file: 'glossary.yml',
    change: { kind: 'link', target: '/etc/hostname' },
    at: 1,
    says: 'outside of the knowledge folder',
  },
  {
    name: 'a link to nowhere',
    file: BANK,
    change: { kind: 'link', target: 'gone.yml' },
    at: 1,
    says: 'a link to a file that is not there',
  },
  {
    name: 'a question file of 10 MB',
    file: BANK,
    change: write('- id: x\n'.repeat(1_250_000)),
    at: 1,
    says: 'has 10.0 MB, and 2 MB is the limit',
  },
  {
    name: 'a guide file of 10 MB',
    file: GUIDE,
    change: write('word '.repeat(2_000_000)),
    at: 1,
    says: 'has 10.0 MB, and 2 MB is the limit',
  },
  { name: 'UTF-16', file: GUIDE, change: write(utf16('# Data')), at: 1, says: 'encoded as UTF-16' },
  {
    name: 'Latin-1',
    file: BANK,
    change: write(Buffer.from('- id: a\n  stem: caf\u00e9\n', 'latin1')),
    at: 2,
    says: 'bytes that are not UTF-8',
  },
  {
    name: 'a zero byte',
    file: 'glossary.yml',
    change: write('- { term: a,\n also: [b\0] }'),
    at: 2,
    says: 'a zero byte',
  },
  {
    name: 'a letter that was lost',
    file: GUIDE,
    change: replace('raw data that', 'r\uFFFDw data that'),
    at: 'w data that',
    says: 'an invisible or damaged character (U+FFFD)',
  },
  {
    name: 'a character that turns the direction of writing',
    file: BANK,
    change: replace('takeaway: Seconds', 'takeaway: \u202ESeconds'),
    at: 'takeaway: \u202E',
    says: 'an invisible or damaged character (U+202E)',
  },
  { name: 'an empty guide file', file: GUIDE, change: write(''), at: 1, says: 'This file is empty' },
  {
    name: 'an empty question file',
    file: BANK,
    change: write('# soon\n'),
    at: 1,
    says: 'This file is empty',
  },
  {
    name: 'a question file with another ending',
    file: 'questions/30-extra.yaml',
    change: write('[]'),
    at: 1,
    says: 'only names that end in .yml are',
    severity: 'warning',
  },
  {
    name: 'a stray text in the guide folder',
    file: 'guide/notes.txt',
    change: write('buy milk'),
    at: 1,
    says: 'only names that end in .md are',
    severity: 'warning',
  },
  {
    name: 'a merge conflict in YAML',
    file: BANK,
    change: replace(
      '  focus: service\n',
      '<<<<<<< HEAD\n  focus: service\n=======\n  focus: recall\n>>>>>>> theirs\n',
    ),
    at: '<<<<<<< HEAD',
    says: 'A merge conflict was left',
  },
  {
    name: 'a merge conflict in Markdown',
    file: GUIDE,
    change: replace('## Key Concepts', '<<<<<<< HEAD\n## Key Concepts\n=======\n## Concepts\n>>>>>>> theirs'),
    at: '<<<<<<< HEAD',
    says: 'A merge conflict was left',
  },
];
