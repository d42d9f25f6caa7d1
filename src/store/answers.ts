import type { Confidence } from '../quiz/confidence.ts';
import { asMemberKey, type MemberKey, type RoundId } from '../quiz/ids.ts';
import type { Choice } from '../quiz/snapshot.ts';
import type { Database } from './database.ts';
import { answerInserter } from './insert-answers.ts';
import { type Round, roundOf } from './round-row.ts';
import { together } from './together.ts';

export interface Answer {
  round: RoundId;
  member: MemberKey;
  chosen: Choice;
  correct: boolean;
  points: number;
  at: number;
}

export type Recorded =
  | { kind: 'recorded' }
  /** The first answer counts; this is it. */
  | { kind: 'already-answered'; answer: Answer }
  | { kind: 'not-open' };

/** More would make the first of them wait too long. */
const TOGETHER_AT_MOST = 50;

export type AnswerQueries = ReturnType<typeof answerQueries>;

export function answerQueries(db: Database) {
  async function findAnswer(round: RoundId, member: MemberKey): Promise<Answer | undefined> {
    const row = await db
      .selectFrom('answers')
      .selectAll()
      .where('round_id', '=', round)
      .where('member_key', '=', member)
      .executeTakeFirst();
    return row && answerOf(row);
  }

  const record = together(answerInserter(db), { atMost: TOGETHER_AT_MOST });

  return {
    findAnswer,

    /**
     * Writes a member's answer if the round is open and there is none yet. Round and answer are looked at in one
     * statement, so two clicks at once, on two machines, leave one answer. Those that arrive at the same moment are
     * written by the same statement.
     */
    async recordAnswer(answer: Answer): Promise<Recorded> {
      if (await record(answer)) return { kind: 'recorded' };
      const first = await findAnswer(answer.round, answer.member);
      return first ? { kind: 'already-answered', answer: first } : { kind: 'not-open' };
    },

    /** What a member says of the answer that they gave; the first word stays. Undefined without such an answer. */
    async rateAnswer(
      round: RoundId,
      member: MemberKey,
      said: { confidence: Confidence; at: number },
    ): Promise<{ answer: Answer; confidence: Confidence } | undefined> {
      const answer = await findAnswer(round, member);
      if (!answer) return undefined;
      const { confidence } = await db
        .insertInto('answer_confidences')
        .values({ round_id: round, member_key: member, confidence: said.confidence, said_at: said.at })
        .onConflict(conflict =>
          conflict
            .columns(['round_id', 'member_key'])
            // Writes what is there already, so that it is returned.
            .doUpdateSet(({ ref }) => ({ confidence: ref('answer_confidences.confidence') })),
        )
        .returning('confidence')
        .executeTakeFirstOrThrow();
      return { answer, confidence };
    },

    async countAnswers(round: RoundId): Promise<number> {
      const { count } = await db
        .selectFrom('answers')
        .select(select => select.fn.countAll<number>().as('count'))
        .where('round_id', '=', round)
        .executeTakeFirstOrThrow();
      return count;
    },

    async listAnswers(round: RoundId): Promise<Answer[]> {
      const rows = await db
        .selectFrom('answers')
        .selectAll()
        .where('round_id', '=', round)
        .orderBy('answered_at')
        .orderBy('member_key')
        .execute();
      return rows.map(answerOf);
    },

    /** The member's newest answers in the workspace, newest first, with their rounds. */
    async listLatestAnswers(member: MemberKey, limit: number): Promise<{ answer: Answer; round: Round }[]> {
      const answers = await db
        .selectFrom('answers')
        .selectAll()
        .where('member_key', '=', member)
        .orderBy('answered_at', 'desc')
        .limit(limit)
        .execute();
      const rounds = await db
        .selectFrom('rounds')
        .selectAll()
        .where(
          'id',
          'in',
          answers.map(answer => answer.round_id),
        )
        .execute();
      const byId = new Map(rounds.map(row => [row.id, roundOf(row)]));
      return answers.flatMap(row => {
        const round = byId.get(answerOf(row).round);
        return round ? [{ answer: answerOf(row), round }] : [];
      });
    },
  };
}

function answerOf(row: {
  round_id: string;
  member_key: string;
  chosen: string;
  correct: 0 | 1;
  points: number;
  answered_at: number;
}): Answer {
  return {
    round: row.round_id as RoundId,
    member: asMemberKey(row.member_key),
    chosen: JSON.parse(row.chosen) as Choice,
    correct: row.correct === 1,
    points: row.points,
    at: row.answered_at,
  };
}
