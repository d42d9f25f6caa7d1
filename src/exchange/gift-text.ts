// GIFT's special characters, as Moodle writes and reads them: question/format/gift/format.php, `repchar` and
// `escapedchar_pre`. A backslash stands before each of ~ = # { } : and before itself; a line end is written \n.

/** On one line, so that no blank line ends the question and no line begins with a comment. */
export function escapeGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

export function unescapeGift(text: string): string {
  return text.replace(/\\([\\~=#{}:n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** A text that begins like a weight, %50%, or a format, [html], is marked as plain, which ends the search for both. */
export function escapeGiftAnswer(text: string): string {
  return /^[[%]/.test(text) ? `[plain]${escapeGift(text)}` : escapeGift(text);
}

/** Without its format mark. HTML keeps its tags: the bank's authors see and remove them. */
export function readGiftText(text: string): string {
  return unescapeGift(text.trim().replace(/^\[(?:html|moodle|plain|markdown)\]/, '')).trim();
}

/** Cut at each of the characters that no backslash escapes; the character begins its piece. */
export function cutAtMarks(text: string, marks: string): string[] {
  const pieces = [''];
  for (const [token] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (marks.includes(token)) pieces.push(token);
    else pieces[pieces.length - 1] += token;
  }
  return pieces;
}

/** Where the mark stands that no backslash escapes; -1 when it stands nowhere. */
export function indexOfMark(text: string, mark: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(mark, at)) return at;
  }
  return -1;
}
