// What `/aif practice` understands as a topic, and which questions belong to it.
import type { Question } from '../../bank/question.ts';
import { objectivesOf } from '../../content/exam.ts';
import { serviceNames } from '../../content/service-names.ts';
import type { Section } from '../../guide/section.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Library } from '../../library.ts';
import type { Topic } from '../../quiz/select-practice.ts';
import type { NamedTopic } from '../views/practice-parts.ts';

export type FoundTopic =
  | { kind: 'topic'; topic: Topic }
  /** More than one may be meant. */
  | { kind: 'choices'; topics: Topic[] }
  /** There is nothing to practise on that; these are closest. */
  | { kind: 'none'; topics: Topic[] };

/** An objective's number, a section's id or title, a name of a service; anything else is looked for in the guide. */
export function findTopic(typed: string, { knowledge, ask }: Library): FoundTopic {
  const wanted = typed.replace(/^objective\s+/i, '');
  if (/^\d+(\.\d+)*$/.test(wanted)) return objectiveTopic(wanted, knowledge);
  const exact = [
    ...sectionsCalled(wanted, knowledge.sections).map(sectionTopic),
    ...[serviceNames(knowledge.services).called(wanted)].flatMap(service =>
      service ? [{ kind: 'service', id: service.id } as const] : [],
    ),
  ].find(topic => questionsOn(topic, knowledge).length > 0);
  if (exact) return { kind: 'topic', topic: exact };
  const answer = ask(wanted);
  if (answer.kind === 'answer') return { kind: 'topic', topic: sectionTopic(answer.section) };
  return { kind: answer.kind, topics: answer.sections.map(sectionTopic) };
}

/** The questions on the topic, or all of them. */
export function questionsOn(topic: Topic | undefined, knowledge: Knowledge): Question[] {
  const { questions } = knowledge;
  switch (topic?.kind) {
    case undefined:
    case 'review':
      return questions;
    case 'objective':
      return questions.filter(question => question.objective === topic.id);
    case 'service':
      return questions.filter(question => question.services.includes(topic.id));
    case 'section': {
      const ids = idsUnder(topic.id, knowledge.sections);
      return questions.filter(question => ids.has(question.section));
    }
  }
}

/** Undefined when there is no such section, objective or service any more. */
export function titleOfTopic(topic: Topic, { sections, exam, services }: Knowledge): string | undefined {
  switch (topic.kind) {
    case 'section':
      return sections.find(section => section.id === topic.id)?.title;
    case 'objective':
      return objectivesOf(exam).some(({ id }) => id === topic.id) ? `Objective ${topic.id}` : undefined;
    case 'service':
      return services.find(service => service.id === topic.id)?.name;
    case 'review':
      return 'Review';
  }
}

export function namedTopic(topic: Topic | undefined, knowledge: Knowledge): NamedTopic | undefined {
  return topic && { ...topic, title: titleOfTopic(topic, knowledge) };
}

export function sectionTopic({ id }: Pick<Section, 'id'>): Topic {
  return { kind: 'section', id };
}

/** When nothing can be practised on the objective, those of its task, or else of the whole exam. */
function objectiveTopic(id: string, knowledge: Knowledge): FoundTopic {
  const topics = objectivesOf(knowledge.exam)
    .map((objective): Topic => ({ kind: 'objective', id: objective.id }))
    .filter(topic => questionsOn(topic, knowledge).length > 0);
  const topic = topics.find(candidate => candidate.id === id);
  if (topic) return { kind: 'topic', topic };
  const near = topics.filter(candidate => candidate.id.startsWith(`${id.split('.').slice(0, 2).join('.')}.`));
  return { kind: 'none', topics: near.length > 0 ? near : topics };
}

/** `Recall (Sensitivity)` is also called recall, and sensitivity. */
function sectionsCalled(name: string, sections: readonly Section[]): Section[] {
  const wanted = name.toLowerCase();
  return sections.filter(({ id, title }) => {
    const [, short = title, other = title] = /^(.+?) \((.+)\)$/.exec(title) ?? [];
    return [id, title, short, other].some(known => known.toLowerCase() === wanted);
  });
}

/** The section's own id and those of all sections below it. */
function idsUnder(id: string, sections: readonly Section[]): Set<string> {
  const ids = new Set([id]);
  let size = 0;
  while (size < ids.size) {
    size = ids.size;
    for (const { id: below, parent } of sections) if (parent && ids.has(parent)) ids.add(below);
  }
  return ids;
}
