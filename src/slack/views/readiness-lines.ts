import type { Exam } from '../../content/exam.ts';
import type { Readiness, ReadinessByTopic } from '../../quiz/readiness.ts';
import { lines, type Markup, mrkdwn, shorten } from '../text.ts';
import { bar } from './bar.ts';

/** A line per domain that the bank covers, and the names of those that it does not. */
export function domainLines({ domains }: Exam, readiness: ReadinessByTopic): Markup[] {
  const missing = domains.filter(({ id }) => !readiness.domains.has(id));
  return [
    ...domains.flatMap(({ id, title }) => {
      const known = readiness.domains.get(id);
      return known ? [lineOf(`Domain ${id}, ${title}`, known)] : [];
    }),
    ...(missing.length > 0
      ? [
          mrkdwn`_The question bank does not cover yet: ${missing.map(({ id, title }) => `domain ${id}, ${title}`).join('; ')}._`,
        ]
      : []),
  ];
}

/** The same for the objectives of one domain. */
export function objectiveLines(domain: Exam['domains'][number], readiness: ReadinessByTopic): Markup[] {
  const objectives = domain.tasks.flatMap(task => task.objectives);
  const missing = objectives.filter(({ id }) => !readiness.objectives.has(id));
  return [
    ...objectives.flatMap(({ id, text }) => {
      const known = readiness.objectives.get(id);
      return known ? [lineOf(`${id} ${shorten(text, 80)}`, known)] : [];
    }),
    ...(missing.length > 0
      ? [mrkdwn`_The question bank does not cover yet: ${missing.map(({ id }) => id).join(', ')}._`]
      : []),
  ];
}

/** Words first, the bar last. */
function lineOf(name: string, readiness: Readiness): Markup {
  const { answers } = readiness;
  const from = answers === 1 ? '1 answer' : `${answers} answers`;
  if (readiness.kind === 'too-few') return mrkdwn`*${name}:* not enough answers yet (${from})`;
  const { share, low, high } = readiness;
  return lines([
    mrkdwn`*${name}:* about ${percent(share)} %, likely ${percent(low)} to ${percent(high)} %, from ${from}`,
    mrkdwn`${bar(share)}`,
  ]);
}

function percent(share: number): number {
  return Math.round(share * 100);
}
