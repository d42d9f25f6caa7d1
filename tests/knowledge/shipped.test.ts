import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentHash } from '../../src/bank/content-hash.ts';
import { coverageOf } from '../../src/bank/coverage.ts';
import { Question } from '../../src/bank/question.ts';
import { objectivesOf } from '../../src/content/exam.ts';
import { formatProblem } from '../../src/content/problem.ts';
import { Service } from '../../src/content/service.ts';
import { readTextFile } from '../../src/content/text-file.ts';
import { parseYaml } from '../../src/content/yaml.ts';
import { parseMarkdown } from '../../src/guide/markdown.ts';
import { parseSections } from '../../src/guide/parse-sections.ts';
import { loadKnowledge } from '../../src/knowledge.ts';

const FOLDER = join(import.meta.dirname, '../../knowledge');
// Not the real day: facts grow old by themselves, and `npm run check:knowledge` says so.
const NOW = new Date('2026-11-24T09:00:00Z');

const loaded = loadKnowledge(FOLDER, NOW);

/** The headings of the guide that learners know, without their numbers. */
const TITLES = [
  'ML Development Lifecycle',
  'Overview',
  'Components of an ML Pipeline',
  'Data Collection',
  'Exploratory Data Analysis (EDA)',
  'Data Pre-processing',
  'Feature Engineering',
  'Model Training',
  'Hyperparameter Tuning',
  'Model Evaluation',
  'Model Deployment',
  'Model Monitoring',
  'Sources of ML Models',
  'Open Source Pre-trained Models',
  'Training Custom Models',
  'Methods to Use Models in Production',
  'Managed API Service',
  'Self-hosted API',
  'AWS Services for Each ML Pipeline Stage',
  'Data Collection & Storage',
  'Data Preparation & Feature Engineering',
  'Model Development & Training',
  'Model Deployment & Serving',
  'Model Monitoring & Management',
  'MLOps Fundamentals',
  'Experimentation',
  'Repeatable Processes',
  'Scalable Systems',
  'Managing Technical Debt',
  'Production Readiness',
  'Model Monitoring and Re-training',
  'Model Performance Metrics',
  'Technical Performance Metrics',
  'Classification Metrics',
  'Regression Metrics',
  'Business Metrics',
  'Financial Metrics',
  'Return on Investment (ROI)',
  'Operational Metrics',
  'Risk Metrics',
  'Study Tips for AWS AIF-C01',
  'Practice Questions Focus',
  'Additional Resources',
];

/** The smaller headings below them that learners know, too. */
const PARTS = [
  { section: 'Data Collection', parts: ['Key Concepts', 'AWS Services'] },
  { section: 'Exploratory Data Analysis (EDA)', parts: ['Key Activities', 'AWS Services'] },
  { section: 'Data Pre-processing', parts: ['Key Tasks', 'AWS Services'] },
  { section: 'Feature Engineering', parts: ['Key Techniques', 'AWS Services'] },
  { section: 'Model Training', parts: ['Key Concepts', 'AWS Services'] },
  { section: 'Hyperparameter Tuning', parts: ['Key Methods', 'AWS Services'] },
  { section: 'Model Evaluation', parts: ['Evaluation Techniques', 'AWS Services'] },
  { section: 'Model Deployment', parts: ['Deployment Options', 'AWS Services'] },
  { section: 'Model Monitoring', parts: ['Monitoring Aspects', 'AWS Services'] },
  {
    section: 'Open Source Pre-trained Models',
    parts: ['Advantages', 'Common Sources', 'AWS Integration'],
  },
  { section: 'Training Custom Models', parts: ['When to Use', 'Approaches', 'AWS Services'] },
  { section: 'Managed API Service', parts: ['Characteristics', 'AWS Implementation'] },
  { section: 'Self-hosted API', parts: ['Characteristics', 'AWS Implementation'] },
  { section: 'Experimentation', parts: ['Key Practices', 'AWS Tools'] },
  { section: 'Repeatable Processes', parts: ['Implementation', 'AWS Tools'] },
  { section: 'Scalable Systems', parts: ['Design Principles', 'AWS Implementation'] },
  { section: 'Managing Technical Debt', parts: ['Strategies'] },
  { section: 'Production Readiness', parts: ['Key Requirements', 'AWS Best Practices'] },
  { section: 'Model Monitoring and Re-training', parts: ['Monitoring Types', 'Re-training Triggers'] },
];

test('there is nothing to report', () => {
  const problems = loaded.kind === 'loaded' ? loaded.warnings : loaded.problems;
  expect(problems.map(problem => formatProblem(problem, 'knowledge'))).toEqual([]);
});

