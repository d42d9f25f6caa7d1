/**
 * Text in Slack's markup (mrkdwn). A plain string becomes markup only through `mrkdwn`, which escapes it: what a
 * person typed or a file says can notify nobody and link nowhere, and forgetting about it is safe.
 */
export interface Markup {
  readonly markup: string;
}

/** Tagged template: its own text is markup, strings put into it are escaped, markup put into it stays. */
export function mrkdwn(texts: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const markup = texts.map((text, index) => {
    const value = values[index] ?? '';
    return text + (typeof value === 'object' ? value.markup : escapeText(String(value)));
  });
  return { markup: markup.join('') };
}

export function lines(parts: readonly Markup[]): Markup {
  return joined(parts, '\n');
}

export function joined(parts: readonly Markup[], separator: string): Markup {
  return { markup: parts.map(part => part.markup).join(separator) };
}

/** A mention by id; it notifies when it stands in a message that the person sees for good. */
export function mention(userId: string): Markup {
  return { markup: `<@${userId.replaceAll(/[^A-Z0-9]/g, '')}>` };
}

/** A link to a channel by id. */
export function channelMention(channelId: string): Markup {
  return { markup: `<#${channelId.replaceAll(/[^A-Z0-9]/g, '')}>` };
}

/** An address that is not http(s) shows as text. */
export function link(url: string, label: string): Markup {
  if (!/^https?:\/\/[^\s<>|]+$/.test(url)) return mrkdwn`${label}`;
  // A bar would end the label early.
  return { markup: `<${escapeText(url)}|${escapeText(label.replaceAll('|', '¦'))}>` };
}

/** Slack takes nothing but `&`, `<` and `>` for more than formatting. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a person typed, as Slack hands it over: escaped once. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** At most `limit` characters, cut at a word where one ends near, with an ellipsis for what is gone. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > limit * 0.6 ? cut.slice(0, space) : cut;
  // Half of a surrogate pair is not a character.
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

/** The same for markup: neither an entity nor a link is left cut in half. */
export function shortenMarkup({ markup }: Markup, limit: number): string {
  if (markup.length <= limit) return markup;
  return shorten(markup, limit)
    .replace(/&[a-z]*…$/, '…')
    .replace(/<[^>]*…$/, '…');
}
