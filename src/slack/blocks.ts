import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { type Markup, shorten, shortenMarkup } from './text.ts';

/** A message as Slack takes it: `text` is what notifications and screen readers say. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

export function section(text: Markup): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shortenMarkup(text, LIMITS.sectionText) },
    expand: true,
  };
}

export function header(text: string): HeaderBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: shorten(text, LIMITS.headerText), emoji: true },
  };
}

export function context(...texts: Markup[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, LIMITS.contextElements)
      .map(text => ({ type: 'mrkdwn', text: shortenMarkup(text, LIMITS.contextText) })),
  };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actions(...buttons: Button[]): ActionsBlock {
  return { type: 'actions', elements: buttons.slice(0, LIMITS.actionsElements) };
}
