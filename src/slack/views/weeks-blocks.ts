import type { ImageBlock } from '@slack/types';
import type { Week } from '../../quiz/progress.ts';
import type { Picture } from '../../store/pictures.ts';
import { CHART, type ChartBlock } from '../blocks.ts';
import { type DateStyle, dateText, dayText } from '../dates.ts';
import { LIMITS } from '../limits.ts';
import { shorten } from '../text.ts';
import { weeksText } from './week-lines.ts';

/** A member's weeks as Slack's own chart. */
export function weeksChart(weeks: readonly Week[], dates: Pick<DateStyle, 'language'>): ChartBlock {
  const labels = weeks.map(({ from }) => shorten(dayText(from, dates), LIMITS.chartLabel));
  const series = (name: string, countOf: (week: Week) => number) => ({
    name,
    data: weeks.map((week, index) => ({ label: labels[index] ?? '', value: countOf(week) })),
  });
  return {
    type: CHART,
    title: 'Answers per week',
    chart: {
      type: 'bar',
      series: [
        series('right', ({ right }) => right),
        series('not right', week => week.answered - week.right),
      ],
      axis_config: { categories: labels },
    },
  };
}

/** The same as the picture that was uploaded. */
export function weeksImage(picture: Picture, weeks: readonly Week[], dates: DateStyle): ImageBlock {
  return image(picture, {
    alt: `Right answers per week. ${weeksText(weeks, dates)}`,
    title: `Drawn on ${dateText(picture.drawnAt, dates)}`,
  });
}

/** A picture that shows the weeks as they were: it is drawn again only when somebody opens Home. */
export function oldWeeksImage(picture: Picture, dates: DateStyle): ImageBlock {
  const title = `Drawn on ${dateText(picture.drawnAt, dates)}, before your last answers`;
  return image(picture, { alt: `Right answers per week. ${title}; the numbers above are newer.`, title });
}

function image({ fileId }: Picture, { alt, title }: { alt: string; title: string }): ImageBlock {
  return {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: shorten(alt, LIMITS.imageAltText),
    title: { type: 'plain_text', text: title },
  };
}
