import { localDay } from '../../quiz/window.ts';
import { onPress } from '../action.ts';
import { section } from '../blocks.ts';
import { exportDataButton } from '../buttons.ts';
import { once } from '../call.ts';
import type { Context } from '../context.ts';
import { personalDataFile } from '../personal-data-file.ts';
import { uploadFile } from '../send-file.ts';
import { mrkdwn } from '../text.ts';
import { personalDataMessage } from '../views/personal-data-message.ts';

/** Sends whoever presses a file with everything that is kept about them, in the talk with the app. */
export const exportMyData = onPress(exportDataButton, async context => {
  const { deps, workspace, user } = context;
  const data = await deps.store.findPersonalData(workspace, user);
  if (!data) return { kind: 'replace', message: personalDataMessage(undefined) };
  context.background(send(context, personalDataFile(data, context.now)));
  const text = 'I am sending it: you find it under Messages, in your talk with me.';
  return { kind: 'replace', message: { text, blocks: [section(mrkdwn`${text}`)] } };
});

async function send(context: Context, json: string): Promise<void> {
  const { deps, workspace, user, now } = context;
  const client = await deps.clientFor(workspace);
  const text = 'Here is everything that I keep about you.';
  const said = await client.chat.postMessage({ channel: user, text, blocks: [section(mrkdwn`${text}`)] });
  const { channel, ts } = said;
  if (!channel || !ts) throw new Error('Slack did not say where the message is');
  const file = {
    filename: `aif-study-${localDay(now, 'UTC')}.json`,
    title: 'Everything that AIF Study keeps about me',
    content: Buffer.from(json),
  };
  const uploaded = await uploadFile(client, file, channel);
  if (uploaded.kind === 'uploaded') return;
  deps.log.warn({ user, code: uploaded.code }, 'export sent as text');
  await sendAsText(context, { channel, ts }, json);
}

/** So much of a message is JSON; Slack's limit is 4,000 characters. */
const PART = 3_500;
const PARTS = 60;

/** The same in a thread, for a workspace that takes no files from the app. */
async function sendAsText(
  context: Context,
  { channel, ts }: { channel: string; ts: string },
  text: string,
): Promise<void> {
  const client = await context.deps.clientFor(context.workspace, 'spare');
  const parts = Array.from({ length: Math.ceil(text.length / PART) }, (_, index) =>
    text.slice(index * PART, (index + 1) * PART),
  );
  const left = parts.slice(PARTS);
  const shown = [
    'This workspace takes no files from me, so here it is as text.',
    ...parts.slice(0, PARTS).map(part => `\`\`\`${part}\`\`\``),
    ...(left.length > 0
      ? [
          'There is more than fits here. Ask whoever runs this app to allow it files:write, then export again.',
        ]
      : []),
  ];
  for (const part of shown) {
    const blocks = [section(mrkdwn`${part}`)];
    const sent = await once(() =>
      client.chat.postMessage({ channel, thread_ts: ts, text: part.slice(0, 100), blocks }),
    );
    if (sent.kind !== 'posted') throw sent.error;
  }
}
