import { type Service, statusOf } from '../content/service.ts';
import type { Answer } from './answer.ts';
import { textOf } from './passage.ts';
import type { Block } from './section.ts';

/** An answer as plain text, for a terminal: what the message in Slack says, without its buttons. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'answer': {
      const { section, passages, services } = answer;
      const statuses = services.flatMap(service => statusLine(service, textOf(passages)));
      return [
        section.title,
        ...passages.map(({ title, blocks }) =>
          [
            ...(title === undefined || title === section.title ? [] : [`${title}:`]),
            ...blocks.map(blockText),
          ].join('\n'),
        ),
        ...(statuses.length > 0 ? [statuses.join('\n')] : []),
        `${section.path.join(' › ')} · facts checked on ${section.factsCheckedOn}`,
      ].join('\n\n');
    }
    case 'choices':
      return [...known(answer), 'Did you mean one of these?', ...titles(answer)].join('\n');
    case 'none':
      return [
        ...known(answer),
        'The study guide does not answer that.',
        ...(answer.sections.length > 0 ? ['The closest sections:', ...titles(answer)] : []),
      ].join('\n');
  }
}

function known({ services }: Extract<Answer, { kind: 'choices' | 'none' }>): string[] {
  return services.flatMap(service => [`${service.name}: ${service.purpose}`, ...statusLine(service), '']);
}

function statusLine(service: Service, beside?: string): string[] {
  const status = statusOf(service, beside);
  return status === undefined ? [] : [`Note: ${status}`];
}

function titles({ sections }: Extract<Answer, { kind: 'choices' | 'none' }>): string[] {
  return sections.map(({ path }) => `- ${path.join(' › ')}`);
}

/** Bold and italics mean nothing in a terminal; a row of a table becomes a line that names its columns, as in Slack. */
function blockText(block: Block): string {
  switch (block.kind) {
    case 'table':
      return block.rows
        .map(([first = '', ...rest]) => {
          const named = rest.map((cell, at) => `${block.header[at + 1] ?? ''}: ${cell}`);
          const cells = rest.length === 1 ? rest : named;
          return `- ${first}: ${cells.join('; ')}`;
        })
        .join('\n');
    case 'code':
      return block.text.replaceAll(/^/gm, '    ');
    default:
      return block.markdown
        .replaceAll(/\*\*?([^*\n]+)\*\*?/g, '$1')
        .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replaceAll('`', '');
  }
}
