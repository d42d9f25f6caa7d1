import { sql } from 'kysely';
import type { ChannelId, WorkspaceId } from '../quiz/ids.ts';
import type { PastRound } from '../quiz/select-question.ts';
import type { Database } from './database.ts';
import { overRows } from './given-rows.ts';
import { together } from './together.ts';

export type PastRoundQueries = ReturnType<typeof pastRoundQueries>;

interface Place {
  workspace: WorkspaceId;
  channel: ChannelId;
}

export function pastRoundQueries(db: Database) {
  const pastRounds = overRows<Place>(db, { workspace: 'text', channel: 'text' })(rows =>
    db
      .with('given', () => rows)
      .selectFrom('given')
      .innerJoin('rounds', join =>
        join
          .onRef('rounds.workspace_id', '=', 'given.workspace')
          .onRef('rounds.channel_id', '=', 'given.channel'),
      )
      .select(({ fn, selectFrom, lit }) => {
        const answers = selectFrom('answers').whereRef('answers.round_id', '=', 'rounds.id');
        const given = answers.select(select => select.fn.countAll<number>().as('sum'));
        const right = answers.select(select =>
          select.fn.coalesce(select.fn.sum<number>('answers.correct'), lit(0)).as('sum'),
        );
        return [
          'rounds.workspace_id',
          'rounds.channel_id',
          'rounds.question_id',
          fn.coalesce('rounds.answered', given).as('answered'),
          fn.coalesce('rounds.correct', right).as('right'),
        ];
      })
      .where('rounds.state', '!=', sql.lit('void' as const))
      .orderBy('rounds.claimed_at'),
  );

  async function listTogether(places: readonly Place[]): Promise<(place: Place) => PastRound[]> {
    const rows = Map.groupBy(await pastRounds(places), row => keyOf(row.workspace_id, row.channel_id));
    return ({ workspace, channel }) =>
      (rows.get(keyOf(workspace, channel)) ?? []).map(({ question_id, answered, right }) => ({
        questionId: question_id,
        answered: answered ?? 0,
        right: right ?? 0,
      }));
  }
  const list = together(listTogether, { atMost: 50, keyOf: place => keyOf(place.workspace, place.channel) });

  return {
    /**
     * What the channel was asked so far, oldest first, with how it went. Rounds that are over for good keep their sums;
     * only the answers to others are added up.
     */
    listPastRounds: (workspace: WorkspaceId, channel: ChannelId): Promise<PastRound[]> =>
      list({ workspace, channel }),
  };
}

function keyOf(workspace: string, channel: string): string {
  return `${workspace} ${channel}`;
}
