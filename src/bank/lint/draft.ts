import type { Exam } from '../../content/exam.ts';
import type { Entry } from '../../content/load-list.ts';
import type { Place, Problem } from '../../content/problem.ts';
import type { Service } from '../../content/service.ts';
import type { Question } from '../question.ts';

/** All that was read, before it is accepted as knowledge. */
export interface Draft {
  /** Undefined when `exam.yml` has a problem of its own. */
  exam: Exam | undefined;
  services: Entry<Service>[];
  sections: Entry<DraftSection>[];
  questions: Entry<Question>[];
  /** How people ask for the sections, beside the few in the sections themselves. */
  ways: ({ section: string; text: string } & Place)[];
  /** Every id that stands in the files, also of entries that have a problem of their own. */
  ids: { services: ReadonlySet<string>; sections: ReadonlySet<string>; questions: ReadonlySet<string> };
  now: Date;
}

/** What the rules need to know of a section of the guide. */
export interface DraftSection {
  id: string;
  title: string;
  objective: string;
  markdown: string;
  /** The line of the file on which `markdown` begins. */
  markdownLine: number;
  services: string[];
  asks: string[];
  factsCheckedOn: string;
  sources: string[];
  file: string;
}

/** One thing to look for. */
export interface Rule {
  name: string;
  check(draft: Draft): Problem[];
}
