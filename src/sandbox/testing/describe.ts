import type { CallLog } from '../calls.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What stands in the workspace, short enough for a failed test's output. */
export function describeWorkspace(workspace: Workspace, calls: CallLog): string {
  const conversations = [...workspace.conversations.values()].flatMap(
    ({ id, name, messages, ephemerals }) => {
      if (messages.length + ephemerals.length === 0) return [];
      const shown = [
        ...messages.slice(-5).map(message => `${message.ts} ${message.member}: ${brief(message.text)}`),
        ...ephemerals
          .slice(-5)
          .map(message => `${message.ts} only ${message.visibleTo}: ${brief(message.text)}`),
      ];
      return [`${name === '' ? id : `#${name}`}\n${shown.map(line => `    ${line}`).join('\n')}`];
    },
  );
  const views = [...workspace.modals].flatMap(([member, stack]) =>
    stack.length === 0
      ? []
      : [`modals of ${member}: ${stack.map(({ frame }) => frame.callback_id ?? '?').join(', ')}`],
  );
  const last = calls.all
    .slice(-8)
    .map(
      ({ method, error, isDone }) =>
        `${method}${error === undefined ? '' : ` (${error})`}${isDone ? '' : ' …'}`,
    );
  const lines = [...conversations, ...views, `last calls: ${last.join(', ') || 'none'}`];
  return lines.map(line => `  ${line}`).join('\n');
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
