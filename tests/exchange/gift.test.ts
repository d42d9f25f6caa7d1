import fc from 'fast-check';
import { type GIFTQuestion, parse } from 'gift-pegjs';
import { describe, expect, test } from 'vitest';
import { isChoice, type Question } from '../../src/bank/question.ts';
import { gift } from '../../src/exchange/gift.ts';
import { escapeGift, unescapeGift } from '../../src/exchange/gift-text.ts';
import { anyQuestion } from './any-question.ts';
import { bytesOf, entryOf, readBack, shipped, write } from './shipped.ts';

function read(text: string): ReturnType<typeof gift.read> {
  return gift.read(Buffer.from(text), 'quiz.gift');
}

/** What GIFT carries of a question. Without ids of options, a pair and an order are told by the texts. */
function carriedOf(question: Question): object {
  const texts = new Map(question.options.map(option => [option.id, option.text]));
  const { id, type, objective, section, focus, level, difficulty, services, factsCheckedOn } = question;
  return {
    ...{ id, type, objective, section, focus, level, difficulty, services, factsCheckedOn },
    stem: question.stem,
    takeaway: question.takeaway,
    options: isChoice(question)
      ? question.options.map(({ text, why, correct }) => ({ text, why, correct }))
      : question.type === 'matching' &&
        question.pairs.map(({ prompt, option }) => ({ prompt, text: texts.get(option) })),
  };
}

function carriedBack(content: string | Uint8Array): object[] {
  return readBack(gift, content).map(draft => {
    const { line: _, order: __, pairs, options, cue: ___, ...fields } = draft;
    return {
      ...fields,
      options: pairs ? pairs.map(({ prompt, option }) => ({ prompt, text: options[option]?.text })) : options,
    };
  });
}

describe('a bank in GIFT', () => {
  const { content, questions, report } = write(gift, shipped.questions);
  const parsed = parse(String(content));

  test('comes back with all that it carries', () => {
    expect(carriedBack(content)).toEqual(questions.map(carriedOf));
  });

  test('says what it leaves behind', () => {
    const ordering = shipped.questions.filter(({ type }) => type === 'ordering').length;
    const matching = shipped.questions.filter(({ type }) => type === 'matching').length;
    expect(report).toEqual([
      `gift: ${questions.length} of ${shipped.questions.length} questions.`,
      `Left out: ${ordering} (${ordering} ordering): it has no ordering.`,
      `Not carried of these questions: option ids, reasons (of ${matching}), misconceptions (of ${questions.length - matching}), cue, sources, reviews.`,
      expect.stringContaining('JSON carries them'),
    ]);
  });

  test("is read by another reader's grammar, question by question", () => {
    const read = parsed.filter(question => question.type !== 'Category');
    expect(read.map(summaryOf)).toEqual(questions.map(expectedSummary));
  });

  test('names the section as the category before its questions', () => {
    const categories = parsed.flatMap(question => (question.type === 'Category' ? question.title : []));
    const sections = questions.map(({ section }) => `AIF-C01/${section}`);
    expect(new Set(categories)).toEqual(new Set(sections));
  });

  test('is the same text for the same questions', () => {
    expect(write(gift, shipped.questions).content).toBe(content);
  });
});

