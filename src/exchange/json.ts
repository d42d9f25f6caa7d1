import type { WholeKnowledge } from '../knowledge.ts';
import { DOCUMENT_FORMAT, type KnowledgeDocument } from './document.ts';
import { inOrder, QUESTION_FIELDS } from './field-order.ts';
import type { FolderFormat } from './format.ts';

/** Everything that the knowledge folder holds, in one document; `document.ts` has its fields. */
export const json: FolderFormat = {
  kind: 'folder',
  name: 'json',
  isBinary: false,
  write: (knowledge, files) => `${JSON.stringify(documentOf(knowledge, files), undefined, 2)}\n`,
};

const OPTION_FIELDS = ['id', 'text', 'correct', 'why', 'misconception'];

/** A type cannot say in which order the fields of a question stand. */
type WrittenDocument = Omit<KnowledgeDocument, 'questions'> & { questions: object[] };

function documentOf(knowledge: WholeKnowledge, files: ReadonlyMap<string, string>): WrittenDocument {
  const { exam, services, glossary, sections, questions, ways, version } = knowledge;
  return {
    format: DOCUMENT_FORMAT,
    guideVersion: exam.guideVersion,
    version,
    exam,
    services,
    glossary,
    sections: sections.map(section => ({
      id: section.id,
      title: section.title,
      path: section.path,
      ...(section.parent === undefined ? {} : { under: section.parent }),
      objective: section.objective,
      markdown: section.markdown,
      services: section.services,
      asks: section.asks,
      ...(section.related.length === 0 ? {} : { related: section.related }),
      factsCheckedOn: section.factsCheckedOn,
      sources: section.sources,
    })),
    questions: questions.map(question => ({
      ...inOrder(question, QUESTION_FIELDS),
      options: question.options.map(option => inOrder(option, OPTION_FIELDS)),
    })),
    ways: [...Map.groupBy(ways, ({ section }) => section)].map(([section, asked]) => ({
      section,
      asks: asked.map(({ text }) => text),
    })),
    layout: {
      sections: sections.map(({ id, file, line, markdownLine }) => ({ id, file, line, markdownLine })),
      questions: questions.map(({ id }) => ({ id, file: files.get(id) ?? 'questions/questions.yml' })),
    },
  };
}
