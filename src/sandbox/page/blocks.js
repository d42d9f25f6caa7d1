/** Draws blocks: one line of the table for each type. A type that is not there is named, not hidden. */

import { drawChartBlock } from './chart-block.js';
import { el } from './dom.js';
import { blockIdOf } from './element-state.js';
import { drawElement } from './elements/draw.js';
import { drawImage } from './image.js';
import { drawInput } from './input-block.js';
import { parseMarkdown } from './markdown.js';
import { parseMrkdwn, parsePlain } from './mrkdwn.js';
import { drawNodes } from './nodes.js';
import { drawRichText } from './rich-text.js';
import { nameOfType } from './scene.js';
import { drawTableBlock } from './table-block.js';

/** @import { ActionsBlock, AnyBlock, ContextBlock, HeaderBlock, ImageBlock, InputBlock, MarkdownBlock, RichTextBlock, SectionBlock, TableBlock, TextObject } from '@slack/types' */
/** @import { AnyElement } from './element-state.js' */
/** @import { Place, Scene } from './scene.js' */

/** @type {Record<string, (block: any, scene: Scene, blockId: string) => HTMLElement>} */
const DRAW = {
  actions: drawActions,
  context: drawContext,
  data_visualization: drawChartBlock,
  divider: () => el('hr'),
  header: drawHeader,
  image: (/** @type {ImageBlock} */ block) => drawImage(block, { caption: block.title?.text }),
  input: (/** @type {InputBlock} */ block, scene, blockId) => drawInput(block, scene, blockId),
  markdown: (/** @type {MarkdownBlock} */ block, scene) =>
    el('div', { class: 'text markdown' }, drawNodes(parseMarkdown(block.text), scene)),
  rich_text: (/** @type {RichTextBlock} */ block, scene) => drawRichText(block, scene),
  section: drawSection,
  table: (/** @type {TableBlock} */ block, scene) => drawTableBlock(block, scene),
};

/**
 * @param {AnyBlock} block
 * @param {number} index
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawBlock(block, index, scene) {
  const draw = DRAW[block.type] ?? drawUnknown;
  const element = draw(block, scene, blockIdOf(block, index));
  element.classList.add('block', `block-${block.type.replaceAll('_', '-')}`);
  return element;
}

/**
 * @param {TextObject} text
 * @param {Scene} scene
 */
export function drawText(text, scene) {
  const nodes = text.type === 'mrkdwn' ? parseMrkdwn(text.text, text) : parsePlain(text.text, text);
  return drawNodes(nodes, scene);
}

/**
 * @param {SectionBlock} block
 * @param {Scene} scene
 * @param {string} blockId
 */
function drawSection(block, scene, blockId) {
  const textId = `${scene.id}-${blockId}-text`;
  const accessory = block.accessory && /** @type {AnyElement} */ (block.accessory);
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'section-main' },
      block.text && el('div', { class: 'text', id: textId }, drawText(block.text, scene)),
      block.fields &&
        el(
          'div',
          { class: 'fields' },
          ...block.fields.map(field => el('div', { class: 'text' }, drawText(field, scene))),
        ),
    ),
    accessory &&
      el(
        'div',
        { class: 'accessory' },
        drawElement(
          accessory,
          placeOf({ scene, blockId, element: accessory, labelledBy: block.text && textId }),
          scene,
        ),
      ),
  );
}

/**
 * @param {ActionsBlock} block
 * @param {Scene} scene
 * @param {string} blockId
 */
function drawActions(block, scene, blockId) {
  const elements = /** @type {AnyElement[]} */ (block.elements);
  return el(
    'div',
    {},
    ...elements.map(element => drawElement(element, placeOf({ scene, blockId, element }), scene)),
  );
}

/**
 * @param {ContextBlock} block
 * @param {Scene} scene
 */
function drawContext(block, scene) {
  return el(
    'div',
    {},
    ...block.elements.map(element =>
      element.type === 'image'
        ? drawImage(element, { small: true })
        : el('div', { class: 'text' }, drawText(element, scene)),
    ),
  );
}

/** @param {HeaderBlock} block */
function drawHeader(block, /** @type {Scene} */ scene) {
  return el('h3', {}, drawText(block.text, scene));
}

/** @param {AnyBlock} block */
function drawUnknown(block) {
  return el(
    'p',
    { class: 'undrawn' },
    `${nameOfType(block.type)}: Slack shows this block, this page does not draw it.`,
  );
}

/**
 * @param {{ scene: Scene, blockId: string, element: AnyElement, labelledBy?: string | undefined }} options
 * @returns {Place}
 */
function placeOf({ scene, blockId, element, labelledBy }) {
  return {
    blockId,
    id: `${scene.id}-${blockId}-${element.action_id}`,
    labelledBy,
    describedBy: undefined,
    invalid: false,
    required: false,
    acts: true,
  };
}
