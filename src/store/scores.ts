import type { ExpressionBuilder } from 'kysely';
import { asMemberKey, type ChannelId, type MemberKey, type WorkspaceId } from '../quiz/ids.ts';
import { type OfferedRound, offeredSince } from '../quiz/offered.ts';
import type { Score } from '../quiz/standings.ts';
import { isAlways, type Span } from '../quiz/window.ts';
import type { Database } from './database.ts';
import type { RoundState } from './tables.ts';

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
      const rounds = await listOpened(db, workspace, channel, span);
      const newest = rounds.at(-1);
      if (!newest) return [];
      const offered = offeredSince(rounds.filter(round => round.state === 'closed'));
      const members = await everInChannel(db, workspace, channel, self).execute();
      const sums = isAlways(span) ? members : await within(db, workspace, channel, span).execute();
      const byMember = new Map(sums.map(sum => [sum.member_key, sum]));
      return members
        .filter(member => member.since <= newest.openedAt)
        .map(member => {
          const sum = byMember.get(member.member_key);
          return {
            member: asMemberKey(member.member_key),
            userId: member.user_id,
            name: member.display_name,
            points: sum?.points ?? 0,
            offered: offered(member.since) + (sum?.open_points ?? 0),
            correct: sum?.correct ?? 0,
            answered: sum?.answered ?? 0,
          };
        });
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

/** The channel's rounds that opened in the span, oldest first. */
async function listOpened(
  db: Database,
  workspace: WorkspaceId,
  channel: ChannelId,
  span: Span,
): Promise<(OfferedRound & { state: RoundState })[]> {
  const rows = await db
    .selectFrom('rounds')
    .select(['opened_at', 'points', 'state'])
    .where('workspace_id', '=', workspace)
    .where('channel_id', '=', channel)
    .where('state', 'in', ['open', 'closed'])
    .where('opened_at', '>=', span.from)
    .where('opened_at', '<', span.until)
    .orderBy('opened_at')
    .execute();
  return rows.map(({ opened_at, points, state }) => ({ openedAt: opened_at ?? 0, points, state }));
}

/** Each member with sums over all rounds of the channel: those that were counted, and the answers of the others. */
function everInChannel(
  db: Database,
  workspace: WorkspaceId,
  channel: ChannelId,
  self: MemberKey | undefined,
) {
  const counted = db
    .selectFrom('totals')
    .select(select => [
      'member_key',
      'since',
      'answered',
      'correct',
      'points',
      select.lit<number>(0).as('open_points'),
    ])
    .where('workspace_id', '=', workspace)
    .where('channel_id', '=', channel);
  const others = answersIn(db, workspace, channel).where('rounds.counted_at', 'is', null);
  const sums = db
    .selectFrom(counted.unionAll(others).as('part'))
    .select(select => ['part.member_key', select.fn.min<number>('part.since').as('since'), ...sumsOf(select)])
    .groupBy('part.member_key');
  return db
    .selectFrom(sums.as('sums'))
    .innerJoin('members', 'members.member_key', 'sums.member_key')
    .selectAll('sums')
    .select(['members.user_id', 'members.display_name'])
    .where('members.left_at', 'is', null)
    .where(where =>
      where.or([where('members.hidden', '=', 0), where('members.member_key', '=', self ?? '')]),
    );
}

/** Each member's sums over the rounds of the channel that opened in the span. */
function within(db: Database, workspace: WorkspaceId, channel: ChannelId, span: Span) {
  const answers = answersIn(db, workspace, channel)
    .where('rounds.opened_at', '>=', span.from)
    .where('rounds.opened_at', '<', span.until);
  return db
    .selectFrom(answers.as('part'))
    .select(select => ['part.member_key', ...sumsOf(select)])
    .groupBy('part.member_key');
}

/** The answers of the channel's rounds, each as a sum over one round. */
function answersIn(db: Database, workspace: WorkspaceId, channel: ChannelId) {
  return db
    .selectFrom('rounds')
    .innerJoin('answers', 'answers.round_id', 'rounds.id')
    .select(select => [
      'answers.member_key',
      select.fn.coalesce('rounds.opened_at', select.lit(0)).as('since'),
      select.lit(1).as('answered'),
      'answers.correct',
      'answers.points',
      select
        .case()
        .when('rounds.state', '=', 'open')
        .then(select.ref('rounds.points'))
        .else(0)
        .end()
        .as('open_points'),
    ])
    .where('rounds.workspace_id', '=', workspace)
    .where('rounds.channel_id', '=', channel)
    .where('rounds.state', 'in', ['open', 'closed']);
}

type Part = { answered: number; correct: number; points: number; open_points: number };

function sumsOf(select: ExpressionBuilder<{ part: Part }, 'part'>) {
  return [
    select.fn.sum<number>('part.answered').as('answered'),
    select.fn.sum<number>('part.correct').as('correct'),
    select.fn.sum<number>('part.points').as('points'),
    select.fn.sum<number>('part.open_points').as('open_points'),
  ] as const;
}
