import type { KnownBlock, SectionBlock } from '@slack/types';
import { missedOptions } from '../../quiz/compare-choice.ts';
import type { Confidence } from '../../quiz/confidence.ts';
import { isCorrect } from '../../quiz/grade.ts';
import { type Choice, isPlaced } from '../../quiz/snapshot.ts';
import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import {
  nextPracticeButton,
  ratePracticeButton,
  readButton,
  stopPracticeButton,
  whyPracticeButton,
} from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { confidenceBlocks, confidenceLook } from './confidence-blocks.ts';
import { factsOf } from './facts.ts';
import { type Practised, practiceHeader, progressLine, runName, topicOf } from './practice-parts.ts';
import { questionBlocks } from './question-blocks.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { verdictLine, verdictText } from './verdict-lines.ts';

export interface PracticeVerdict extends Practised {
  chosen: Choice;
  /** What the member said of it, once they did. */
  confidence: Confidence | undefined;
  /** The member answered again: this is the answer they gave first. */
  again: boolean;
  /** The member wants every reason. */
  why: boolean;
  /** Title of the guide's section; undefined when the guide does not have it any more. */
  sectionTitle: string | undefined;
}

/**
 * What takes the place of an answered practice question. The question stays where it was; what the member got wrong
 * is explained at once, and everything else on demand.
 */
export function practiceVerdict(verdict: PracticeVerdict): Message {
  const { snapshot, chosen, again } = verdict;
  const isRight = isCorrect(snapshot, chosen);
  // Where one thing is misplaced, others are too.
  const explainsAll = verdict.why || (!isRight && isPlaced(snapshot.type));
  return {
    text: verdictText(snapshot, chosen),
    blocks: [
      practiceHeader(verdict.topic),
      ...(again ? [context(mrkdwn`You have answered this one already. This is your first answer:`)] : []),
      ...(explainsAll ? [section(mrkdwn`${snapshot.stem}`)] : questionBlocks(snapshot)),
      section(verdictLine(snapshot, chosen)),
      ...reasonsFor(verdict, explainsAll),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      context(factsOf(snapshot), progressLine(verdict)),
      ...(verdict.review?.backDay ? [context(mrkdwn`Comes back: ${verdict.review.backDay}`)] : []),
      ...(isRight ? confidenceRow(verdict) : []),
      actions(...buttonsUnder(verdict, explainsAll)),
    ],
  };
}

function reasonsFor({ snapshot, chosen }: PracticeVerdict, all: boolean): SectionBlock[] {
  return reasonBlocks(snapshot, chosen, all ? undefined : missedOptions(snapshot, chosen));
}

function confidenceRow({ id, topic, why, confidence: said }: PracticeVerdict): KnownBlock[] {
  return confidenceBlocks(said, confidence =>
    button(
      ratePracticeButton,
      { attempt: id, confidence, why, topic: topicOf(topic) },
      confidenceLook(confidence),
    ),
  );
}

function buttonsUnder(verdict: PracticeVerdict, explainsAll: boolean) {
  const { id, progress, sectionTitle, snapshot } = verdict;
  const topic = topicOf(verdict.topic);
  return [
    button(
      nextPracticeButton,
      { topic, run: progress?.run },
      { text: 'Next', label: `Next ${runName(topic).toLowerCase()} question`, style: 'primary' },
    ),
    ...(explainsAll
      ? []
      : [
          button(
            whyPracticeButton,
            { attempt: id, topic },
            { text: 'Why', label: 'Why each option is right or wrong' },
          ),
        ]),
    ...(sectionTitle === undefined
      ? []
      : [
          button(
            readButton,
            { section: snapshot.sectionId },
            { text: `Read: ${sectionTitle}`, label: `Read the section ${sectionTitle}` },
          ),
        ]),
    ...(progress
      ? [
          button(
            stopPracticeButton,
            { run: progress.run, topic },
            { text: 'Stop', label: 'Stop and see how it went' },
          ),
        ]
      : []),
  ];
}
