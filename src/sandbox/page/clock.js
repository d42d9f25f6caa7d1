/** The workspace's clock, which can be moved ahead to see what tomorrow brings. */
import { isInFlight, whileInFlight } from './acting.js';
import { clockText, zoneText } from './dates.js';
import { el } from './dom.js';
import { icon } from './icons.js';

const HOUR_MS = 3_600_000;

/**
 * @param {HTMLElement} holder
 * @param {(milliseconds: number) => Promise<boolean>} onAdvance False if it did not work.
 */
export function createClock(holder, onAdvance) {
  holder.setAttribute('role', 'group');
  holder.setAttribute('aria-label', 'The workspace’s clock');
  const time = el('time', { class: 'clock-time' });
  const zone = el('span', { class: 'clock-zone' });
  const said = el('span', { class: 'visually-hidden', role: 'status' });
  const steps = [
    { words: '+1 hour', milliseconds: HOUR_MS },
    { words: '+1 day', milliseconds: 24 * HOUR_MS },
  ].map(({ words, milliseconds }) => {
    const label = `Advance the clock by ${words.slice(1)}`;
    const button = el(
      'button',
      { type: 'button', class: 'clock-button', 'aria-label': label, title: label },
      words,
    );
    button.addEventListener('click', async () => {
      if (isInFlight(button)) return;
      await whileInFlight(
        button,
        onAdvance(milliseconds).then(moved => {
          if (moved) said.textContent = `It is now ${time.textContent}.`;
        }),
      );
    });
    return button;
  });
  holder.replaceChildren(
    icon('clock'),
    el('span', { class: 'clock-words' }, time, ' ', zone),
    ...steps,
    said,
  );

  return {
    /**
     * @param {number} now
     * @param {string} tz
     */
    show(now, tz) {
      const words = clockText(now, tz);
      if (time.textContent !== words) time.textContent = words;
      time.setAttribute('datetime', new Date(now).toISOString());
      zone.textContent = zoneText(tz);
    },
  };
}
