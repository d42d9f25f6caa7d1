import type { WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { type Counted, digester, periodAt } from './digests.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { NO_JOIN, overRows } from './given-rows.ts';
import type { GapReason, Tables } from './tables.ts';
import { together } from './together.ts';

/** Fewer might tell who asked. */
const LEAST_ASKERS = 2;

/** What the guide does not answer, or not well. */
export interface Gap {
  workspace: WorkspaceId;
  /** What was asked, as `gapText` makes it. */
  question: string;
  /** How many people asked it; as many as asked in one period, since the same person may come in two. */
  askers: number;
  /** How many of them got an answer and said that it did not help. */
  unhelpful: number;
}

/** How people judged the answers from one section. */
export interface SectionMarks {
  workspace: WorkspaceId;
  section: string;
  helpful: number;
  unhelpful: number;
}

export type GapQueries = ReturnType<typeof gapQueries>;

export function gapQueries(db: Database) {
  const digestOf = digester(db);
  const insertAsks = inserting(db);
  const count = together(
    async (asks: readonly Tables['asks'][]) => {
      // A power cut may lose it on SQLite.
      await withoutWaitingForTheDisk(db, connection => insertAsks(asks, connection));
      return () => {};
    },
    { atMost: 50, keyOf: row => `${row.workspace_id} ${row.asker_digest} ${row.question}` },
  );

  return {
    /**
     * Counts a person once for a question. Marked unhelpful is the stronger word, and stays. What comes at the same
     * moment is written by the same statement.
     */
    async recordGap(
      by: Counted,
      { question, reason }: { question: string; reason: GapReason },
    ): Promise<void> {
      await count({
        workspace_id: by.workspace,
        question,
        asker_digest: await digestOf(by, `gap ${question}`),
        reason,
        period: periodAt(by.now),
        asked_at: by.now,
      });
    },

    /** A person's last word on the answers from a section, and what they asked when it did not help. */
    async markAnswer(
      by: Counted,
      mark: { section: string; helpful: boolean; question: string | undefined },
    ): Promise<void> {
      const said = { helpful: mark.helpful ? 1 : 0, marked_at: by.now } as const;
      await db
        .insertInto('answer_marks')
        .values({
          workspace_id: by.workspace,
          section_id: mark.section,
          marker_digest: await digestOf(by, `mark ${mark.section}`),
          ...said,
        })
        .onConflict(conflict =>
          conflict.columns(['workspace_id', 'section_id', 'marker_digest']).doUpdateSet(said),
        )
        .execute();
      if (mark.question === undefined || !mark.helpful) return;
      await db
        .deleteFrom('asks')
        .where('workspace_id', '=', by.workspace)
        .where('question', '=', mark.question)
        .where('asker_digest', '=', await digestOf(by, `gap ${mark.question}`))
        .where('reason', '=', 'unhelpful')
        .execute();
    },

    /** What at least two people asked in vain, most asked first; of every workspace when none is named. */
    async listGaps(workspace?: WorkspaceId): Promise<Gap[]> {
      const rows = await db
        .selectFrom('asks')
        .select(['workspace_id', 'question', 'period'])
        .select(({ fn }) => fn.countAll<number>().as('askers'))
        .select(({ fn, case: when }) =>
          fn.sum<number>(when().when('reason', '=', 'unhelpful').then(1).else(0).end()).as('unhelpful'),
        )
        .$if(workspace !== undefined, query => query.where('workspace_id', '=', workspace ?? ''))
        .groupBy(['workspace_id', 'question', 'period'])
        .having(({ fn }) => fn.countAll(), '>=', LEAST_ASKERS)
        .execute();
      const most = new Map<string, Gap>();
      for (const row of rows) {
        const key = `${row.workspace_id} ${row.question}`;
        if ((most.get(key)?.askers ?? 0) >= row.askers) continue;
        most.set(key, {
          workspace: row.workspace_id as WorkspaceId,
          question: row.question,
          askers: Number(row.askers),
          unhelpful: Number(row.unhelpful),
        });
      }
      return [...most.values()].toSorted((a, b) => b.askers - a.askers || (a.question < b.question ? -1 : 1));
    },

    /** Sections that anybody judged, the least helpful first. */
    async listMarks(workspace?: WorkspaceId): Promise<SectionMarks[]> {
      const rows = await db
        .selectFrom('answer_marks')
        .select(['workspace_id', 'section_id'])
        .select(({ fn }) => [fn.countAll<number>().as('all'), fn.sum<number>('helpful').as('helpful')])
        .$if(workspace !== undefined, query => query.where('workspace_id', '=', workspace ?? ''))
        .groupBy(['workspace_id', 'section_id'])
        .execute();
      return rows
        .map(row => ({
          workspace: row.workspace_id as WorkspaceId,
          section: row.section_id,
          helpful: Number(row.helpful),
          unhelpful: Number(row.all) - Number(row.helpful),
        }))
        .toSorted(
          (a, b) => b.unhelpful - b.helpful - (a.unhelpful - a.helpful) || (a.section < b.section ? -1 : 1),
        );
    },

    /** Forgets what was counted before, and the keys of earlier periods. */
    async forgetGaps(before: number, now: number): Promise<void> {
      await db.deleteFrom('asks').where('asked_at', '<', before).execute();
      await db.deleteFrom('answer_marks').where('marked_at', '<', before).execute();
      await db.deleteFrom('digest_keys').where('period', '<', periodAt(now)).execute();
    },
  };
}

function inserting(db: Database) {
  const kinds = {
    workspace_id: 'text',
    question: 'text',
    asker_digest: 'text',
    reason: 'text',
    period: 'integer',
    asked_at: 'bigint',
  } as const;
  const columns = ['workspace_id', 'question', 'asker_digest', 'reason', 'period', 'asked_at'] as const;
  return overRows<Tables['asks']>(
    db,
    kinds,
  )(rows =>
    db
      .with('given', () => rows)
      .insertInto('asks')
      .columns(columns)
      .expression(given => given.selectFrom('given').select(columns).where(NO_JOIN))
      .onConflict(conflict =>
        conflict.columns(['workspace_id', 'question', 'asker_digest']).doUpdateSet(row => ({
          reason: row
            .case()
            .when('excluded.reason', '=', 'unhelpful')
            .then(row.ref('excluded.reason'))
            .else(row.ref('asks.reason'))
            .end(),
          asked_at: row.ref('excluded.asked_at'),
        })),
      ),
  );
}
