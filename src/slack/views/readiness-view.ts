import type { KnownBlock, ModalView } from '@slack/types';
import type { Exam } from '../../content/exam.ts';
import { HALF_LIFE_DAYS, type ReadinessByTopic } from '../../quiz/readiness.ts';
import { context, header, section } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { type Markup, mrkdwn } from '../text.ts';
import { objectiveLines } from './readiness-lines.ts';

/** Readiness by objective, and how it is worked out. */
export function readinessView(exam: Exam, readiness: ReadinessByTopic): ModalView {
  const blocks: KnownBlock[] = exam.domains.flatMap(domain => {
    if (!readiness.domains.has(domain.id)) return [];
    return [header(`Domain ${domain.id}: ${domain.title}`), ...objectiveLines(domain, readiness).map(line)];
  });
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Readiness' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...blocks.slice(0, LIMITS.viewBlocks - 1),
      context(
        mrkdwn`How likely you are to answer the next question right, from your first answer to each question, wherever it was asked. An answer of ${HALF_LIFE_DAYS} days ago weighs half. Nine times in ten the truth lies in the range. It is an estimate about this question bank, not your score in the exam.`,
      ),
    ],
  };
}

function line(markup: Markup): KnownBlock {
  return section(markup);
}
