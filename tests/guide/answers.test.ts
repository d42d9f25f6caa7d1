import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CHARACTERS } from '../../src/guide/fit-passages.ts';
import { askAgain } from '../../src/guide/follow-up.ts';
import { INTENTS } from '../../src/guide/intent.ts';
import type { Passage } from '../../src/guide/passage.ts';
import { answerMessage } from '../../src/slack/views/answer-message.ts';
import { shippedLibrary } from '../shipped-library.ts';
import { expectMessage } from '../slack/expect-message.ts';

const library = await shippedLibrary();
const { ask, answerFrom, findSection, knowledge } = library;

function shown(passages: readonly Passage[]): string {
  return passages
    .flatMap(({ title, blocks }) => [title ?? '', ...blocks.map(({ markdown }) => markdown)])
    .join('\n')
    .replaceAll('*', '');
}

function from(section: string, question: string): string {
  const found = findSection(section);
  if (!found) throw new Error(`no section ${section}`);
  return shown(answerFrom(found, question).passages);
}

test.each([
  ['Good morning. I hope you are awake. What does Model Registry keep?', 'model-evaluation'],
  ['MSE. someone spoke it in a demo as if it were English', 'mean-squared-error'],
  ['hey bot, top weekend here, weather is cracking, so what is Data Wrangler', 'data-pre-processing'],
])('talk around a question leaves its answer: %s', (question, section) => {
  expect(ask(question)).toMatchObject({ kind: 'answer', section: { id: section } });
});

describe('a section answers with what is asked of it', () => {
  test.each([
    ['recall', 'what is recall', 'Recall is the share of all actual positives'],
    ['recall', 'how is recall calculated', 'recall = 20 / (20 + 5) = 20 / 25 = 0.8'],
    ['recall', 'when should I use recall', 'When a false negative is the costly error'],
    ['recall', 'an example of recall', 'A railway scans wheels'],
    ['recall', 'how can I raise recall', 'Lower the threshold'],
    ['recall', 'pitfalls of recall', 'Specificity is not sensitivity'],
    ['recall', 'sensitivity vs specificity', 'Specificity is TN / (TN + FP)'],
    ['recall', 'specifcity vs sensitivty', 'Specificity is TN / (TN + FP)'],
    ['model-performance-metrics', 'confuison matirx explain', 'False negative (FN)'],
    ['regression-metrics', 'residul meaning', 'residual of one case'],
    ['accuracy', 'why is accuracy misleading', 'Rare positives'],
    ['data-collection', 'which service ingests streaming data', 'Amazon Kinesis Data Streams — takes in'],
    ['data-collection', 'which service for third party data', 'AWS Data Exchange — find, license'],
    ['data-collection', 'what is semi-structured data', 'Semi-structured data — fields have names'],
    ['hyperparameter-tuning', 'what is grid serach', 'Grid search — tries every combination'],
    ['hyperparameter-tuning', 'steps of tuning', '4. Keep the best trial'],
    ['model-deployment', 'how do I release safely', 'Canary — a small share moves first'],
    ['model-deployment', 'list the deployment options', 'Batch transform jobs — start machines'],
    ['model-monitoring', 'what is Model Monitor', 'Amazon SageMaker Model Monitor — checks data quality'],
    ['model-performance-metrics', 'confusion matrix', 'False negative (FN)'],
    ['classification-metrics', 'which error costs more', 'Disease, fraud or safety fault goes unseen'],
    [
      'asynchronous-and-serverless-inference',
      'what is a cold start',
      'the first request waits for a cold start',
    ],
    ['managing-technical-debt', 'how to manage technical debt', 'Regular refactoring'],
    ['model-monitoring-and-re-training', 'when should I retrain', 'Scheduled interval'],
    ['managed-api-service', 'how do I pay for Bedrock', 'Provisioned Throughput'],
    ['study-tips', 'how long is the exam', '90 minutes'],
    ['study-tips', 'question types on the exam', 'Ordering — put three to five steps'],
    ['ml-development-lifecycle', 'what are the phases', 'Business goal identification'],
    ['model-performance-metrics', 'what is a false positive', 'False positive (FP): a false alarm'],
    ['return-on-investment', 'what goes into ROI', 'extra revenue, hours saved'],
    ['model-monitoring-and-re-training', 'how often should I retrain', 'every week or quarter'],
    ['ml-development-lifecycle', 'what comes before data processing', 'ML problem framing'],
    ['open-source-pre-trained-models', 'where do I find open models', 'Hugging Face Hub'],
    ['experimentation', 'why experiment tracking', 'An auditor or a colleague'],
  ])('%s: "%s"', (section, question, words) => {
    expect(from(section, question)).toContain(words);
  });

  test('and not with everything else', () => {
    expect(from('recall', 'how is recall calculated')).not.toContain('On the exam');
    expect(from('hyperparameter-tuning', 'what is grid search')).not.toContain('Hyperband');
    expect(from('data-collection', 'which service for third party data')).not.toContain('Kinesis');
    const groundTruth = from('data-collection', 'what happened to SageMaker Ground Truth');
    expect(groundTruth).toContain('labeling by people');
    expect(groundTruth).not.toContain('Labeled data — ');
    expect(from('managed-mlflow', 'what is an artifact in mlflow')).not.toContain('AWS Artifact');
  });
});

