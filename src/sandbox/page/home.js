/** The app's Home tab. */
import { drawBlock } from './blocks.js';
import { el, syncChildren } from './dom.js';
import { blockIdOf } from './element-state.js';

/** @import { View } from '@slack/types' */
/** @import { Scene } from './scene.js' */

/**
 * @param {HTMLElement} holder
 * @param {View | undefined} view
 * @param {Scene} scene
 */
export function showHome(holder, view, scene) {
  if (!view) {
    const words = 'Nothing here yet. The app has not published its Home tab.';
    return syncChildren(holder, [
      { key: 'empty', version: words, build: () => el('p', { class: 'empty' }, words) },
    ]);
  }
  const items = view.blocks.map((block, index) => ({
    key: blockIdOf(block, index),
    version: JSON.stringify([block, scene.you]),
    build: () => drawBlock(block, index, scene),
  }));
  syncChildren(holder, items);
}
