import { objectivesOf } from '../../content/exam.ts';
import type { Knowledge } from '../../knowledge.ts';
import { serviceWarnings } from '../views/service-notes.ts';
import type { ObjectiveTopic, TopicsPage } from '../views/topics-message.ts';
import { questionsOn, sectionTopic } from './practice-topic.ts';

/** As many sections as a phone scrolls through without getting lost. */
const SECTIONS_PER_PAGE = 7;

/** The objectives that the guide has sections on, in the order of the blueprint. */
export function objectiveTopics(knowledge: Knowledge): ObjectiveTopic[] {
  return objectivesOf(knowledge.exam)
    .map(objective => ({
      ...objective,
      sections: knowledge.sections.filter(section => section.objective === objective.id).length,
      questions: questionsOn({ kind: 'objective', id: objective.id }, knowledge).length,
    }))
    .filter(({ sections }) => sections > 0);
}

/** The sections of an objective, in reading order; a page that is not there becomes the nearest one. */
export function pageOf(knowledge: Knowledge, objectiveId: string, wanted: number): TopicsPage | undefined {
  const objective = objectiveTopics(knowledge).find(({ id }) => id === objectiveId);
  if (!objective) return undefined;
  const all = knowledge.sections.filter(section => section.objective === objectiveId);
  const pages = Math.ceil(all.length / SECTIONS_PER_PAGE);
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = all.slice(page * SECTIONS_PER_PAGE, (page + 1) * SECTIONS_PER_PAGE);
  return {
    objective,
    questions: objective.questions,
    sections: shown.map(section => ({
      section,
      questions: questionsOn(sectionTopic(section), knowledge).length,
    })),
    notes: serviceWarnings(
      shown.flatMap(section => section.services),
      knowledge.services,
    ),
    page,
    pages,
  };
}
