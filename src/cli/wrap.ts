/** Breaks lines at words; what follows in a list stays under its first word, and indented lines stay as they are. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => (line.startsWith('    ') ? line : wrapLine(line, width)))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (line.length <= width) return line;
  const [bullet = ''] = /^(?:- |\d+\. )?/.exec(line) ?? [];
  const indent = ' '.repeat(bullet.length);
  const lines: string[] = [];
  let current = bullet.trimEnd();
  for (const word of line.slice(bullet.length).split(' ')) {
    const isFull = current.length > indent.length && current.length + 1 + word.length > width;
    if (isFull) {
      lines.push(current);
      current = indent + word;
    } else current = current.trim() === '' ? indent + word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}
