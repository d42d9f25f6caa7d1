import { isCorrect } from '../../quiz/grade.ts';
import type { Topic } from '../../quiz/select-practice.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { nextPracticeButton, readButton } from '../buttons.ts';
import { lines, mrkdwn } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { reasonsOf } from './verdict-message.ts';

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
  const right = isCorrect(snapshot, chosen);
  const yours = namesOf(snapshot, chosen);
  const key = namesOf(snapshot, snapshot.key);
  return {
    text: right ? 'Right!' : `Not this time. Right is ${key}.`,
    blocks: [
      context(mrkdwn`*Practice* – only you see this, it does not count`),
      ...(again ? [context(mrkdwn`You have answered this one already. This is your first answer:`)] : []),
      section(mrkdwn`${snapshot.stem}`),
      section(
        right
          ? mrkdwn`✅ *Right!* *${yours}*`
          : mrkdwn`❌ *Not this time.* You chose *${yours}*. Right is *${key}*.`,
      ),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      section(reasonsOf(snapshot, chosen)),
      context(
        lines([
          ...snapshot.notes.map(note => mrkdwn`${note}`),
          mrkdwn`Facts checked on ${snapshot.factsCheckedOn}`,
        ]),
      ),
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

function namesOf(snapshot: Snapshot, choice: Choice): string {
  return choice.map(position => `${letterOf(position)} ${snapshot.options[position]?.text ?? ''}`).join(', ');
}
