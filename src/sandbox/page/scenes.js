/** Makes the scenes of messages, modals and the Home tab, and keeps what was entered in them. */
import { stateOf } from './element-state.js';
import { createForms } from './forms.js';
import { zoneOf } from './model.js';

/** @import { AnyBlock } from '@slack/types' */
/** @import { Container, PageMessage, PageView } from '../page-protocol.ts' */
/** @import { Question } from './connection.js' */
/** @import { Model } from './model.js' */
/** @import { Scene } from './scene.js' */

/**
 * @param {object} options
 * @param {Model} options.model
 * @param {() => number} options.now
 * @param {() => string | undefined} options.channel The conversation that is open.
 * @param {(question: Question) => Promise<unknown>} options.ask
 */
export function createScenes({ model, now, channel, ask }) {
  const forms = createForms();
  /** Whose entries `forms` holds. */
  let formsOf = '';

  const names = () => ({
    you: model.you,
    tz: zoneOf(model),
    now: now(),
    members: model.members,
    channels: model.channels,
  });

  /**
   * @param {object} place
   * @param {string} place.key
   * @param {Container} place.container
   * @param {AnyBlock[]} place.blocks
   * @param {string} [place.prefix]
   * @param {Record<string, string>} [place.errors]
   * @returns {Scene}
   */
  function scene({ key, container, blocks, prefix = '', errors = {} }) {
    if (formsOf !== model.you) forms.clear();
    formsOf = model.you;
    const { entered, enter } = forms.formOf(key);
    return {
      ...names(),
      id: prefix + key.replace(/\W/g, '-'),
      channel: channel(),
      errors,
      entered,
      enter,
      act: async (blockId, actionId, element) => {
        await ask({ kind: 'act', container, blockId, actionId, element, state: stateOf(blocks, entered) });
      },
    };
  }

  return {
    names,
    /**
     * @param {PageMessage} message
     * @param {string} [prefix] The parent of a thread stands on the page twice.
     */
    ofMessage({ channel: id, ts, blocks }, prefix) {
      const container = { kind: /** @type {const} */ ('message'), channel: id, ts };
      return scene({ key: `message ${id} ${ts}`, container, blocks, ...(prefix && { prefix }) });
    },
    /**
     * @param {PageView} pageView
     * @param {Record<string, string>} errors
     */
    ofView({ id, view: { blocks } }, errors) {
      return scene({ key: `view ${id}`, container: { kind: 'view', viewId: id }, blocks, errors });
    },
    ofHome() {
      return scene({ key: 'home', container: { kind: 'home' }, blocks: model.home?.blocks ?? [] });
    },
    /**
     * @param {string} channelId
     * @param {string} ts
     */
    forgetMessage: (channelId, ts) => forms.forget(`message ${channelId} ${ts}`),
    /** @param {string} viewId */
    forgetView: viewId => forms.forget(`view ${viewId}`),
  };
}