describe('both sides of a difference are shown', () => {
  test.each([
    ['difference between precision and recall', ['TP / (TP + FP)', 'TP / (TP + FN)', 'below the line']],
    ['RMSE vs MAE', ['square root of MSE', 'average size of the difference']],
    ['what is the difference between Clarify and Model Monitor', ['Clarify — ', 'Model Monitor — ']],
    ['real-time or batch inference', ['answer must be fast', 'all the data is there at the start']],
    ['data drift vs concept drift', ['Typical cause', 'new fraud trick']],
    ['parameter vs hyperparameter', ['weights, split thresholds', 'learning rate, batch size']],
    ['batch vs stream ingestion', ['data moves in loads', 'records move as they happen']],
    ['how does EDA differ from pre-processing', ['looking at the collected data', 'cleaning raw data']],
    ['how is the F1 score different from accuracy', ['harmonic mean', 'share of all predictions']],
    ['compare grid search with random search', ['tries every combination', 'draws combinations']],
  ])('%s', (question, sides) => {
    const answer = ask(question);
    const words = answer.kind === 'answer' ? shown(answer.passages) : answer.kind;
    for (const side of sides) expect(words).toContain(side);
  });

  test('and the section that is named first is the first of the answer', () => {
    expect(ask('difference between precision and recall').ranked[0]?.section.id).toBe('precision');
  });
});

describe('what the guide has a name for is answered, however rarely people say it', () => {
  test('each section by its title', () => {
    const lost = knowledge.sections.filter(({ title }) => ask(title).ranked[0]?.section.title !== title);
    expect(lost.map(({ title }) => title)).toEqual([]);
  });

  test.each([
    ['how do you compute r squared', 'r-squared'],
    ['what is cross-region inference', 'managed-api-service'],
    ['managed mlflow', 'managed-mlflow'],
  ])('%s', (question, section) => {
    expect(ask(question)).toMatchObject({ kind: 'answer', section: { id: section } });
  });
});

describe('services', () => {
  test('that a question or its answer names come with the answer', () => {
    const answer = ask('which service ingests streaming data');
    const names = answer.kind === 'answer' ? answer.services.map(({ id }) => id) : [];
    expect(names).toContain('amazon-data-firehose');
  });

  test('are known even where the guide has no section on them', () => {
    const answer = ask('what is A2I');
    expect(answer.kind === 'answer' || answer.services.some(({ name }) => name.includes('A2I'))).toBe(true);
  });
});

describe('every answer fits a phone and Slack', () => {
  test('for each section and each kind of question', () => {
    for (const section of knowledge.sections) {
      for (const intent of INTENTS) {
        const question = askAgain(intent, section.title);
        const answer = answerFrom(section, question);
        expect(answer.passages.length, question).toBeGreaterThan(0);
        expect(shown(answer.passages).length, question).toBeLessThanOrEqual(MOST_CHARACTERS + 200);
        expect(answer.related.length).toBeLessThanOrEqual(3);
        expectMessage(answerMessage(question, answer, knowledge));
      }
    }
  });

  test('whatever is typed', () => {
    const word = fc.oneof(
      fc.constantFrom(...knowledge.sections.flatMap(({ title, asks }) => [title, ...asks])),
      fc.constantFrom('difference between', 'vs', 'or', 'which service', 'how is', 'calculated', 'why'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), words => {
        const question = words.join(' ');
        const answer = ask(question);
        if (answer.kind === 'answer') {
          expect(shown(answer.passages).length).toBeLessThanOrEqual(MOST_CHARACTERS + 200);
        }
        expectMessage(answerMessage(question, answer, knowledge));
      }),
      { numRuns: 150 },
    );
  });
});
