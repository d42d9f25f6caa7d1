import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge.ts';
import { BANK, BANK_2, type Change, GUIDE, replace, replaceEach } from '../knowledge/faults/fault.ts';
import { applyChange, copyOfSmall } from '../knowledge/folder.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

/** What looks like a fault and is none. */
const allowed: { name: string; file: string; change: Change }[] = [
  {
    name: 'a negation in the scenario',
    file: BANK,
    change: replace(
      'Which AWS service should',
      'The retailer does not keep servers. Which AWS service should',
    ),
  },
  {
    name: 'LEAST as a qualifier',
    file: BANK,
    change: replace('should take in the clicks?', 'should take in the clicks with the LEAST effort?'),
  },
  {
    name: 'an absolute word in a reason',
    file: BANK,
    change: replace('why: It hands', 'why: It always hands'),
  },
  {
    name: 'a word of the stem in the answer and in a wrong option',
    file: BANK,
    change: replaceEach(
      ['to feed website clicks', 'to stream website clicks'],
      ['text: AWS Glue\n', 'text: AWS Glue streams\n'],
    ),
  },
  {
    name: 'a cue over a line end and with another capital',
    file: BANK,
    change: replaceEach(
      ['within seconds of each click. Which', 'within seconds\n    of each click. Which'],
      ['cue: within seconds of', 'cue: Within seconds of'],
    ),
  },
  {
    name: 'a closed service as the answer when the takeaway says so',
    file: BANK_2,
    change: replace('A bank already uses', 'A bank starts with'),
  },
  {
    name: 'a closed service as the answer when the company already uses it',
    file: BANK_2,
    change: replace('; the tool is closed to new customers.', '.'),
  },
  { name: 'facts of 180 days ago', file: BANK, change: replace('On: 2026-11-01', 'On: 2026-05-27') },
  { name: 'facts of today in the east', file: BANK, change: replace('On: 2026-11-01', 'On: 2026-11-24') },
  {
    name: 'the page of the maker of a tool',
    file: BANK,
    change: replace(
      'https://docs.aws.amazon.com/glue/latest/dg/what-is-glue.html',
      'https://mlflow.org/docs/latest/',
    ),
  },
  {
    name: 'programs and documents of AWS that are no services',
    file: GUIDE,
    change: replace(
      '## Key Concepts',
      'See the AWS Free Tier and the AWS Management Console.\n\n## Key Concepts',
    ),
  },
  {
    name: 'a name in other capitals over a line end',
    file: GUIDE,
    change: replace('## Key Concepts', 'Streams such as Amazon Kinesis\ndata streams.\n\n## Key Concepts'),
  },
  {
    name: 'an answer to a question as a word, not as a position',
    file: BANK,
    change: replace('why: It hands', 'why: The first answer that comes to mind is right. It hands'),
  },
  {
    name: 'numbers that are no equation',
    file: BANK_2,
    change: replace('today. How precise', 'today (24/7 operation, version 2.0 = new). How precise'),
  },
  { name: 'a quoted number as an option', file: BANK_2, change: replace('"0.75"', "'3/4'") },
  {
    name: 'Windows line ends and a byte order mark',
    file: BANK,
    change: replaceEach(['- id: clicks', '\uFEFF- id: clicks'], ['type: single\n', 'type: single\r\n']),
  },
];

describe('no finding for', () => {
  test.for(allowed)('$name', ({ file, change }) => {
    const folder = copyOfSmall();
    applyChange(folder, file, change);
    expect(loadKnowledge(folder, NOW)).toMatchObject({ kind: 'loaded', warnings: [] });
  });
});
