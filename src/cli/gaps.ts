import { existsSync } from 'node:fs';
import type { DatabaseConfig } from '../config.ts';
import { loadKnowledge } from '../knowledge.ts';
import { dialectFor } from '../open-configured-store.ts';
import type { Gap, SectionMarks } from '../store/gaps.ts';
import { openStore } from '../store/store.ts';
import { troubleOf } from '../store/trouble.ts';
import type { Command, Terminal } from './command.ts';

const MOST_SECTIONS = 20;

/** What the guide's authors may write next, of all workspaces together in one list for each. */
export const gaps: Command = {
  name: 'gaps',
  usage: '',
  summary: 'What two people or more asked in vain, and which sections help least',
  async run(args, terminal) {
    if (args.length > 0) {
      terminal.err('Use: aif gaps');
      return 2;
    }
    const database = databaseOf(terminal);
    if (!database) return 1;
    try {
      const { dialect } = await dialectFor(database, () => {});
      const store = await openStore(dialect);
      try {
        print(await store.listGaps(), await store.listMarks(), terminal);
      } finally {
        await store.close();
      }
      return 0;
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      terminal.err(`DATABASE_URL: ${trouble.sentence}`);
      return 1;
    }
  },
};

function databaseOf({ databaseUrl = 'file:data/aif.db', err }: Terminal): DatabaseConfig | undefined {
  if (!databaseUrl.startsWith('file:')) return { kind: 'postgres', url: databaseUrl };
  const path = databaseUrl.slice('file:'.length);
  if (existsSync(path)) return { kind: 'sqlite', path };
  err(`There is no database at ${path} yet. Check DATABASE_URL.`);
  return undefined;
}

function print(gaps: readonly Gap[], marks: readonly SectionMarks[], terminal: Terminal): void {
  const titles = titlesOf(terminal);
  const workspaces = [...new Set([...gaps, ...marks].map(({ workspace }) => workspace))];
  if (workspaces.length === 0) terminal.out('Nobody has asked in vain or judged an answer yet.');
  for (const workspace of workspaces) {
    if (workspaces.length > 1) terminal.out(`Workspace ${workspace}\n`);
    terminal.out('Asked in vain, by two people or more in the last 90 days:');
    const asked = gaps.filter(gap => gap.workspace === workspace);
    if (asked.length === 0) terminal.out('  nothing');
    for (const { question, askers, unhelpful } of asked) {
      const how = unhelpful === 0 ? '' : `, ${unhelpful} got an answer that did not help`;
      terminal.out(`${String(askers).padStart(5)} people  ${question}${how}`);
    }
    terminal.out('\nSections that help least:');
    const judged = marks.filter(mark => mark.workspace === workspace && mark.unhelpful > 0);
    if (judged.length === 0) terminal.out('  none was marked as not helpful');
    for (const { section, helpful, unhelpful } of judged.slice(0, MOST_SECTIONS)) {
      terminal.out(
        `${String(unhelpful).padStart(5)} not helpful, ${helpful} helpful  ${titles.get(section) ?? section}`,
      );
    }
  }
}

/** By id; a section that is gone goes by its id. */
function titlesOf({ knowledgeDir, now }: Terminal): Map<string, string> {
  const loaded = loadKnowledge(knowledgeDir, now);
  const sections = loaded.kind === 'loaded' ? loaded.knowledge.sections : [];
  return new Map(sections.map(({ id, path }) => [id, `${path.slice(-2).join(' › ')} (${id})`]));
}
