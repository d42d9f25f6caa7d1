import { type JsonObject, jsonObject } from '../json.ts';
import { commandPayload } from '../payloads/frame.ts';
import { SlackError } from '../slack-error.ts';
import { respond } from '../web-api/respond.ts';
import { type Conversation, getConversationFor } from '../workspace/conversations.ts';
import { getMember, type Member } from '../workspace/members.ts';
import { issueResponseUrl } from '../workspace/response-urls.ts';
import { issueTrigger } from '../workspace/triggers.ts';
import type { AppCommand, Workspace } from '../workspace/workspace.ts';
import { mentionables } from './names.ts';
import { runOwnCommand } from './own-commands.ts';
import type { Outcome, Stage } from './stage.ts';
import { encodeTyped, escapeText } from './typed-text.ts';

/** `line` is everything typed, from the slash on. */
export async function runCommand(
  stage: Stage,
  given: { member: string; channel: string; line: string },
): Promise<Outcome> {
  const { workspace, courier } = stage;
  const member = getMember(workspace, given.member);
  const conversation = getConversationFor(workspace, member.id, given.channel);
  const [command = '', typed = ''] = splitCommand(given.line);
  const own = runOwnCommand(workspace, member, { conversation, command, text: typed });
  if (own) return own;
  const registered = findCommand(workspace, member, command);
  if (registered === undefined) {
    return { kind: 'failed', text: `${command} is not a valid command.` };
  }
  const target = { channel: conversation.id, member: member.id };
  const payload = commandPayload(workspace, {
    member: member.id,
    conversation,
    command,
    text: registered.shouldEscape ? encodeReferences(workspace, typed) : escapeText(typed),
    responseUrl: stage.address(issueResponseUrl(workspace, target)),
    triggerId: issueTrigger(workspace, member.id),
  });
  const receipt = await courier.deliver({ kind: 'command', payload });
  if (receipt.kind !== 'acked')
    return failure(command, receipt.kind === 'late' ? 'operation_timeout' : 'dispatch_failed');
  if (receipt.body === undefined) return { kind: 'acked', body: undefined };
  return showAnswer(stage, { command, conversation, member: member.id }, receipt.body);
}

/** Commands belong to the workspace: people from elsewhere in shared channels do not have them. */
function findCommand({ app, team }: Workspace, member: Member, command: string): AppCommand | undefined {
  if (app.status !== 'installed' || !app.scopes.has('commands') || member.teamId !== team.id)
    return undefined;
  return app.commands.find(candidate => candidate.command === command);
}

function showAnswer(
  { workspace, complain }: Stage,
  given: { command: string; conversation: Conversation; member: string },
  body: unknown,
): Outcome {
  const answer = toAnswer(body);
  try {
    const message = respond(workspace, { channel: given.conversation.id, member: given.member }, answer);
    return message === undefined ? { kind: 'acked', body } : { kind: 'acked', body, message };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    complain(`the answer to ${given.command} was refused: ${error.code} ${JSON.stringify(error.details)}`);
    return failure(given.command, error.code);
  }
}

/** A plain text is a message too. */
function toAnswer(body: unknown): JsonObject {
  const parsed = jsonObject.safeParse(body);
  return parsed.success ? parsed.data : { text: String(body) };
}

function failure(command: string, code: string): Outcome {
  return { kind: 'failed', text: `${command} failed with the error "${code}"` };
}

function splitCommand(line: string): [string, string] {
  const match = /^(\S+)(?:\s+([\s\S]*))?$/.exec(line.trim());
  return [match?.[1] ?? '', match?.[2] ?? ''];
}

function encodeReferences(workspace: Workspace, typed: string): string {
  const encoded = encodeTyped(typed, mentionables(workspace, 'command'));
  return encoded.replace(/(?<![<|])\bhttps?:\/\/[^\s<>|]+/g, url => `<${url}>`);
}
