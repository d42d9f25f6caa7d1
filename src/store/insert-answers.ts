import { type RawBuilder, sql } from 'kysely';
import type { Answer } from './answers.ts';
import type { Database } from './database.ts';
import { type Placed, prepared } from './prepared.ts';

/**
 * Writes answers to rounds that are open, one for each member and round: the first. Tells of each whether it was
 * written; no answer of the same member and round was there before then.
 */
export async function insertAnswers(
  db: Database,
  answers: readonly Answer[],
): Promise<(answer: Answer) => boolean> {
  const first = new Map<string, Answer>();
  for (const answer of answers) {
    const key = keyOf(answer.round, answer.member);
    if (!first.has(key)) first.set(key, answer);
  }
  const values = [...first.values()].flatMap((answer, row) =>
    Object.entries(valuesOf(answer)).map(([name, value]) => [`${name} ${row}`, value] as const),
  );
  const written = await statementFor(db, first.size)(Object.fromEntries(values));
  const keys = new Set(written.map(({ round_id, member_key }) => keyOf(round_id, member_key)));
  return answer => {
    const key = keyOf(answer.round, answer.member);
    return keys.has(key) && first.get(key) === answer;
  };
}

function keyOf(round: string, member: string): string {
  return `${round} ${member}`;
}

function valuesOf({ round, member, chosen, correct, points, at }: Answer) {
  return { round, member, chosen: JSON.stringify(chosen), correct: correct ? 1 : 0, points, at };
}

type Statement = (
  values: Record<string, string | number>,
) => Promise<{ round_id: string; member_key: string }[]>;

/** One for each number of answers, put together once. */
const statements = new WeakMap<Database, Map<number, Statement>>();

function statementFor(db: Database, rows: number): Statement {
  const known = statements.get(db) ?? new Map<number, Statement>();
  statements.set(db, known);
  const statement = known.get(rows) ?? prepareInsert(db, rows);
  known.set(rows, statement);
  return statement;
}

function prepareInsert(db: Database, rows: number): Statement {
  return prepared(db, (value: Placed<Record<string, string | number>>) => {
    const given = sql.join(Array.from({ length: rows }, (_, row) => rowOf(value, row)));
    return db
      .with('given(round, member, chosen, correct, points, at)', () => sql<Given>`(values ${given})`)
      .insertInto('answers')
      .columns([
        'round_id',
        'member_key',
        'workspace_id',
        'channel_id',
        'chosen',
        'correct',
        'points',
        'answered_at',
      ])
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
      .returning(['round_id', 'member_key']);
  });
}

interface Given {
  round: string;
  member: string;
  chosen: string;
  correct: 0 | 1;
  points: number;
  at: number;
}

/** Postgres takes what it is not told for text. */
function rowOf(value: Placed<Record<string, string | number>>, row: number): RawBuilder<unknown> {
  const of = (name: keyof Given): RawBuilder<unknown> => value(`${name} ${row}`);
  return sql`(cast(${of('round')} as text), cast(${of('member')} as text), cast(${of('chosen')} as text),
    cast(${of('correct')} as integer), cast(${of('points')} as integer), cast(${of('at')} as bigint))`;
}
