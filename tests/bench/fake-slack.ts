import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers of a Slack that is always quick and always agrees: what is measured is the app. */
const ANSWERS: Record<string, object> = {
  'auth.test': { team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT', is_enterprise_install: false },
  'users.info': {
    user: { id: 'U', name: 'member', tz: 'UTC', is_admin: true, profile: { display_name: 'Member' } },
  },
  'conversations.info': { channel: { id: 'C1', name: 'study', is_member: true } },
  'chat.postMessage': { ts: '1.000100', channel: 'C1' },
};

interface Block {
  elements?: { value?: string }[];
}

export interface FakeSlack {
  apiUrl: string;
  responseUrl: string;
  /** How many questions were posted. */
  rounds(): number;
  /** What the second button of the newest question of one choice carries; empty before the first. */
  lastButton(): string;
  /** Of that question's message. */
  lastTs(): string;
  /** How many replies came to the response address. */
  replies(): number;
  /** The newest of them as it came. */
  lastReply(): string;
  close(): void;
}

/** `onReply` hears what was sent to which response address. */
export async function startFakeSlack(
  onReply: (path: string, body: string) => void = () => {},
): Promise<FakeSlack> {
  let replies = 0;
  let posted = 0;
  let rounds = 0;
  let lastButton = '';
  let lastTs = '';
  let lastReply = '';
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.once('end', () => {
      const [, , method = ''] = (request.url ?? '').split('/');
      if (request.url?.startsWith('/response/')) {
        replies += 1;
        lastReply = body;
        onReply(request.url, body);
      }
      const answer = { ...ANSWERS[method] };
      if (method === 'chat.postMessage') {
        posted += 1;
        const fields = new URLSearchParams(body);
        const blocks: Block[] = JSON.parse(fields.get('blocks') ?? '[]');
        if (fields.has('metadata')) rounds += 1;
        const button = blocks.flatMap(block => block.elements ?? [])[1]?.value;
        // Other questions have one button, which opens a form.
        if (button !== undefined) {
          lastButton = button;
          lastTs = `${posted}.000100`;
        }
        const ts = `${posted}.000100`;
        Object.assign(answer, { ts });
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...answer }));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${origin}/api/`,
    responseUrl: `${origin}/response/1`,
    rounds: () => rounds,
    lastButton: () => lastButton,
    lastTs: () => lastTs,
    lastReply: () => lastReply,
    replies: () => replies,
    close: () => void server.close(),
  };
}
