import type { Deps } from '../../deps.ts';
import type { Round } from '../../store/round-row.ts';
import { repeatable, slackErrorCode } from '../call.ts';
import { isMessageOf } from './round-metadata.ts';

export type Found =
  /** Slack's ids of the round's messages, the oldest first. Usually one or none. */
  | { kind: 'looked'; messages: string[] }
  /** The app cannot look into the channel (any more). */
  | { kind: 'unreachable'; code: string };

const OUT_OF_REACH = ['channel_not_found', 'not_in_channel', 'is_archived'];

/** A busy channel says a lot while a message is on its way; more than this is not looked through. */
const PAGES = 20;

/** Looks for a round's messages by their metadata, from a minute before it was claimed on. */
export async function findMessages(deps: Deps, round: Round): Promise<Found> {
  const client = await deps.clientFor(round.workspace, 'due');
  const messages: string[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const history = await repeatable(deps, 'background', () =>
        client.conversations.history({
          channel: round.channel,
          oldest: String(round.claimedAt / 1_000 - 60),
          // The most that Slack gives to apps that are distributed.
          limit: 15,
          include_all_metadata: true,
          ...(cursor && { cursor }),
        }),
      );
      const own = history.messages?.filter(message => isMessageOf(round.id, message)) ?? [];
      messages.push(...own.flatMap(({ ts }) => ts ?? []));
      cursor = history.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return { kind: 'looked', messages: messages.toSorted() };
  } catch (error) {
    const code = slackErrorCode(error);
    if (code && OUT_OF_REACH.includes(code)) return { kind: 'unreachable', code };
    throw error;
  }
}
