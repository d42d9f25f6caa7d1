import type { Generated } from 'kysely';
import type { Confidence } from '../quiz/confidence.ts';
import type { ExamKind } from '../quiz/select-exam.ts';

/**
 * The rows as both databases return them: ids are text, instants epoch milliseconds in UTC, booleans 0 or 1,
 * JSON is text. Every key begins with the workspace: the enterprise id of an organisation-wide install, else
 * the team id. A person is named in `members` alone; everything else refers to `member_key`, so that deleting
 * that row forgets the person and keeps the counts.
 */
export interface Tables {
  installations: {
    workspace_id: string;
    team_id: string;
    enterprise_id: string | null;
    bot_user_id: string;
    bot_id: string;
    token: string;
    installed_at: number;
    uninstalled_at: number | null;
    /** Comma-separated, as Slack gives them; empty for a token from the environment. */
    scopes: string;
    refresh_token: string | null;
    token_expires_at: number | null;
    installed_by: string | null;
  };
  channels: {
    workspace_id: string;
    channel_id: string;
    name: string;
    status: 'active' | 'archived' | 'removed';
    time_zone: string | null;
    updated_at: number;
  };
  members: {
    workspace_id: string;
    user_id: string;
    member_key: string;
    display_name: string;
    time_zone: string | null;
    joined_at: number;
    left_at: number | null;
    /** Wants to be left out of boards. */
    hidden: 0 | 1;
    settings: string;
    /** The newest answer that was worked into the member's cards; 0 for none yet. */
    recalled_until: Generated<number>;
  };
  managers: { workspace_id: string; user_id: string; added_by: string; added_at: number };
  schedules: {
    workspace_id: string;
    channel_id: string;
    /** ISO weekdays, Monday is 1: `1,2,3,4,5`. */
    days: string;
    /** Local `HH:MM`. */
    post_at: string;
    time_zone: string;
    /** Local `HH:MM` of the closing, or null: open until the next round. */
    close_at: string | null;
    paused: 0 | 1;
    /** Local date of the first day that posts again. */
    paused_until: string | null;
    /** Local dates without a round, a JSON list. */
    skipped_days: string;
    /** Says an hour before closing that there is still time. */
    reminds: 0 | 1;
    /** Local dates whose question was due and could not be posted in time, the latest few, a JSON list. */
    missed_days: string;
    next_slot: number | null;
    /** When that was written, by the clock of who wrote it: a clock that ran ahead is found out by this. */
    slot_written_at: number | null;
    /** An instance is about to post its due slot, and the others leave it alone until then. */
    taken_until: number | null;
    /** Grows with every change: two people who edit at once are told. */
    revision: number;
    updated_by: string;
    updated_at: number;
  };
  rounds: {
    id: string;
    workspace_id: string;
    channel_id: string;
    origin: 'scheduled' | 'manual';
    /** The moment the schedule asked for; null for a manual round. */
    slot: number | null;
    /** The request that asked for a manual round: a retry of it finds the round instead of making another. */
    request: string | null;
    local_day: string;
    time_zone: string;
    question_id: string;
    question_hash: string;
    section_id: string;
    snapshot: string;
    points: number;
    state: RoundState;
    /** Until then nobody else may post a claimed round, or settle a closed one. */
    lease_until: number | null;
    message_ts: string | null;
    claimed_at: number;
    opened_at: number | null;
    closes_at: number | null;
    closed_at: number | null;
    /** When the message showed the result; a closed round without it is still owed to the channel. */
    settled_at: number | null;
    /** When to look for a second message of the round, since it is not certain how often it was posted. */
    recheck_at: number | null;
    /** When its answers were added to `totals`; boards add those of the other rounds themselves. */
    counted_at: number | null;
    /** How many answered, and how many of them were right: known from then on. */
    answered: Generated<number | null>;
    correct: Generated<number | null>;
  };
  /** A member's sums over the channel's counted rounds. */
  totals: {
    workspace_id: string;
    channel_id: string;
    member_key: string;
    /** When the first of the rounds that the member answered opened. */
    since: number;
    answered: number;
    correct: number;
    points: number;
  };
  answers: {
    round_id: string;
    member_key: string;
    workspace_id: string;
    channel_id: string;
    /** Positions in the snapshot, a JSON list. */
    chosen: string;
    correct: 0 | 1;
    points: number;
    answered_at: number;
  };
  /** What a member said beside an answer, which itself never changes. */
  answer_confidences: { round_id: string; member_key: string; confidence: Confidence; said_at: number };
  regrades: {
    id: string;
    round_id: string;
    key_before: string;
    key_after: string;
    reason: string;
    regraded_at: number;
  };
  attempts: {
    id: string;
    workspace_id: string;
    member_key: string;
    question_id: string;
    question_hash: string;
    section_id: string;
    snapshot: string;
    mode: StudyMode;
    chosen: string | null;
    correct: 0 | 1 | null;
    asked_at: number;
    answered_at: number | null;
    /** Said after the verdict, if at all. */
    confidence: Confidence | null;
    /** The attempts of one practice run, from 1 without a gap; null outside of a run. */
    run_id: string | null;
    run_place: number | null;
  };
  cards: {
    workspace_id: string;
    member_key: string;
    question_id: string;
    state: string;
    due_at: number;
    updated_at: number;
  };
  exams: {
    id: string;
    workspace_id: string;
    member_key: string;
    kind: ExamKind;
    state: 'running' | 'finished' | 'abandoned';
    started_at: number;
    ends_at: number;
    finished_at: number | null;
    /** Of the item that the member looks at. */
    position: number;
  };
  exam_items: {
    exam_id: string;
    position: number;
    question_id: string;
    question_hash: string;
    snapshot: string;
    /** What stands in the answer form, whole or not: positions, null for an empty place; a JSON list. */
    chosen: string | null;
    marked: 0 | 1;
    /** Null without a whole answer. */
    correct: 0 | 1 | null;
    seen: 0 | 1;
  };
  pictures: {
    workspace_id: string;
    member_key: string;
    /** Slack's id of the file. */
    file_id: string;
    digest: string;
    drawn_at: number;
  };
  refused_blocks: { workspace_id: string; block_type: string; refused_at: number };
  asks: {
    workspace_id: string;
    question: string;
    asker_digest: string;
    reason: GapReason;
    /** Of the key that the digest was made with. */
    period: number;
    asked_at: number;
  };
  answer_marks: {
    workspace_id: string;
    section_id: string;
    marker_digest: string;
    helpful: 0 | 1;
    marked_at: number;
  };
  digest_keys: { period: number; key: string };
  /** The practice run that a member is in. */
  practice_runs: {
    workspace_id: string;
    member_key: string;
    run_id: string;
    /** JSON; null for a run on anything. */
    topic: string | null;
    asked_at: number;
  };
  /** What a conversation with the app was about last. */
  talks: {
    /** Of direct messages: whose they are. In channels it is nobody's. */
    user_id: string | null;
    workspace_id: string;
    channel_id: string;
    thread: string;
    section_id: string;
    intent: string;
    talked_at: number;
  };
  seen_requests: { id: string };
  /** What Slack's limits leave of one method in one workspace, shared by all instances. */
  call_limits: {
    workspace_id: string;
    method: string;
    /** When the allowance is full again: each call moves it on. */
    next_at: number;
    /** Slack said to make no call until then. */
    held_until: number;
  };
  tickets: { job: string; slot: string; taken_at: number };
}

export const STUDY_MODES = ['practice', 'review', 'exam'] as const;
export type StudyMode = (typeof STUDY_MODES)[number];

export const ROUND_STATES = ['claimed', 'open', 'closed', 'void'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Why a question counts as one that the guide should answer better. */
export type GapReason = 'refused' | 'unhelpful';
