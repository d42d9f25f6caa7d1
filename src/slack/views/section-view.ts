import type { KnownBlock, ModalView } from '@slack/types';
import type { Part, Section } from '../../guide/section.ts';
import type { Knowledge } from '../../knowledge.ts';
import { section as block, context, divider, header } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { mrkdwnOfMarkdown } from '../mrkdwn-of-markdown.ts';
import { joined, lines, link, type Markup, mrkdwn, shorten } from '../text.ts';
import { serviceNotes } from './service-notes.ts';

/** A whole section of the guide, to read in a modal. */
export function sectionView(section: Section, knowledge: Knowledge): ModalView {
  const blocks: KnownBlock[] = [
    context(mrkdwn`${section.path.join(' › ')}`),
    header(section.title),
    ...section.intro.map(intro => block(mrkdwnOfMarkdown(intro.markdown))),
    ...section.parts.flatMap(partBlocks),
    divider(),
    context(...factLines(section, knowledge)),
  ];
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shorten('Study guide', LIMITS.modalTitle) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  };
}

function partBlocks(part: Part): KnownBlock[] {
  const [first, ...rest] = part.blocks.map(({ markdown }) => mrkdwnOfMarkdown(markdown));
  const title = mrkdwn`*${part.title}*`;
  return [block(first ? lines([title, first]) : title), ...rest.map(block)];
}

function factLines(section: Section, knowledge: Knowledge): Markup[] {
  const sources = section.sources.map(url =>
    link(url, new URL(url).hostname + shorten(new URL(url).pathname, 60)),
  );
  return [
    ...serviceNotes(section.services, knowledge.services),
    mrkdwn`Exam objective ${section.objective} · facts checked on ${section.factsCheckedOn}`,
    mrkdwn`Sources: ${joined(sources, ', ')}`,
  ];
}
