import type { Database } from './database.ts';

export type TicketQueries = ReturnType<typeof ticketQueries>;

export function ticketQueries(db: Database) {
  return {
    /** True for the first caller only, on whatever instance: something that must happen once may happen. */
    async takeTicket(job: string, slot: string, now: number): Promise<boolean> {
      const row = await db
        .insertInto('tickets')
        .values({ job, slot, taken_at: now })
        .onConflict(conflict => conflict.doNothing())
        .returning('job')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Forgets tickets and requests that are too old to come again. */
    async forgetOld(ticketsBefore: number, requestsBefore: number): Promise<void> {
      await db.deleteFrom('tickets').where('taken_at', '<', ticketsBefore).execute();
      await db
        .deleteFrom('seen_requests')
        .where('id', '<', `${Math.floor(requestsBefore / 1000)}`)
        .execute();
    },
  };
}