/** The other reader makes one space of several. */
function spaced(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function summaryOf(question: GIFTQuestion): object {
  const id = 'id' in question ? question.id : undefined;
  if (question.type === 'MC') {
    return {
      id,
      stem: spaced(question.stem.text),
      takeaway: spaced(question.globalFeedback?.text),
      options: question.choices.map(({ text, feedback, isCorrect, weight }) => ({
        text: spaced(text.text),
        why: spaced(feedback?.text),
        correct: isCorrect || (weight ?? 0) > 0,
      })),
    };
  }
  if (question.type === 'Matching') {
    return {
      id,
      stem: spaced(question.stem.text),
      takeaway: spaced(question.globalFeedback?.text),
      pairs: question.matchPairs.map(({ subquestion, subanswer }) => [spaced(subquestion.text), subanswer]),
    };
  }
  return question;
}

function expectedSummary(question: Question): object {
  const common = { id: question.id, stem: spaced(question.stem), takeaway: spaced(question.takeaway) };
  if (isChoice(question)) {
    const options = question.options.map(({ text, why, correct }) => ({
      text: spaced(text),
      why: spaced(why),
      correct,
    }));
    return { ...common, options };
  }
  const texts = new Map(question.options.map(option => [option.id, option.text]));
  const pairs = question.type === 'matching' ? question.pairs : [];
  // This reader leaves the escapes of an answer as marks of its own.
  return { ...common, pairs: pairs.map(({ prompt, option }) => [spaced(prompt), marked(texts.get(option))]) };
}

function marked(text: string | undefined): string {
  return (text ?? '').replace(/[\\:#={}~]/g, character =>
    `&&0${character.charCodeAt(0)};`.replace('&&01', '&&1'),
  );
}

describe('special characters in GIFT', () => {
  test('come back from any text', () => {
    fc.assert(
      fc.property(fc.string(), text => unescapeGift(escapeGift(text)) === text.replace(/\r\n?/g, '\n')),
    );
  });

  test('come back in any place of a question', () => {
    fc.assert(
      fc.property(anyQuestion('single', 'multiple', 'matching'), question => {
        const { content, questions } = write(gift, [question]);
        expect(carriedBack(content)).toEqual(questions.map(carriedOf));
      }),
    );
  });

  test('are understood by the other reader in any place of a question', () => {
    // This one takes an arrow in an option for a matching question; Moodle looks for a ~ first.
    const hasArrow = (question: Question): boolean =>
      question.options.some(({ text, why }) => `${text}${why}`.includes('->'));
    const questions = anyQuestion('single', 'multiple').filter(question => !hasArrow(question));
    fc.assert(
      fc.property(questions, question => {
        const [, parsed] = parse(String(write(gift, [question]).content));
        expect(parsed && summaryOf(parsed)).toEqual(expectedSummary(question));
      }),
    );
  });

  test('leave a matching question out when a prompt holds the arrow', () => {
    const matching = shipped.questions.find(question => question.type === 'matching');
    if (matching?.type !== 'matching') throw new Error('No matching question');
    const pairs = matching.pairs.map(pair => ({ ...pair, prompt: `a -> ${pair.prompt}` }));
    const { questions, report } = write(gift, [{ ...matching, pairs }]);
    expect(questions).toEqual([]);
    expect(report[1]).toBe('Left out: 1 (1 matching): a prompt that holds -> cannot be escaped.');
  });
});

describe('GIFT of others', () => {
  test.each([
    ['a title', '::Drift::What moved? {=the data ~the roof}', { id: 'Drift', type: 'single' }],
    ['no title', 'What moved? {=the data ~the roof}', { id: undefined, stem: 'What moved?' }],
    [
      'text behind the answers',
      'It was the {=data ~roof} that moved.',
      { stem: 'It was the _____ that moved.' },
    ],
    ['a format', '[html]<b>What</b>? {=a ~b}', { stem: '<b>What</b>?' }],
    ['weights', 'Two? {~%50%a ~%50%b ~%-100%c}', { type: 'multiple' }],
    ['a category', '$CATEGORY: top/drift\n\nWhat? {=a ~b}', { section: 'drift' }],
    ['lines', 'What\nmoved?\n{\n=a#right\n~b#wrong\n####Remember.\n}', { takeaway: 'Remember.' }],
  ])('is read with %s', (_, text, expected) => {
    const { drafts, problems } = read(text);
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([expected]);
  });

  test.each([
    ['an essay', 'Discuss. {}'],
    ['true or false', 'It rains. {T}'],
    ['true or false', 'It rains. {FALSE#no#yes}'],
    ['a numerical question', 'How many? {#3:1}'],
    ['a short answer', 'Who? {=me =you}'],
  ])('is left out with a sentence when it is %s', (name, text) => {
    const { drafts, problems } = read(`// intro\n\n${text}`);
    expect(drafts).toEqual([]);
    expect(problems).toMatchObject([
      { severity: 'warning', line: 3, what: expect.stringContaining(`is ${name},`) },
    ]);
  });

  test('is refused when it ends inside a question', () => {
    const whole = bytesOf(write(gift, shipped.questions.slice(0, 5)).content);
    const { problems } = gift.read(whole.subarray(0, whole.length - 40), 'quiz.gift');
    expect(problems).toMatchObject([
      { severity: 'error', line: expect.any(Number), what: expect.stringContaining('seems to be cut off') },
    ]);
  });

  test('marks what it does not say for the author', () => {
    const [draft] = read('What moved? {=the data ~the roof#It is fixed.}').drafts;
    if (!draft) throw new Error('Nothing was read');
    expect(entryOf(draft, 'what-moved')).toMatchObject({
      objective: null,
      section: null,
      cue: null,
      sources: null,
      reviews: null,
      options: [
        { id: 'the-data', text: 'the data', correct: true, why: null },
        { id: 'the-roof', text: 'the roof', misconception: null, why: 'It is fixed.' },
      ],
    });
  });
});
