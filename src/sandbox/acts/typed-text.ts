// What becomes of a typed text on its way to Slack: pure.

export interface Mentionable {
  /** As people type it, with `@` or `#`. */
  typed: string;
  /** As it travels, for example `<@U123>`. */
  reference: string;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escapes what was typed and replaces every known name by its reference; the longest name wins. */
export function encodeTyped(text: string, names: readonly Mentionable[]): string {
  const escaped = escapeText(text);
  const byLength = [...names].sort((a, b) => b.typed.length - a.typed.length);
  if (byLength.length === 0) return escaped;
  const pattern = byLength.map(({ typed }) => escapePattern(typed)).join('|');
  const references = new Map(byLength.map(({ typed, reference }) => [typed, reference]));
  return escaped.replace(
    new RegExp(`(?<![\\w@#])(?:${pattern})(?![\\w-])`, 'g'),
    typed => references.get(typed) ?? typed,
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
