import { StartError } from './errors.ts';
import { slackErrorCode } from './slack/call.ts';

/** Runs a step of the start. A failure that whoever starts the app can mend becomes a sentence for them. */
export async function openOrExplain<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const sentence = sentenceFor(error);
    throw sentence === undefined ? error : new StartError([sentence]);
  }
}

function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const port = 'port' in error ? error.port : '';
    return `PORT: ${port} is taken by another program. Stop that one, or set PORT or MONITOR_PORT to another number`;
  }
  if (code === 'EACCES') {
    return 'PORT: the system does not let this user open that port. Use one above 1023, or a proxy in front';
  }
  const slackCode = slackErrorCode(error);
  return slackCode && /auth|token|account/.test(slackCode)
    ? `SLACK_APP_TOKEN: Slack refuses it (${slackCode}). Copy it again; it needs the scope connections:write`
    : undefined;
}
