import { asMemberKey, type ChannelId, type MemberKey, type WorkspaceId } from '../quiz/ids.ts';
import type { Score } from '../quiz/standings.ts';
import type { Span } from '../quiz/window.ts';
import type { Database } from './database.ts';

export interface BoardScore extends Score {
  userId: string;
}

export interface SectionScore {
  sectionId: string;
  answered: number;
  correct: number;
}

export type ScoreQueries = ReturnType<typeof scoreQueries>;

export function scoreQueries(db: Database) {
  return {
    /**
     * Sums per member over the channel's rounds that opened in the span, of members who are present, not hidden,
     * or `self`. Offered are the points of rounds since the member's first answer in the channel; an open round is
     * offered only to those who have answered it.
     */
    async listScores(
      workspace: WorkspaceId,
      channel: ChannelId,
      span: Span,
      self: MemberKey | undefined,
    ): Promise<BoardScore[]> {
      const rows = await db
        .with('channel_rounds', cte =>
          cte
            .selectFrom('rounds')
            .select(['id', 'points', 'opened_at', 'state'])
            .where('workspace_id', '=', workspace)
            .where('channel_id', '=', channel)
            .where('state', 'in', ['open', 'closed'])
            .where('opened_at', 'is not', null),
        )
        .with('first_answers', cte =>
          cte
            .selectFrom('answers')
            .innerJoin('channel_rounds', 'channel_rounds.id', 'answers.round_id')
            .select(select => [
              'answers.member_key',
              select.fn.min<number>('channel_rounds.opened_at').as('opened_at'),
            ])
            .groupBy('answers.member_key'),
        )
        .selectFrom('first_answers')
        .innerJoin('members', 'members.member_key', 'first_answers.member_key')
        .innerJoin('channel_rounds as round', join =>
          join
            .onRef('round.opened_at', '>=', 'first_answers.opened_at')
            .on('round.opened_at', '>=', span.from)
            .on('round.opened_at', '<', span.until),
        )
        .leftJoin('answers', join =>
          join
            .onRef('answers.round_id', '=', 'round.id')
            .onRef('answers.member_key', '=', 'first_answers.member_key'),
        )
        .select(select => [
          'members.user_id',
          'members.member_key',
          'members.display_name',
          select.fn.coalesce(select.fn.sum<number>('answers.points'), select.lit(0)).as('points'),
          select.fn.coalesce(select.fn.sum<number>('answers.correct'), select.lit(0)).as('correct'),
          select.fn.count<number>('answers.round_id').as('answered'),
          select.fn
            .sum<number>(
              select
                .case()
                .when(
                  select.or([
                    select('round.state', '=', 'closed'),
                    select('answers.round_id', 'is not', null),
                  ]),
                )
                .then(select.ref('round.points'))
                .else(0)
                .end(),
            )
            .as('offered'),
        ])
        .where('members.left_at', 'is', null)
        .where(where =>
          where.or([where('members.hidden', '=', 0), where('members.member_key', '=', self ?? '')]),
        )
        .groupBy(['members.user_id', 'members.member_key', 'members.display_name'])
        .execute();
      return rows.map(row => ({
        member: asMemberKey(row.member_key),
        userId: row.user_id,
        name: row.display_name,
        points: row.points,
        offered: row.offered,
        correct: row.correct,
        answered: row.answered,
      }));
    },

    /** How the member did in each section of the guide, over all rounds of the workspace. */
    async listSectionScores(member: MemberKey): Promise<SectionScore[]> {
      return db
        .selectFrom('answers')
        .innerJoin('rounds', 'rounds.id', 'answers.round_id')
        .select(select => [
          'rounds.section_id as sectionId',
          select.fn.countAll<number>().as('answered'),
          select.fn.sum<number>('answers.correct').as('correct'),
        ])
        .where('answers.member_key', '=', member)
        .where('rounds.state', 'in', ['open', 'closed'])
        .groupBy('rounds.section_id')
        .orderBy('rounds.section_id')
        .execute();
    },
  };
}
