import type { SectionBlock } from '@slack/types';
import type { Snapshot } from '../../quiz/snapshot.ts';
import { section } from '../blocks.ts';
import { joined, mrkdwn } from '../text.ts';
import { letterOf } from './option-letter.ts';

/** What is asked: the stem, what is to be matched, and the options by letter. Nothing in it tells the key. */
export function questionBlocks(snapshot: Snapshot): SectionBlock[] {
  return [
    section(mrkdwn`${snapshot.stem}`),
    ...(snapshot.prompts.length > 0 ? [promptBlock(snapshot)] : []),
    optionBlock(snapshot),
  ];
}

/** The options by letter. Long ones wrap here, so that buttons and menus can be short. */
export function optionBlock({ options }: Pick<Snapshot, 'options'>): SectionBlock {
  const lettered = options.map(({ text }, position) => mrkdwn`*${letterOf(position)}*  ${text}`);
  return section(joined(lettered, '\n\n'));
}

function promptBlock({ prompts }: Pick<Snapshot, 'prompts'>): SectionBlock {
  return section(
    joined(
      prompts.map((prompt, place) => mrkdwn`*${place + 1}*  ${prompt}`),
      '\n\n',
    ),
  );
}
