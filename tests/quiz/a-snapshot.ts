import type { Snapshot } from '../../src/quiz/snapshot.ts';

/** A single-choice question whose second option is right, with the changes given. */
export function aSnapshot(changes: Partial<Snapshot>): Snapshot {
  return {
    questionId: 'monitoring-drift',
    hash: 'abc123',
    type: 'single',
    stem: 'Inputs in production look different from the training data. What happened?',
    options: [
      { text: 'Overfitting', why: 'Overfitting shows on held-out data before deployment.' },
      { text: 'Data drift', why: 'The distribution of the inputs changed after deployment.' },
      { text: 'Data leakage', why: 'Leakage makes test results too good; inputs stay alike.' },
      { text: 'Label noise', why: 'Noise is in the labels, not in the inputs.' },
    ],
    prompts: [],
    key: [1],
    takeaway: 'Changed inputs are data drift.',
    sectionId: 'model-monitoring',
    objective: '1.3.5',
    difficulty: 'medium',
    factsCheckedOn: '2026-11-23',
    sources: ['https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html'],
    notes: [],
    ...changes,
  };
}
