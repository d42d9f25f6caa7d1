/** What was entered and not yet sent, for every message, modal and Home tab, so that drawing anew loses nothing. */

/** @import { ElementState } from '../page-protocol.ts' */

/**
 * @typedef {object} Form
 * @property {(blockId: string, actionId: string) => ElementState | undefined} entered
 * @property {(blockId: string, actionId: string, state: ElementState) => void} enter
 */

export function createForms() {
  /** @type {Map<string, Map<string, ElementState>>} */
  const forms = new Map();
  return {
    /**
     * @param {string} key
     * @returns {Form}
     */
    formOf(key) {
      const values = forms.get(key) ?? new Map();
      forms.set(key, values);
      return {
        entered: (blockId, actionId) => values.get(`${blockId}\n${actionId}`),
        enter: (blockId, actionId, state) => values.set(`${blockId}\n${actionId}`, state),
      };
    },
    /** @param {string} key */
    forget(key) {
      forms.delete(key);
    },
    clear() {
      forms.clear();
    },
  };
}
