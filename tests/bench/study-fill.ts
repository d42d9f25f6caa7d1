import type { Library } from '../../src/library.ts';
import { asChannelId, asUserId } from '../../src/quiz/ids.ts';
import type { Context } from '../../src/slack/context.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import type { BenchDatabase } from './databases.ts';
import { benchDeps, shippedLibrary } from './deps.ts';
import { workspace } from './fill.ts';

export const QUESTIONS = 1_000;
export const ATTEMPTS = 100_000;
/** An attempt a minute; the newest is at this moment, epoch ms. */
export const NEWEST = ATTEMPTS * 60_000;
/** Each has had every question of the bank. */
export const MEMBERS = ATTEMPTS / QUESTIONS;

/** A member of that number asks for something at `now`, epoch ms. */
export function studyContexts(
  store: Store,
  { library, now }: { library: Library; now: number },
): (member: number) => Context {
  const shared = {
    deps: benchDeps(store, { library, now, apiUrl: 'http://127.0.0.1/' }),
    workspace,
    channel: asChannelId('C1'),
    people: async () => ({ name: 'Member', timeZone: undefined, isAdmin: false, isOutsider: false }),
    refreshCount: () => {},
    checkRate: () => {},
    memberships: async () => undefined,
    homeTabs: { opened: () => {}, pressed: () => {}, changed: () => {} },
    background: () => {},
    now,
    request: '',
    said: { name: 'Member', teamId: undefined },
  };
  return member => ({ ...shared, user: asUserId(`U${member % MEMBERS}`) });
}

/** The bank over and over, under other ids. */
export async function largeLibrary(): Promise<Library> {
  const library = await shippedLibrary();
  const { knowledge } = library;
  const questions = Array.from({ length: QUESTIONS }, (_, index) => {
    const question = knowledge.questions[index % knowledge.questions.length];
    if (!question) throw new Error('the bank is empty');
    return { ...question, id: idOf(index) };
  });
  return { ...library, knowledge: { ...knowledge, questions } };
}

function idOf(question: number): string {
  return `a-question-${question}`;
}

/** Every member has had every question once, a third of them wrong. */
export async function fillAttempts({ run, name }: BenchDatabase, { knowledge }: Library): Promise<void> {
  const numbers = (count: number): string =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;
  const [{ section: firstSection } = { section: '' }] = knowledge.questions;
  const snapshot = JSON.stringify(aSnapshot({})).replaceAll("'", "''");
  await run(`${numbers(MEMBERS)} insert into members (workspace_id, user_id, member_key, display_name, joined_at, hidden,
    settings) select '${workspace}', 'U' || i, 'member-' || i, 'Member', 1, 0, '{}' from n`);
  await run(`${numbers(ATTEMPTS)} insert into attempts (id, workspace_id, member_key, question_id, question_hash,
    section_id, snapshot, mode, chosen, correct, asked_at, answered_at)
    select 'an-attempt-as-long-as-a-uuid-' || i, '${workspace}', 'member-' || (i % ${MEMBERS}),
      'a-question-' || (i / ${MEMBERS}), 'hash', '${firstSection}', '${snapshot}', 'practice', '[1]',
      case when i % 3 = 0 then 0 else 1 end, cast(i as bigint) * 60000, cast(i as bigint) * 60000 from n`);
  await run(name === 'SQLite' ? 'analyze' : 'vacuum analyze');
}
