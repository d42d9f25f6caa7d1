import { context, section } from '../blocks.ts';
import type { Command } from '../command.ts';
import { privately, type Reply } from '../reply.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';

/** `help` lists the commands, `help schedule` shows one with examples. */
export function helpFor(commands: readonly Command[]): Command {
  return {
    name: 'help',
    usage: '[command]',
    summary: 'show this, or a command with examples',
    run: async (_context, text) => {
      const wanted = text.toLowerCase();
      const asked = commands.find(({ name, alsoTyped }) => name === wanted || alsoTyped?.includes(wanted));
      return asked ? helpOn(asked) : overview(commands);
    },
  };
}

/** What one command does, with lines to copy. */
export function helpOn(command: Command): Reply {
  const { name, examples = [], forManagers } = command;
  return privately({
    text: `Help on /aif ${name}`,
    blocks: [
      section(lineOf(command)),
      ...(examples.length > 0
        ? [section(lines(examples.map(([line, does]) => mrkdwn`• \`${line}\` – ${does}`)))]
        : []),
      ...(forManagers ? [context(mrkdwn`For workspace admins and quiz managers.`)] : []),
    ],
  });
}

function overview(commands: readonly Command[]): Reply {
  const everyone = commands.filter(({ forManagers }) => !forManagers);
  const managers = commands.filter(({ forManagers }) => forManagers);
  return privately({
    text: 'What you can do with /aif',
    blocks: [
      section(lines([mrkdwn`*What you can do*`, ...everyone.map(lineOf)])),
      section(lines([mrkdwn`*For workspace admins and quiz managers*`, ...managers.map(lineOf)])),
      context(
        mrkdwn`\`/aif help schedule\` shows lines to copy, and so for the others. Mention me in a channel, or write to me directly, to ask something.`,
        mrkdwn`Not affiliated with AWS. Check what matters in the official documentation.`,
      ),
    ],
  });
}

function lineOf({ name, usage, summary }: Command): Markup {
  return mrkdwn`\`${`/aif ${name} ${usage}`.trim()}\` – ${summary}`;
}
