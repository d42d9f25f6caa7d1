/** The narrow layout: the sidebar is a drawer, a thread covers the conversation. What is covered is inert. */
import { part } from './dom.js';
import { icon } from './icons.js';

export function createDrawer() {
  const narrow = matchMedia('(max-width: 600px)');
  const menu = part('menu', 'button');
  const sidebar = part('sidebar', 'nav');
  const scrim = part('scrim', 'div');
  const thread = part('thread', 'aside');
  let isOpen = false;

  const apply = () => {
    const threadCovers = narrow.matches && !thread.hidden;
    scrim.hidden = !(narrow.matches && isOpen);
    sidebar.inert = narrow.matches && !isOpen;
    sidebar.classList.toggle('open', isOpen);
    part('main', 'main').inert = threadCovers || (narrow.matches && isOpen);
    thread.inert = narrow.matches && isOpen;
    menu.setAttribute('aria-expanded', String(isOpen));
  };
  /** @returns {boolean} Whether it was open. */
  const close = () => {
    if (!isOpen) return false;
    isOpen = false;
    apply();
    menu.focus();
    return true;
  };

  menu.append(icon('menu'));
  menu.addEventListener('click', () => {
    isOpen = !isOpen;
    apply();
    const target = sidebar.querySelector('[aria-current="page"], a');
    if (isOpen && target instanceof HTMLElement) target.focus();
  });
  scrim.addEventListener('click', close);
  // A link to where one already is changes no address, and still says: show me that.
  sidebar.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('a')) close();
  });
  narrow.addEventListener('change', apply);
  apply();

  return {
    close,
    isNarrow: () => narrow.matches,
    /** @param {boolean} shown */
    setThread(shown) {
      thread.hidden = !shown;
      document.body.classList.toggle('with-thread', shown);
      apply();
    },
  };
}
