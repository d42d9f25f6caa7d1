import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { conflictMarker } from '../content/conflict-marker.ts';
import { listFiles } from '../content/folder.ts';
import { errorAt, type Place, type Problem, quoted } from '../content/problem.ts';
import { readTextFile } from '../content/text-file.ts';

/** One way in which people ask, and the id of the section that answers it best. */
export interface Way {
  section: string;
  text: string;
}

/** Stands in place of a section's id over what people ask and the guide does not answer. */
export const OUTSIDE = 'outside';

export interface LoadedWays {
  /** In the order of the files. */
  ways: (Way & Place)[];
  problems: Problem[];
}

/**
 * Reads `asks/*.md`: a heading with a section's id, and under it a line with a bullet for each way to ask. They stand
 * beside the guide because there are many of them: the index learns from them which everyday words mean which section.
 */
export function loadWays(folder: string, sections: ReadonlySet<string>): LoadedWays {
  if (!existsSync(join(folder, 'asks'))) return { ways: [], problems: [] };
  const listing = listFiles(folder, 'asks', '.md');
  const files = listing.files.map(file => parseFile(folder, file, sections));
  return {
    ways: files.flatMap(({ ways }) => ways),
    problems: [...listing.problems, ...files.flatMap(({ problems }) => problems)],
  };
}

/** By section in reading order, then as they stood: the same whatever files they come from. */
export function inReadingOrder(ways: readonly Way[], sections: readonly { id: string }[]): Way[] {
  const bySection = Map.groupBy(ways, ({ section }) => section);
  return [...sections.map(({ id }) => id), OUTSIDE].flatMap(id =>
    (bySection.get(id) ?? []).map(({ section, text }) => ({ section, text })),
  );
}

function parseFile(folder: string, file: string, sections: ReadonlySet<string>): LoadedWays {
  const read = readTextFile(folder, file);
  if (read.kind !== 'text') return { ways: [], problems: [read.problem] };
  const conflict = conflictMarker(read.text, file);
  if (conflict) return { ways: [], problems: [conflict] };
  const ways: (Way & Place)[] = [];
  const problems: Problem[] = [];
  let section: string | undefined;
  for (const [index, line] of read.text.split('\n').entries()) {
    const place = { file, line: index + 1 };
    const heading = /^# +(\S+) *$/.exec(line)?.[1];
    const text = /^- +(.*\S) *$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      if (heading !== OUTSIDE && !sections.has(heading)) problems.push(unknownSection(heading, place));
    } else if (text !== undefined && section !== undefined) {
      ways.push({ section, text, ...place });
    } else if (line.trim() !== '') {
      problems.push(notAWay(line, place));
    }
  }
  return { ways, problems };
}

function unknownSection(id: string, place: Place): Problem {
  return errorAt(
    place,
    `No section has the id ${quoted(id)}`,
    `Write the id of a section of the guide, or ${OUTSIDE} for what the guide does not answer`,
  );
}

function notAWay(line: string, place: Place): Problem {
  return errorAt(
    place,
    `This line is neither "# section-id" nor "- a way to ask": ${quoted(line)}`,
    'Begin it with "- " and put it under the heading of its section',
  );
}
