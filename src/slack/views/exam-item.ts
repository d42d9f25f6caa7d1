import type { KnownBlock, ModalView } from '@slack/types';
import { checkChoice } from '../../quiz/check-choice.ts';
import { outcomeOf } from '../../quiz/exam-progress.ts';
import type { Snapshot } from '../../quiz/snapshot.ts';
import type { Exam, ExamMark, ExamPage } from '../../store/exam-row.ts';
import { actions, context, section } from '../blocks.ts';
import { button } from '../button.ts';
import { type ExamItems, examItemButton, examResultButton, readButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { questionBlocks } from './question-blocks.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { choiceText, verdictLine } from './verdict-lines.ts';

export interface ItemLook {
  only: ExamItems;
  /** A channel is answering the question now, so its answer must wait. */
  isLive: boolean;
  /** Undefined when the guide does not have the section any more. */
  sectionTitle: string | undefined;
}

/** One question of a finished exam: what was chosen beside what is right, with every reason. */
export function examItemView(exam: Exam, page: ExamPage, look: ItemLook): ModalView {
  const { position, snapshot } = page;
  const item = exam.items[position];
  if (!item) throw new Error(`exam ${exam.id} has no item ${position}`);
  return {
    type: 'modal',
    title: { type: 'plain_text', text: `Question ${position + 1} of ${exam.items.length}` },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(look.isLive ? heldBlocks(snapshot) : verdictBlocks(snapshot, item)),
      actions(...pageButtons(exam, position, look.only), ...readButtons(snapshot, look)),
    ],
  };
}

function verdictBlocks(snapshot: Snapshot, { entered, correct }: ExamMark): KnownBlock[] {
  const checked = correct === undefined ? undefined : checkChoice(snapshot, entered);
  const choice = checked?.kind === 'choice' ? checked.choice : undefined;
  return [
    section(mrkdwn`${snapshot.stem}`),
    section(
      choice
        ? verdictLine(snapshot, choice)
        : mrkdwn`❌ *Not answered.* Right is *${choiceText(snapshot, snapshot.key)}*.`,
    ),
    section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
    ...reasonBlocks(snapshot, choice),
    context(mrkdwn`Objective ${snapshot.objective}`, factsOf(snapshot)),
  ];
}

function heldBlocks(snapshot: Snapshot): KnownBlock[] {
  return [
    ...questionBlocks(snapshot),
    context(
      mrkdwn`A channel is answering this question just now. Its answer will be here when that is over.`,
    ),
  ];
}

function pageButtons(exam: Exam, position: number, only: ExamItems) {
  const shown = exam.items.flatMap((item, index) =>
    only === 'all' || outcomeOf(item) !== 'right' ? [index] : [],
  );
  const before = shown.findLast(index => index < position);
  const after = shown.find(index => index > position);
  const to = (target: number, text: string) =>
    button(
      examItemButton,
      { exam: exam.id, position: target, only },
      { text, key: text.toLowerCase(), label: `${text}: question ${target + 1}` },
    );
  return [
    ...(after === undefined ? [] : [{ ...to(after, 'Next'), style: 'primary' as const }]),
    ...(before === undefined ? [] : [to(before, 'Back')]),
    button(examResultButton, { exam: exam.id }, { text: 'Result' }),
  ];
}

function readButtons(snapshot: Snapshot, { sectionTitle }: ItemLook) {
  if (sectionTitle === undefined) return [];
  const look = { text: `Read: ${sectionTitle}`, label: `Read the section ${sectionTitle}` };
  return [button(readButton, { section: snapshot.sectionId }, look)];
}
