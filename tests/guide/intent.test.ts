import { describe, expect, test } from 'vitest';
import { intentOf } from '../../src/guide/intent.ts';
import { sidesOf } from '../../src/guide/sides.ts';

describe('what kind of answer a question wants', () => {
  test.each([
    ['what is recall', 'definition'],
    ['recall', 'definition'],
    ['explain concept drift', 'definition'],
    ['what does AUC stand for', 'definition'],
    ['how is recall calculated', 'formula'],
    ['formula for F1', 'formula'],
    ['which service ingests streaming data', 'service'],
    ['what AWS tool tracks experiments', 'service'],
    ['service for labelling', 'service'],
    ['how do I deploy a model on AWS', 'service'],
    ['what is feature engineering', 'definition'],
    ['what are the types of drift', 'list'],
    ['name the components of a pipeline', 'list'],
    ['how does tuning work', 'steps'],
    ['steps of hyperparameter tuning', 'steps'],
    ['how to release a model', 'steps'],
    ['difference between precision and recall', 'difference'],
    ['RMSE vs MAE', 'difference'],
    ['when should I use precision', 'when'],
    ['which metric should I use for fraud', 'when'],
    ['why do we need MLOps', 'why'],
    ['what is the purpose of EDA', 'why'],
    ['give me an example of precision', 'example'],
    ['pitfalls of accuracy', 'pitfall'],
    ['why is accuracy misleading', 'limits'],
    ['disadvantages of self-hosting', 'limits'],
    ['how can I raise recall', 'improve'],
    ['exam tips for recall', 'exam'],
    ['confusion matrix', 'definition'],
    ['is my model still any good after some months', 'other'],
    ['', 'definition'],
  ])('"%s": %s', (question, intent) => {
    expect(intentOf(question)).toBe(intent);
  });

  test('a title’s own words ask for nothing', () => {
    expect(intentOf('what is a repeatable process')).toBe('steps');
    expect(intentOf('what is a repeatable process', 'Repeatable Processes')).toBe('definition');
    expect(intentOf('steps of a repeatable process', 'Repeatable Processes')).toBe('steps');
  });
});

describe('the two sides of a comparison', () => {
  test.each([
    ['difference between precision and recall?', 'precision', 'recall'],
    ['RMSE vs. MAE', 'rmse', 'mae'],
    ['how does Clarify differ from Model Monitor', 'clarify', 'model monitor'],
    ['compare grid search with random search', 'grid search', 'random search'],
    ['how are EDA and pre-processing different', 'eda', 'pre-processing'],
  ])('of "%s"', (question, left, right) => {
    expect(sidesOf(question)).toContainEqual({ left, right });
  });

  test('are none in a plain question or in a page of text', () => {
    expect(sidesOf('why do models get worse over time')).toEqual([]);
    expect(sidesOf(`a or b ${'c '.repeat(400)}`)).toEqual([]);
  });
});
