import { describe, expect, test } from 'vitest';
import {
  type MarkupNode,
  parseMrkdwn,
  parsePlain,
  unescapeEntities,
  wordsOf,
} from '../../../src/sandbox/page/mrkdwn.js';

/** The tree in short: `*bold*` reads `bold(bold)`. */
function short(nodes: MarkupNode[]): string {
  return nodes.map(shortNode).join(' ');
}

function shortNode(node: MarkupNode): string {
  if (node.kind === 'text') return JSON.stringify(node.text);
  if (node.kind === 'link') return `link(${node.url} ${short(node.children)})`;
  if (node.kind === 'user' || node.kind === 'channel' || node.kind === 'usergroup') {
    return `${node.kind}(${node.id}${node.label === undefined ? '' : ` ${node.label}`})`;
  }
  if (node.kind === 'broadcast') return `broadcast(${node.range})`;
  if (node.kind === 'emoji') return `:${node.name}:`;
  if (node.kind === 'date') return `date(${node.seconds} ${node.pattern} ${node.url} ${node.fallback})`;
  if ('children' in node) return `${node.kind}(${short(node.children)})`;
  return node.kind;
}

const cases: [title: string, text: string, tree: string][] = [
  ['bold, italic, strike', '*a* _b_ ~c~', 'bold("a") " " italic("b") " " strike("c")'],
  ['styles inside styles', '*a _b_*', 'bold("a " italic("b"))'],
  ['styles touch punctuation', '(*a*).', '"(" bold("a") ")."'],
  ['no style inside a word', 'snake_case_name 2*3*4', '"snake_case_name 2*3*4"'],
  ['no style with a space inside the mark', '* a * and ~5 to ~10', '"* a * and ~5 to ~10"'],
  ['no style over a line end', '*a\nb*', '"*a\\nb*"'],
  ['an open mark is text', '*a', '"*a"'],
  ['code keeps its marks', '`*a* :tada:`', 'code("*a* :tada:")'],
  ['a mark in code does not end a style', '*a `b* c` d*', 'bold("a " code("b* c") " d")'],
  ['a fence', 'see\n```\nx *y*\n```\nend', '"see" pre("x *y*") "end"'],
  ['a fence on one line', '```a```', 'pre("a")'],
  ['a quote', '> a\n> b\nc', 'quote("a\\nb") "c"'],
  ['a quote as people type it', '&gt; a', 'quote("a")'],
  ['a quote to the end', '>>> a\nb', 'quote("a\\nb")'],
  [
    'a link with a label',
    '<https://a.example/?b=1&amp;c=2|see &lt;b&gt;>',
    'link(https://a.example/?b=1&c=2 "see <b>")',
  ],
  ['a link without one', '<https://a.example>', 'link(https://a.example "https://a.example")'],
  ['a mail link', '<mailto:a@b.example>', 'link(mailto:a@b.example "a@b.example")'],
  [
    'a bare address',
    'at https://a.example/b?c=1&amp;d=2.',
    '"at " link(https://a.example/b?c=1&d=2 "https://a.example/b?c=1&d=2") "."',
  ],
  ['a bold link', '*<https://a.example|a>*', 'bold(link(https://a.example "a"))'],
  [
    'mentions',
    '<@U1> <@W2|ben> <#C1|general> <#C2>',
    'user(U1) " " user(W2 ben) " " channel(C1 general) " " channel(C2)',
  ],
  ['groups', '<!here> <!subteam^S1|@team>', 'broadcast(here) " " usergroup(S1 @team)'],
  [
    'a date',
    '<!date^1795453200^{date_num} {time}|soon>',
    'date(1795453200 {date_num} {time} undefined soon)',
  ],
  ['a date that links', '<!date^1^{date}^https://a.example|soon>', 'date(1 {date} https://a.example soon)'],
  ['emoji that is known', ':tada: :nope: 10:30:45', ':tada: " :nope: 10:30:45"'],
  ['entities, once', '&amp;lt; &lt;b&gt; &amp;', '"&lt; <b> &"'],
  ['lists are text', '• a\n- b\n1. c', '"• a\\n- b\\n1. c"'],
  ['a script link is text', '<javascript:alert(1)|click>', '"<javascript:alert(1)|click>"'],
  ['a data link is text', '<data:text/html,x|click>', '"<data:text/html,x|click>"'],
  ['tags are text', '<img src=x onerror=alert(1)>', '"<img src=x onerror=alert(1)>"'],
  ['escaped tags are text', '&lt;b&gt;x&lt;/b&gt;', '"<b>x</b>"'],
  ['nothing', '', ''],
];

describe('mrkdwn', () => {
  test.each(cases)('%s', (_title, text, tree) => {
    expect(short(parseMrkdwn(text))).toBe(tree);
  });

  test('verbatim text keeps bare addresses as they are', () => {
    expect(short(parseMrkdwn('https://a.example *b*', { verbatim: true }))).toBe(
      '"https://a.example " bold("b")',
    );
  });

  test('a long line of open marks takes no time', () => {
    expect(parseMrkdwn('*_~`<'.repeat(600)).length).toBeGreaterThan(0);
  });
});

test('plain text knows emoji and nothing else', () => {
  expect(short(parsePlain('*a* <@U1> &amp; :tada:'))).toBe('"*a* <@U1> &amp; " :tada:');
  expect(short(parsePlain(':tada:', { emoji: false }))).toBe('":tada:"');
});

test('entities are unescaped once', () => {
  expect(unescapeEntities('&amp;amp; &lt;&gt; &quot;')).toBe('&amp; <> &quot;');
});

test('the words of a text are what a screen reader says', () => {
  expect(
    wordsOf(parseMrkdwn('*Hi* <@U1>, see <https://a.example|this>'), node =>
      node.kind === 'user' ? '@Anna' : undefined,
    ),
  ).toBe('Hi @Anna, see this');
});
