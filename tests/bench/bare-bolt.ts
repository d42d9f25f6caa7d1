// The yardstick: the least that a Bolt app can do for the same requests.
import { DatabaseSync } from 'node:sqlite';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const {
  PORT,
  SLACK_SIGNING_SECRET = '',
  SLACK_API_URL = '',
  DATABASE_URL = '',
  REPLY_LENGTH = '100',
} = process.env;
const database = new DatabaseSync(DATABASE_URL.replace('file:', ''));
database.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table answers (round text, member text, chosen text, primary key (round, member));`);
const insert = database.prepare('insert into answers values (?, ?, ?) on conflict do nothing');
const reply = { response_type: 'ephemeral', text: 'x'.repeat(Number(REPLY_LENGTH)) } as const;

const app = new App({
  receiver: new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, logLevel: LogLevel.ERROR }),
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'BBOT', botUserId: 'UBOT' }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.command('/aif', ({ ack }) => ack(reply));
let clicks = 0;
app.action(/.*/, async ({ ack, body, respond }) => {
  await ack();
  clicks += 1;
  insert.run(String(clicks), body.user.id, '1');
  await respond({ ...reply, replace_original: false });
});
await app.start(Number(PORT));
console.log('"msg":"ready"');
