import { sql } from 'kysely';
import type { Answer } from './answers.ts';
import type { Database } from './database.ts';
import { overRows } from './given-rows.ts';
import { type Placed, prepared } from './prepared.ts';

/** Tells of each answer whether it was written. */
export type InsertAnswers = (answers: readonly Answer[]) => Promise<(answer: Answer) => boolean>;

/**
 * Writes answers to rounds that are open, one for each member and round: the first. No answer of the same member and
 * round was there before one that was written.
 */
export function answerInserter(db: Database): InsertAnswers {
  const insert = inserting(db);
  const insertOne = insertingOne(db);
  return async answers => {
    const [only] = answers;
    if (only && answers.length === 1) {
      const written = await insertOne(rowOf(only));
      return () => written.length > 0;
    }
    const first = new Map<string, Answer>();
    for (const answer of answers) {
      const key = keyOf(answer.round, answer.member);
      if (!first.has(key)) first.set(key, answer);
    }
    const written = await insert([...first.values()].map(rowOf));
    const keys = new Set(written.map(({ round_id, member_key }) => keyOf(round_id, member_key)));
    return answer => {
      const key = keyOf(answer.round, answer.member);
      return keys.has(key) && first.get(key) === answer;
    };
  };
}

const COLUMNS = [
  'round_id',
  'member_key',
  'workspace_id',
  'channel_id',
  'chosen',
  'correct',
  'points',
  'answered_at',
] as const;

function keyOf(round: string, member: string): string {
  return `${round} ${member}`;
}

interface Given {
  round: string;
  member: string;
  chosen: string;
  correct: 0 | 1;
  points: number;
  at: number;
}

function rowOf({ round, member, chosen, correct, points, at }: Answer): Given {
  return { round, member, chosen: JSON.stringify(chosen), correct: correct ? 1 : 0, points, at };
}

/** The same for one answer, which most come as: a list takes the database longer than the rest together. */
function insertingOne(db: Database) {
  return prepared(db, (value: Placed<Given>) =>
    db
      .insertInto('answers')
      .columns(COLUMNS)
      .expression(select =>
        select
          .selectFrom('rounds')
          .select([
            'rounds.id',
            sql<string>`cast(${value('member')} as text)`.as('member'),
            'rounds.workspace_id',
            'rounds.channel_id',
            sql<string>`cast(${value('chosen')} as text)`.as('chosen'),
            sql<number>`cast(${value('correct')} as integer)`.as('correct'),
            sql<number>`cast(${value('points')} as integer)`.as('points'),
            sql<number>`cast(${value('at')} as bigint)`.as('at'),
          ])
          .where('rounds.id', '=', value('round'))
          .where('rounds.state', '=', 'open')
          .where(where => where.or([where('closes_at', 'is', null), where('closes_at', '>', value('at'))])),
      )
      .onConflict(conflict => conflict.doNothing())
      .returning(['round_id', 'member_key']),
  );
}

function inserting(db: Database) {
  const kinds = {
    round: 'text',
    member: 'text',
    chosen: 'text',
    correct: 'integer',
    points: 'integer',
    at: 'bigint',
  } as const;
  return overRows<Given>(
    db,
    kinds,
  )(rows =>
    db
      .with('given', () => rows)
      .insertInto('answers')
      .columns(COLUMNS)
      .expression(select =>
        select
          .selectFrom('given')
          .innerJoin('rounds', 'rounds.id', 'given.round')
          .select([
            'rounds.id',
            'given.member',
            'rounds.workspace_id',
            'rounds.channel_id',
            'given.chosen',
            'given.correct',
            'given.points',
            'given.at',
          ])
          .where('rounds.state', '=', 'open')
          .where(where =>
            where.or([where('closes_at', 'is', null), where('closes_at', '>', where.ref('given.at'))]),
          ),
      )
      .onConflict(conflict => conflict.doNothing())
      .returning(['round_id', 'member_key']),
  );
}
