import type { Service } from '../content/service.ts';
import type { Answer } from './answer.ts';

/** An answer as plain text, for a terminal: what the message in Slack says, without its buttons. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'answer': {
      const { section, passages, services } = answer;
      return [
        section.title,
        ...services.map(serviceLine),
        ...passages.map(({ title, blocks }) =>
          [...(title === undefined ? [] : [title]), ...blocks.map(({ markdown }) => plain(markdown))].join(
            '\n',
          ),
        ),
        `${section.path.join(' › ')} · facts checked on ${section.factsCheckedOn}`,
      ].join('\n\n');
    }
    case 'choices':
      return ['Did you mean one of these?', ...titles(answer)].join('\n');
    case 'none':
      return ['The study guide does not answer that.', ...titles(answer)].join('\n');
  }
}

function serviceLine({ name, purpose, note }: Service): string {
  return `${name}: ${purpose}${note === undefined ? '' : ` ${note}`}`;
}

function titles({ sections }: Extract<Answer, { kind: 'choices' | 'none' }>): string[] {
  return sections.map(({ path }) => `- ${path.join(' › ')}`);
}

/** Bold and italics mean nothing in a terminal; lists and tables stay readable as they are. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\*\*?([^*\n]+)\*\*?/g, '$1');
}
