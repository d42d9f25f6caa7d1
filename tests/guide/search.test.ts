import { describe, expect, test } from 'vitest';
import { buildSearchIndex } from '../../src/guide/search-index.ts';
import { respeller } from '../../src/guide/search-spelling.ts';
import { stemOf, wordsOf } from '../../src/guide/search-terms.ts';
import { OUTSIDE } from '../../src/guide/ways.ts';
import { editDistance } from '../../src/quiz/edit-distance.ts';
import { shippedKnowledge } from '../ask/knowledge.ts';

const knowledge = shippedKnowledge();
const { sections, services, glossary, ways } = knowledge;
const search = await buildSearchIndex(knowledge);

function best(question: string, among = 1): string[] {
  return search(question)
    .hits.slice(0, among)
    .map(({ section }) => section.id);
}

describe('words', () => {
  test.each([
    ['R², r-squared, R2', ['r2', 'r2', 'r2']],
    ['F1-score, F 1', ['f1', 'score', 'f1']],
    ['A/B test, CI/CD', ['ab', 'test', 'cicd']],
    ['Ｆｕｌｌ width, naïve CAFÉ', ['full', 'width', 'naive', 'cafe']],
    ["what's don’t", ['whats', 'dont']],
    ['<!channel> \u0000 DROP TABLE;--', ['channel', 'drop', 'table']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.each([
    ['deploy', 'deployment'],
    ['normalisation', 'normalization'],
    ['labour', 'labor'],
    ['taught', 'teaching'],
    ['accuracy', 'accurate'],
    ['trained', 'training'],
  ])('%s and %s are one term', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });
});

describe('spelling', () => {
  const words = ['recall', 'precision', 'drift', 'endpoint', 'short'];
  const respell = respeller(new Map(words.map(word => [word, 1])));

  test.each([
    ['recal', 'recall'],
    ['precison', 'precision'],
    ['dirft', 'drift'],
    ['endpiont', 'endpoint'],
  ])('%s is read as %s', (typed, word) => {
    expect(respell(typed)[0]?.word).toBe(word);
  });

  test.each(['shot', 'abc', 'xylophone', '42', 'x'.repeat(3000)])('%s is left alone', typed => {
    expect(respell(typed)).toEqual([]);
  });

  test('another letter or order in a short word counts only where the word is common', () => {
    const counts = { model: 1_000, macro: 1, what: 20_000, path: 10, the: 30_000, ada: 1, some: 500_000 };
    const read = respeller(new Map(Object.entries(counts)));
    expect(['modrl', 'macto', 'whst', 'poth', 'teh', 'daa'].map(typed => read(typed)[0]?.word)).toEqual([
      'model',
      undefined,
      'what',
      undefined,
      'the',
      undefined,
    ]);
  });

  test('two swapped letters are one slip', () => {
    expect(editDistance('concpet', 'concept', 2)).toBe(1);
  });
});

describe('understanding', () => {
  test.each([
    ['wat is precison', 'precision'],
    ['R² meaning', 'r-squared'],
    ['hyper parameter tuning', 'hyperparameter-tuning'],
    ['hyperparametertuning', 'hyperparameter-tuning'],
    ['six pilllars well architected', 'production-readiness'],
    ['mangaed mlfow', 'managed-mlflow'],
    ['auc rco curve', 'auc-roc'],
    ['what is a pieline in ML', 'components-of-an-ml-pipeline'],
    ['EDA', 'exploratory-data-analysis'],
    ['sensitivity', 'recall'],
    ['how do I calculate RMSE', 'root-mean-squared-error'],
    ['what is Model Monitor', 'model-monitoring'],
  ])('%s → %s', (question, section) => {
    expect(best(question)).toEqual([section]);
  });

  test.each([
    ['quicksight', 'Amazon Quick Sight'],
    ['Amazon Kinesis Data Analytics', 'Amazon Managed Service for Apache Flink'],
    ['sagemaker clarify', 'Amazon SageMaker Clarify'],
    ['clarify', 'Amazon SageMaker Clarify'],
  ])('%s names %s', (question, name) => {
    expect(search(question).services.map(service => service.name)).toContain(name);
  });
});

describe('everything can be found', () => {
  test('each section by its ways to ask, of which every fourth is tried', () => {
    const asks = [
      ...sections.flatMap(({ id, asks }) => asks.map(text => ({ section: id, text }))),
      ...ways.filter(({ section }) => section !== OUTSIDE),
    ];
    const tried = asks.filter((_, at) => at % 4 === 0);
    const lost = tried.filter(({ section, text }) => !best(text, 3).includes(section));
    expect(lost.length / tried.length).toBeLessThan(0.01);
  });

  test('each service of a section by its name', () => {
    const lost = services.filter(({ id, name }) => {
      const owners = sections.filter(section => section.services.includes(id)).map(section => section.id);
      return owners.length > 0 && !best(name, 3).some(found => owners.includes(found));
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  test('something by each term of the glossary', () => {
    const lost = glossary.filter(({ term }) => best(term).length === 0);
    expect(lost.map(({ term }) => term)).toEqual([]);
  });
});
