import { sql } from 'kysely';
import type { ChannelId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { overRows } from './given-rows.ts';
import { together } from './together.ts';

interface Asked {
  workspace: WorkspaceId;
  channel: ChannelId;
  today: string;
}

export type ScheduledDayQueries = ReturnType<typeof scheduledDayQueries>;

export function scheduledDayQueries(db: Database) {
  const lastDays = overRows<Asked>(db, { workspace: 'text', channel: 'text', today: 'text' })(rows =>
    db
      .with('given', () => rows)
      .selectFrom('given')
      .select(({ selectFrom }) => [
        'given.workspace',
        'given.channel',
        selectFrom('rounds')
          .select(({ fn }) => fn.max('rounds.local_day').as('day'))
          .whereRef('rounds.workspace_id', '=', 'given.workspace')
          .whereRef('rounds.channel_id', '=', 'given.channel')
          .whereRef('rounds.local_day', '<=', 'given.today')
          // Literal, since SQLite looks into a partial index only then.
          .where('rounds.origin', '=', sql.lit('scheduled' as const))
          .where('rounds.state', '<>', sql.lit('void' as const))
          .as('day'),
      ]),
  );
  const lastDay = together(
    async (asked: readonly Asked[]) => {
      const days = new Map((await lastDays(asked)).map(row => [keyOf(row), row.day ?? undefined]));
      return (place: Asked) => days.get(keyOf(place));
    },
    { atMost: 50, keyOf },
  );
  return {
    /** The latest local day, up to `today`, on which the channel had its scheduled round. */
    findLastScheduledDay: (
      workspace: WorkspaceId,
      channel: ChannelId,
      today: string,
    ): Promise<string | undefined> => lastDay({ workspace, channel, today }),
  };
}

function keyOf({ workspace, channel }: { workspace: string; channel: string }): string {
  return `${workspace} ${channel}`;
}
