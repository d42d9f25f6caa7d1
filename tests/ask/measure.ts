import type { Ask } from '../../src/guide/answer.ts';
import type { Engine } from './engines.ts';
import type { Labelled } from './questions.ts';

/** What came back for one question. */
interface Outcome {
  kind: string;
  answerable: boolean;
  outcome: 'answer' | 'choices' | 'none';
  /** The place of the first right section, from 0; -1 when it is not among the first three. */
  place: number;
}

/** Counts for one kind of question. `wrong` and `choices` count outcomes of answerable questions. */
export interface Row {
  kind: string;
  cases: number;
  top1: number;
  top3: number;
  refused: number;
  wrong: number;
  choices: number;
}

export function askAll(ask: Ask, questions: readonly Labelled[]): Outcome[] {
  return questions.map(question => {
    const answer = ask(question.query);
    const ids = answer.ranked.map(({ section }) => section.id);
    return outcomeOf(question, answer.kind, ids);
  });
}

/** An engine that finds anything at all claims to answer. */
export async function searchAll({ search }: Engine, questions: readonly Labelled[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const ids = await search(question.query);
    outcomes.push(outcomeOf(question, ids.length > 0 ? 'answer' : 'none', ids));
  }
  return outcomes;
}

function outcomeOf(
  { kind, sections }: Labelled,
  outcome: Outcome['outcome'],
  ids: readonly string[],
): Outcome {
  const place = ids.slice(0, 3).findIndex(id => sections.includes(id));
  return { kind, answerable: sections.length > 0, outcome, place };
}

/** One row for all answerable questions, one for each kind, the unanswerable last. */
export function rowsOf(outcomes: readonly Outcome[]): Row[] {
  const answerable = outcomes.filter(outcome => outcome.answerable);
  const kinds = [...new Set(answerable.map(({ kind }) => kind))].toSorted();
  return [
    rowOf('all answerable', answerable),
    ...kinds.map(name =>
      rowOf(
        name,
        answerable.filter(({ kind }) => kind === name),
      ),
    ),
    rowOf(
      'unanswerable',
      outcomes.filter(outcome => !outcome.answerable),
    ),
  ];
}

function rowOf(kind: string, outcomes: readonly Outcome[]): Row {
  const count = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  return {
    kind,
    cases: outcomes.length,
    top1: count(({ place }) => place === 0),
    top3: count(({ place }) => place >= 0),
    refused: count(({ outcome }) => outcome === 'none'),
    wrong: count(({ outcome, place }) => outcome === 'answer' && place !== 0),
    choices: count(({ outcome }) => outcome === 'choices'),
  };
}
