import { listFiles } from '../content/folder.ts';
import type { Entry } from '../content/load-list.ts';
import { errorAt, type Problem } from '../content/problem.ts';
import { readTextFile } from '../content/text-file.ts';
import { arrange } from './arrange.ts';
import { type ParsedSections, parseSections } from './parse-sections.ts';
import type { Section } from './section.ts';

export interface LoadedGuide {
  /** Those without a problem, in reading order: by file name, then as they stand in the file. */
  entries: Entry<Section>[];
  /** The ids of all sections, broken ones too. */
  ids: Set<string>;
  problems: Problem[];
}

export function loadGuide(folder: string): LoadedGuide {
  const listing = listFiles(folder, 'guide', '.md');
  const files = listing.files.map(file => parseFile(folder, file));
  const ids = new Set(files.flatMap(file => file.sections.flatMap(section => section.id ?? [])));
  const guide = arrange(files.map(file => file.sections));
  const problems = [...listing.problems, ...files.flatMap(file => file.problems), ...guide.problems];
  if (listing.files.length === 0 && problems.length === 0) {
    problems.push(
      errorAt(
        { file: 'guide', line: 1 },
        'This folder holds no section',
        'Add a file such as guide/10-overview.md',
      ),
    );
  }
  return { entries: guide.entries, ids, problems };
}

function parseFile(folder: string, file: string): ParsedSections {
  const read = readTextFile(folder, file);
  return read.kind === 'text' ? parseSections(read.text, file) : { sections: [], problems: [read.problem] };
}
