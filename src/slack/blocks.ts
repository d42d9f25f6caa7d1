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

/** Slack's own chart, which its types do not know yet. Workspaces get it one after the other. */
export interface ChartBlock {
  type: typeof CHART;
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[] };
  };
}

export const CHART = 'data_visualization';

export interface ChartMessage {
  text: string;
  blocks: (KnownBlock | ChartBlock)[];
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
