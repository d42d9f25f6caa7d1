import type { Draft, Rule } from './bank/lint/draft.ts';
import { rules } from './bank/lint/rules.ts';
import { loadBank } from './bank/load-bank.ts';
import type { Question } from './bank/question.ts';
import type { Exam } from './content/exam.ts';
import type { Term } from './content/glossary.ts';
import { hashOf } from './content/hash.ts';
import { loadExam } from './content/load-exam.ts';
import { loadGlossary } from './content/load-glossary.ts';
import { loadServices } from './content/load-services.ts';
import { type Problem, sortProblems } from './content/problem.ts';
import type { Service } from './content/service.ts';
import { loadGuide } from './guide/load-guide.ts';
import type { Section } from './guide/section.ts';
import { inReadingOrder, loadWays, type Way } from './guide/ways.ts';

/** Everything the app knows, beside the index. */
export interface Knowledge {
  exam: Exam;
  services: Service[];
  glossary: Term[];
  /** In reading order. */
  sections: Section[];
  /** In the order of the files. */
  questions: Question[];
  /** Of the content of the folder: equal for equal content, wherever it lies on the disk. */
  version: string;
}

/** Everything a folder holds. There are tens of thousands of ways to ask; the app needs only the index of them. */
export interface WholeKnowledge extends Knowledge {
  /** How people ask for the sections, beside the few in the sections themselves. */
  ways: Way[];
}

export type LoadedKnowledge =
  | { kind: 'loaded'; knowledge: WholeKnowledge; warnings: Problem[] }
  /** With the problems of all files at once, errors and warnings, in the order of files and lines. */
  | { kind: 'broken'; problems: Problem[] };

/**
 * Reads and checks the knowledge folder. Never throws for what the files hold; `now` decides which facts are old.
 * Authors want every rule; a start takes fewer and is ready sooner.
 */
export function loadKnowledge(folder: string, now: Date, checks: readonly Rule[] = rules): LoadedKnowledge {
  const { exam, problems: examProblems } = loadExam(folder);
  const services = loadServices(folder);
  const glossary = loadGlossary(folder);
  const guide = loadGuide(folder);
  const { ways, problems: wayProblems } = loadWays(folder, guide.ids);
  const bank = loadBank(folder);
  const draft: Draft = {
    exam,
    services: services.entries,
    sections: guide.entries,
    questions: bank.entries,
    ways,
    ids: { services: services.ids, sections: guide.ids, questions: bank.ids },
    now,
  };
  const problems = sortProblems([
    ...examProblems,
    ...services.problems,
    ...glossary.problems,
    ...guide.problems,
    ...wayProblems,
    ...bank.problems,
    ...checks.flatMap(rule => rule.check(draft)),
  ]);
  if (!exam || problems.some(problem => problem.severity === 'error')) return { kind: 'broken', problems };
  const sections = guide.entries.map(({ value }) => value);
  const content = {
    exam,
    services: services.entries.map(({ value }) => value),
    glossary: glossary.entries.map(({ value }) => value),
    sections,
    questions: bank.entries.map(({ value }) => value),
    ways: inReadingOrder(ways, sections),
  };
  // There are so many ways to ask that to sort the fields of each would take a third of a second.
  const version = hashOf({ ...content, ways: content.ways.map(({ section, text }) => `${section} ${text}`) });
  return { kind: 'loaded', knowledge: { ...content, version }, warnings: problems };
}
