import { OUTSIDE } from '../guide/ways.ts';
import { renderBank } from './bank-yaml.ts';
import type { DocumentSection, KnowledgeDocument } from './document.ts';
import { renderSection } from './section-markdown.ts';
import { renderFields, renderFlow } from './yaml-fields.ts';

/** The knowledge folder that a document describes: the text of each file by its path inside the folder. */
export function filesOf(document: KnowledgeDocument): Map<string, string> {
  const files = new Map([
    ['exam.yml', renderFields(document.exam)],
    ['services.yml', document.services.map(renderService).join('') || EMPTY_LIST],
    ['glossary.yml', document.glossary.map(term => `- ${renderFlow(term)}\n`).join('') || EMPTY_LIST],
  ]);
  for (const [file, places] of Map.groupBy(sectionPlaces(document), place => place.file)) {
    files.set(file, renderFile(places));
  }
  for (const [file, places] of Map.groupBy(questionPlaces(document), place => place.file)) {
    files.set(file, renderBank(places.map(({ question }) => question)));
  }
  for (const [file, ways] of Map.groupBy(waysOf(document), way => way.file)) {
    files.set(file, ways.map(renderWays).join('\n'));
  }
  return files;
}

type Ways = NonNullable<KnowledgeDocument['ways']>[number];

/** Well below the size up to which a file is read. */
const MOST_IN_A_FILE = 15_000;

/** Beside each file of the guide stands one of the same name; what comes from outside may take several. */
function waysOf(document: KnowledgeDocument): (Ways & { file: string })[] {
  const files = new Map(
    sectionPlaces(document).map(({ section, file }) => [section.id, file.replace(/^guide\//, 'asks/')]),
  );
  return (document.ways ?? []).flatMap(ways => {
    const file = files.get(ways.section);
    return file === undefined ? outsideFiles(ways) : [{ ...ways, file }];
  });
}

function outsideFiles({ section, asks }: Ways): (Ways & { file: string })[] {
  if (asks.length <= MOST_IN_A_FILE) return [{ section, asks, file: `asks/${OUTSIDE}.md` }];
  return Array.from({ length: Math.ceil(asks.length / MOST_IN_A_FILE) }, (_, at) => ({
    section,
    asks: asks.slice(at * MOST_IN_A_FILE, (at + 1) * MOST_IN_A_FILE),
    file: `asks/${OUTSIDE}-${at + 1}.md`,
  }));
}

function renderWays({ section, asks }: Ways): string {
  return `# ${section}\n\n${asks.map(ask => `- ${ask}\n`).join('')}`;
}

const EMPTY_LIST = '[]\n';

/** Each field on a line of its own, lists in brackets. */
function renderService(service: object): string {
  const fields = Object.entries(service).map(([name, value]) =>
    Array.isArray(value) ? `${name}: ${renderFlow(value)}\n` : renderFields({ [name]: value }),
  );
  return `- ${fields
    .join('')
    .replace(/^(?=.)/gm, '  ')
    .trimStart()}`;
}

interface SectionPlace {
  section: DocumentSection;
  parent: string | undefined;
  file: string;
  line: number | undefined;
  markdownLine: number | undefined;
}

function sectionPlaces({ sections, layout }: KnowledgeDocument): SectionPlace[] {
  const places = new Map(layout?.sections.map(place => [place.id, place]));
  const byPath = new Map(sections.map(section => [JSON.stringify(section.path), section.id]));
  return sections.map((section, index) => {
    const place = places.get(section.id);
    return {
      section,
      parent: section.under ?? byPath.get(JSON.stringify(section.path.slice(0, -1))),
      file: place?.file ?? `guide/${numbered(index, sections.length)}-${section.id}.md`,
      line: place?.line,
      markdownLine: place?.markdownLine,
    };
  });
}

type DocumentQuestion = KnowledgeDocument['questions'][number];

function questionPlaces(document: KnowledgeDocument): { question: DocumentQuestion; file: string }[] {
  const { questions, sections, layout } = document;
  const files = new Map(layout?.questions.map(({ id, file }) => [id, file]));
  const numbers = new Map(sections.map(({ id }, index) => [id, numbered(index, sections.length)]));
  return questions.map(question => {
    const usual = `questions/${numbers.get(question.section) ?? ''}-${question.section}.yml`;
    return { question, file: files.get(question.id) ?? usual };
  });
}

/** In steps of ten, with zeros before, so that names are in order and leave room. */
function numbered(index: number, total: number): string {
  return String((index + 1) * 10).padStart(String(total * 10).length, '0');
}

/** Headings nest where a section stands below its parent in the same file; otherwise the block says `under`. */
function renderFile(places: readonly SectionPlace[]): string {
  let text = '';
  let open: string[] = [];
  for (const { section, parent, line, markdownLine } of places) {
    const above = open.findIndex((id, index) => id === parent && index < 5);
    open = [...open.slice(0, above + 1), section.id];
    if (text !== '') text += '\n';
    if (line !== undefined) text += '\n'.repeat(Math.max(0, line - text.split('\n').length));
    const { title, path: _path, markdown, under: _under, ...fields } = section;
    const under = above >= 0 || parent === undefined ? {} : { under: parent };
    const linesBefore = line === undefined || markdownLine === undefined ? undefined : markdownLine - line;
    text += renderSection({
      title,
      level: open.length,
      fields: { ...fields, ...under },
      markdown,
      linesBefore,
    });
  }
  return text;
}
