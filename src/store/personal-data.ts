import { asMemberKey, asRoundId, type RoundId, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Choice, Snapshot } from '../quiz/snapshot.ts';
import type { Database } from './database.ts';
import { type MemberSettings, readSettings } from './member-settings.ts';

/** Everything that is kept about one person. Instants are epoch milliseconds. */
export interface PersonalData {
  userId: string;
  name: string;
  timeZone: string | undefined;
  joinedAt: number;
  hiddenFromBoards: boolean;
  isManager: boolean;
  settings: MemberSettings;
  /** Oldest first. */
  rounds: (Asked & { channelId: string; day: string; points: number })[];
  practice: (Asked & { mode: string })[];
  reviews: { questionId: string; dueAt: number; state: unknown }[];
  exams: { startedAt: number; finishedAt: number | undefined; state: string; items: Asked[] }[];
}

interface Asked {
  snapshot: Snapshot;
  chosen: Choice | undefined;
  /** How sure the person said they were. */
  confidence: string | undefined;
  correct: boolean | undefined;
  at: number;
}

/** What deleting a person left to be done outside the database. */
export interface Deleted {
  /** Open rounds that lost the person's answer. */
  rounds: RoundId[];
  /** Files at Slack's that were the person's. */
  files: string[];
}

export type PersonalDataQueries = ReturnType<typeof personalDataQueries>;

export function personalDataQueries(db: Database) {
  return {
    /** Undefined when nothing is kept about the person. */
    async findPersonalData(workspace: WorkspaceId, user: UserId): Promise<PersonalData | undefined> {
      const member = await db
        .selectFrom('members')
        .leftJoin('managers', join =>
          join
            .onRef('managers.workspace_id', '=', 'members.workspace_id')
            .onRef('managers.user_id', '=', 'members.user_id'),
        )
        .selectAll('members')
        .select('managers.added_at as managerSince')
        .where('members.workspace_id', '=', workspace)
        .where('members.user_id', '=', user)
        .executeTakeFirst();
      if (!member) return undefined;
      const rounds = await db
        .selectFrom('answers')
        .innerJoin('rounds', 'rounds.id', 'answers.round_id')
        .leftJoin('answer_confidences', join =>
          join
            .onRef('answer_confidences.round_id', '=', 'answers.round_id')
            .onRef('answer_confidences.member_key', '=', 'answers.member_key'),
        )
        .select('answer_confidences.confidence')
        .select(['answers.channel_id', 'answers.chosen', 'answers.correct', 'answers.points'])
        .select(['answers.answered_at as at', 'rounds.local_day', 'rounds.snapshot'])
        .where('answers.workspace_id', '=', workspace)
        .where('answers.member_key', '=', member.member_key)
        .orderBy('answers.answered_at')
        .execute();
      const attempts = await db
        .selectFrom('attempts')
        .select(['mode', 'snapshot', 'chosen', 'correct', 'confidence', 'asked_at', 'answered_at'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member.member_key)
        .orderBy('asked_at')
        .execute();
      const cards = await db
        .selectFrom('cards')
        .select(['question_id', 'due_at', 'state'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member.member_key)
        .orderBy('due_at')
        .execute();
      const exams = await db
        .selectFrom('exams')
        .select(['id', 'state', 'started_at', 'finished_at'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member.member_key)
        .orderBy('started_at')
        .execute();
      const items = await db
        .selectFrom('exam_items')
        .select(['exam_id', 'snapshot', 'chosen', 'correct'])
        .where(
          'exam_id',
          'in',
          exams.map(({ id }) => id),
        )
        .orderBy('position')
        .execute();
      return {
        userId: member.user_id,
        name: member.display_name,
        timeZone: member.time_zone ?? undefined,
        joinedAt: member.joined_at,
        hiddenFromBoards: member.hidden === 1,
        isManager: member.managerSince !== null,
        settings: readSettings(member.settings),
        rounds: rounds.map(row => ({
          ...askedOf(row),
          channelId: row.channel_id,
          day: row.local_day,
          points: row.points,
        })),
        practice: attempts.map(row => ({
          ...askedOf({ ...row, at: row.answered_at ?? row.asked_at }),
          mode: row.mode,
        })),
        reviews: cards.map(row => ({
          questionId: row.question_id,
          dueAt: row.due_at,
          state: JSON.parse(row.state),
        })),
        exams: exams.map(exam => ({
          startedAt: exam.started_at,
          finishedAt: exam.finished_at ?? undefined,
          state: exam.state,
          items: items
            .filter(item => item.exam_id === exam.id)
            .map(item => askedOf({ ...item, at: exam.started_at })),
        })),
      };
    },

    /**
     * Forgets a person. Answers to past rounds stay, so that counts stay true, and lead to nobody: the key that
     * they and the sums of boards carry belongs to no member any more. An answer to a round that is still open goes
     * too: the person may come back as somebody new, and one person answers a round once. Undefined when nothing was
     * kept.
     */
    async deletePerson(workspace: WorkspaceId, user: UserId): Promise<Deleted | undefined> {
      return db.transaction().execute(async trx => {
        const member = await trx
          .deleteFrom('members')
          .where('workspace_id', '=', workspace)
          .where('user_id', '=', user)
          .returning('member_key')
          .executeTakeFirst();
        await trx
          .deleteFrom('managers')
          .where('workspace_id', '=', workspace)
          .where('user_id', '=', user)
          .execute();
        await trx
          .updateTable('managers')
          .set({ added_by: NOBODY })
          .where('workspace_id', '=', workspace)
          .where('added_by', '=', user)
          .execute();
        await trx
          .updateTable('installations')
          .set({ installed_by: NOBODY })
          .where('workspace_id', '=', workspace)
          .where('installed_by', '=', user)
          .execute();
        await trx
          .updateTable('schedules')
          .set({ updated_by: NOBODY })
          .where('workspace_id', '=', workspace)
          .where('updated_by', '=', user)
          .execute();
        if (!member) return undefined;
        const key = asMemberKey(member.member_key);
        const open = await trx
          .deleteFrom('answers')
          .where('member_key', '=', key)
          .where('round_id', 'in', trx.selectFrom('rounds').select('id').where('state', '=', 'open'))
          .returning('round_id')
          .execute();
        const ownExams = trx.selectFrom('exams').select('id').where('member_key', '=', key);
        await trx.deleteFrom('exam_items').where('exam_id', 'in', ownExams).execute();
        const files = await trx
          .deleteFrom('pictures')
          .where('member_key', '=', key)
          .returning('file_id')
          .execute();
        for (const table of ['exams', 'attempts', 'cards', 'answer_confidences'] as const) {
          await trx.deleteFrom(table).where('member_key', '=', key).execute();
        }
        return {
          rounds: open.map(row => asRoundId(row.round_id)),
          files: files.map(row => row.file_id),
        };
      });
    },
  };
}

/** Stands where a deleted person was named. */
const NOBODY = '';

function askedOf(row: {
  snapshot: string;
  chosen: string | null;
  correct: 0 | 1 | null;
  confidence?: string | null;
  at: number;
}): Asked {
  return {
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    chosen: row.chosen === null ? undefined : (JSON.parse(row.chosen) as Choice),
    confidence: row.confidence ?? undefined,
    correct: row.correct === null ? undefined : row.correct === 1,
    at: row.at,
  };
}
