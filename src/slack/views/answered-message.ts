import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import { context, type Message, section } from '../blocks.ts';
import { mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { readRow } from './read-row.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { verdictLine, verdictText } from './verdict-lines.ts';

/** Something that a member answered before, with its verdict and reasons, to look at again. */
export function answeredMessage(
  { snapshot, chosen }: { snapshot: Snapshot; chosen: Choice },
  sectionTitle: string | undefined,
): Message {
  return {
    text: verdictText(snapshot, chosen),
    blocks: [
      section(mrkdwn`${snapshot.stem}`),
      section(verdictLine(snapshot, chosen)),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      ...reasonBlocks(snapshot, chosen),
      context(factsOf(snapshot)),
      ...readRow(snapshot.sectionId, sectionTitle),
    ],
  };
}