describe('the shipped knowledge', () => {
  if (loaded.kind === 'broken') return;
  const { sections, questions, services, exam } = loaded.knowledge;
  const counts = new Map(
    coverageOf({ sections, questions, exam }).flatMap(({ by, rows }) =>
      rows.map(({ name, count }) => [`${by} ${name}`, count]),
    ),
  );
  const share = (key: string): number => (counts.get(key) ?? 0) / questions.length;

  test('holds at least 300 questions, no two the same', () => {
    expect(questions.length).toBeGreaterThanOrEqual(300);
    expect(new Set(questions.map(contentHash)).size).toBe(questions.length);
  });

  test.for([
    { key: 'type multiple', least: 30 },
    { key: 'type ordering', least: 15 },
    { key: 'type matching', least: 15 },
    { key: 'focus service', least: 50 },
    { key: 'focus trade-off', least: 50 },
    { key: 'focus bottleneck', least: 50 },
    { key: 'focus requirement', least: 50 },
    { key: 'objective 1.3.1', least: 15 },
    { key: 'objective 1.3.2', least: 15 },
    { key: 'objective 1.3.3', least: 15 },
    { key: 'objective 1.3.4', least: 15 },
    { key: 'objective 1.3.5', least: 15 },
    { key: 'objective 1.3.6', least: 15 },
  ])('$key: at least $least questions', ({ key, least }) => {
    expect(counts.get(key)).toBeGreaterThanOrEqual(least);
  });

  test.for([
    { key: 'type single', from: 0.65, to: 0.8 },
    { key: 'level remember', from: 0.12, to: 0.25 },
    { key: 'level understand', from: 0.28, to: 0.42 },
    { key: 'level apply', from: 0.33, to: 0.5 },
    { key: 'level analyse', from: 0.02, to: 0.1 },
    { key: 'difficulty easy', from: 0.22, to: 0.38 },
    { key: 'difficulty medium', from: 0.42, to: 0.58 },
    { key: 'difficulty hard', from: 0.14, to: 0.27 },
  ])('$key: between $from and $to of all', ({ key, from, to }) => {
    expect(share(key)).toBeGreaterThanOrEqual(from);
    expect(share(key)).toBeLessThanOrEqual(to);
  });

  test('every section has a path from the one top section', () => {
    expect(sections.filter(({ parent }) => parent === undefined).map(({ id }) => id)).toEqual([
      'ml-development-lifecycle',
    ]);
  });

  test.for(TITLES)('has a section "%s"', title => {
    expect(sections.map(section => section.title)).toContainEqual(expect.stringContaining(title));
  });

  test.for(PARTS)('"$section" keeps its headings', ({ section: title, parts }) => {
    const section = sections.find(candidate => candidate.title === title);
    expect(section?.parts.map(part => part.title)).toEqual(expect.arrayContaining(parts));
  });

  test('every question was read at least twice after it was written', () => {
    expect(questions.filter(({ reviews }) => reviews.readings < 2).map(({ id }) => id)).toEqual([]);
  });

  test.for([
    { by: 'domains', count: 5 },
    { by: 'tasks', count: 14 },
    { by: 'objectives', count: 69 },
  ])('the blueprint has $count $by', ({ by, count }) => {
    const tasks = exam.domains.flatMap(domain => domain.tasks);
    const found = {
      domains: exam.domains.length,
      tasks: tasks.length,
      objectives: objectivesOf(exam).length,
    };
    expect(found[by as keyof typeof found]).toBe(count);
  });

  test('every section that names a closed service lists it, so that its status can be shown', () => {
    const closed = services.filter(({ status }) => status !== 'available');
    expect(closed.length).toBeGreaterThan(8);
    expect(closed.every(({ note }) => note !== undefined)).toBe(true);
  });
});

describe('the examples in knowledge/README.md', () => {
  const readme = readTextFile(FOLDER, 'README.md');
  const text = readme.kind === 'text' ? readme.text : '';
  const blocks = parseMarkdown(text).children.filter(node => node.type === 'code');

  test('of a section is one', () => {
    const isSection = ({ lang, value }: (typeof blocks)[number]) =>
      lang === 'markdown' && value.includes('factsCheckedOn:');
    const example = blocks.find(isSection)?.value ?? '';
    const { sections, problems } = parseSections(example, 'README.md');
    expect(problems).toEqual([]);
    expect(sections).toMatchObject([{ id: 'data-collection' }]);
  });

  test.for([
    { noun: 'question', schema: z.array(Question) },
    { noun: 'service', schema: z.array(Service) },
  ])('of a $noun has all its fields', ({ noun, schema }) => {
    const examples = blocks.filter(({ lang }) => lang === 'yaml').map(({ value }) => value);
    const example = examples.find(value => value.includes(noun === 'question' ? 'stem:' : 'status:')) ?? '';
    const yaml = parseYaml(example, 'README.md');
    const parsed = schema.safeParse(yaml.kind === 'yaml' ? yaml.value : undefined);
    expect(parsed.error?.issues).toBeUndefined();
  });
});
