/** One piece of the study guide: what stands under a heading that has its own id. */
export interface Section {
  /** Never changes once published: links and scores hang on it. */
  id: string;
  title: string;
  /** Titles from the top of the guide down to its own. */
  path: string[];
  /** The id of the section above; undefined at the top. */
  parent?: string;
  objective: string;
  /** All that stands under the heading, without the block of fields. */
  markdown: string;
  /** The line of the file on which `markdown` begins. */
  markdownLine: number;
  /** The first paragraph as plain text: the answer to "what is …". */
  summary: string;
  /** What stands before the first part's heading; the summary's paragraph is the first block. */
  intro: Block[];
  parts: Part[];
  services: string[];
  /** How people ask for exactly this section. */
  asks: string[];
  /** Ids of sections to read next. */
  related: string[];
  /** A day, `YYYY-MM-DD`. */
  factsCheckedOn: string;
  sources: string[];
  file: string;
  line: number;
}

/** What stands under a heading inside a section, such as "Key Concepts". */
export interface Part {
  title: string;
  /** How many headings stand above it inside the section: 0 for its main parts. */
  depth: number;
  markdown: string;
  blocks: Block[];
  line: number;
}

/** All texts are plain, without marks; `markdown` is the source. */
export type Block =
  | { kind: 'paragraph'; text: string; markdown: string; line: number }
  | { kind: 'list'; ordered: boolean; items: Item[]; markdown: string; line: number }
  | { kind: 'table'; header: string[]; rows: string[][]; markdown: string; line: number }
  | { kind: 'code'; language: string; text: string; markdown: string; line: number };

export interface Item {
  /** The bold words that the item begins with, when ` — ` follows them: the thing that it is about. */
  name?: string;
  /** What is said about the name, or the whole item when it names nothing. */
  text: string;
  /** The item's own text without its bullet and without the items below it. */
  markdown: string;
  items: Item[];
  line: number;
}
