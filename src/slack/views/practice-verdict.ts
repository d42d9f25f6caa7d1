import type { Topic } from '../../quiz/select-practice.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { nextPracticeButton, readButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { verdictLine, verdictText } from './verdict-lines.ts';

export interface PracticeVerdict {
  snapshot: Snapshot;
  chosen: Choice;
  /** The member pressed a button again: this is the answer they gave first. */
  again: boolean;
  /** Title of the guide's section; undefined when the guide does not have it any more. */
  sectionTitle: string | undefined;
  /** What "Another" goes on with; undefined for anything. */
  topic: Topic | undefined;
}

/** What takes the place of an answered practice question: right or not, and why for every option. */
export function practiceVerdict({ snapshot, chosen, again, sectionTitle, topic }: PracticeVerdict): Message {
  return {
    text: verdictText(snapshot, chosen),
    blocks: [
      context(mrkdwn`*Practice* – only you see this, it does not count`),
      ...(again ? [context(mrkdwn`You have answered this one already. This is your first answer:`)] : []),
      section(mrkdwn`${snapshot.stem}`),
      section(verdictLine(snapshot, chosen)),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      ...reasonBlocks(snapshot, chosen),
      context(factsOf(snapshot)),
      actions(
        button(
          nextPracticeButton,
          { topic },
          { text: 'Another', label: 'Another practice question', style: 'primary' },
        ),
        ...(sectionTitle === undefined
          ? []
          : [
              button(
                readButton,
                { section: snapshot.sectionId },
                { text: `Read: ${sectionTitle}`, label: `Read the section ${sectionTitle}` },
              ),
            ]),
      ),
    ],
  };
}
