import { describe, expect, test } from 'vitest';
import { serviceNames } from '../../src/content/service-names.ts';
import { stemOf } from '../../src/guide/search-terms.ts';
import { rareStems, talkRemover } from '../../src/guide/talk.ts';
import { nameThings } from '../../src/guide/things.ts';
import { shippedKnowledge } from '../ask/knowledge.ts';

const knowledge = shippedKnowledge();
const names = serviceNames(knowledge.services);
const rare = new Set(['canary', 'MSE', 'precision', 'HyperPod'].map(word => stemOf(word.toLowerCase())));
const withoutTalk = talkRemover({
  things: nameThings(knowledge, names),
  names,
  isRare: stem => rare.has(stem),
});

describe('talk around a question', () => {
  test.each([
    [
      'Good morning. I hope you are awake. What is SageMaker HyperPod for?',
      'What is SageMaker HyperPod for?',
    ],
    ['MSE. someone spoke it in a demo as if it were English', 'MSE.'],
    ['precision = what over what, my flashcard got wet', 'precision'],
    ['the poor bird, why is there a canary in my notes', 'why is there a canary in my notes'],
  ])('%s', (question, bare) => {
    expect(withoutTalk(question)).toBe(bare);
  });

  test.each([
    ['says nothing else', 'what is the mse'],
    ['asks for something about what is named', 'HyperPod, which region has it'],
    ['names nothing of the guide', 'good morning, who won the match yesterday'],
    ['names what people mean otherwise, too', 'cost, my favourite word'],
    ['is longer than talk', `MSE, ${'and so on '.repeat(40)}`],
    ['is no text', '…, !!! — ...'],
  ])('is not looked for where the text %s', (_, question) => {
    expect(withoutTalk(question)).toBeUndefined();
  });

  test('a rare stem stands in few sections', () => {
    const stems = ['cost', 'canari', 'lunch'];
    expect([...rareStems({ stems, spread: Uint32Array.of(56, 6, 0) }, 61)]).toEqual(['canari']);
  });
});
