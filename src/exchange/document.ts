import { z } from 'zod';
import { Question } from '../bank/question.ts';
import { Exam } from '../content/exam.ts';
import { Id, Text } from '../content/fields.ts';
import { Term } from '../content/glossary.ts';
import { Service } from '../content/service.ts';
import { SectionFields } from '../guide/section-fields.ts';

/** Of the document, not of the guide; the number grows when older readers could no longer read it. */
export const DOCUMENT_FORMAT = 'aif-knowledge/1';

const Line = z.int().min(1).max(1_000_000);

const DocumentSection = SectionFields.extend({
  title: Text,
  /** Titles from the top of the guide down to its own. */
  path: z.array(Text).min(1),
  /** What stands under the heading, without the block of fields. */
  markdown: z.string().min(1),
});

/**
 * Where things stood in the folder, so that an import gives the same files and lines. May be left out: then each
 * section has a file, and the questions of a section have one.
 */
const Layout = z.strictObject({
  sections: z.array(z.strictObject({ id: Id, file: fileIn('guide', 'md'), line: Line, markdownLine: Line })),
  questions: z.array(z.strictObject({ id: Id, file: fileIn('questions', 'yml') })),
});

export const KnowledgeDocument = z.strictObject({
  format: z.literal(DOCUMENT_FORMAT),
  guideVersion: Text,
  /** Of the content, as `Knowledge.version`. */
  version: Text.optional(),
  exam: Exam,
  services: z.array(Service),
  glossary: z.array(Term),
  sections: z.array(DocumentSection).min(1),
  questions: z.array(Question),
  /** How people ask, by section, and under `outside` what the guide does not answer. */
  ways: z.array(z.strictObject({ section: Id, asks: z.array(Text).min(1) })).optional(),
  layout: Layout.optional(),
});

export type KnowledgeDocument = z.infer<typeof KnowledgeDocument>;
export type DocumentSection = z.infer<typeof DocumentSection>;

function fileIn(folder: string, extension: string): z.ZodString {
  const name = new RegExp(`^${folder}/(?!\\.)[^/\\\\\\p{Cc}]+\\.${extension}$`, 'u');
  return z.string().max(200).regex(name, `name a file such as ${folder}/10-name.${extension}`);
}
