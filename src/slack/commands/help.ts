import { context, section } from '../blocks.ts';
import type { Command } from '../command.ts';
import { privately } from '../reply.ts';
import { lines, mrkdwn } from '../text.ts';

export function helpFor(commands: readonly Command[]): Command {
  return {
    name: 'help',
    usage: '',
    summary: 'show this',
    run: async () =>
      privately({
        text: 'What you can do with /aif',
        blocks: [
          section(mrkdwn`*What you can do*`),
          section(
            lines(
              commands.map(
                ({ name, usage, summary }) => mrkdwn`\`${`/aif ${name} ${usage}`.trim()}\` – ${summary}`,
              ),
            ),
          ),
          context(
            mrkdwn`You can also mention me in a channel, or write to me directly, to ask something.`,
            mrkdwn`Not affiliated with AWS. Check what matters in the official documentation.`,
          ),
        ],
      }),
  };
}
