import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import type { Attempt, AttemptOwner } from '../../src/store/attempts.ts';
import { type AppStand, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

/** What members do in practice; Ben unless said otherwise. */
export function practising(stand: AppStand) {
  const only = (type: Parameters<typeof libraryOf>[0]) => {
    stand.deps.library = () => libraryOf(type);
  };

  /** The newest message of the channel that this member sees after doing something. */
  async function changed(member: Actor, act: () => Promise<unknown>): Promise<PageMessage> {
    const seen = () => member.messages('aif-study');
    const before = JSON.stringify(seen());
    await act();
    await stand.sandbox.until(() => JSON.stringify(seen()) !== before);
    await stand.sandbox.settled();
    const last = seen().at(-1);
    if (!last) throw new Error('there is no message');
    return last;
  }
  const begin = (topic = '', member = stand.ben) =>
    changed(member, () => member.command('aif-study', `/aif practice ${topic}`));
  const press = (message: PageMessage, text: string, member = stand.ben) =>
    changed(member, () => member.click(message, { text }));

  async function ownerOf(member: Actor): Promise<AttemptOwner> {
    const user = asUserId(member.id);
    const known = { workspace, user, key: asMemberKey('new'), name: 'x', timeZone: undefined, now: 1 };
    return { workspace, member: (await stand.deps.store.rememberMember(known)).key };
  }
  async function attemptIn(message: PageMessage, member = stand.ben): Promise<Attempt> {
    const id = /"attempt\\":\\"(.+?)\\"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';
    const attempt = await stand.deps.store.findAttempt(await ownerOf(member), id);
    if (!attempt) throw new Error('there is no attempt');
    return attempt;
  }
  async function openForm(message: PageMessage): Promise<void> {
    await stand.ben.click(message, { text: 'Answer' });
    await stand.sandbox.until(() => stand.ben.views().length > 0);
  }
  /** Answers a single-choice question, rightly or not. */
  async function tap(message: PageMessage, right: boolean, member = stand.ben): Promise<PageMessage> {
    const { snapshot } = await attemptIn(message, member);
    const [key = 0] = snapshot.key;
    const position = right ? key : (key + 1) % snapshot.options.length;
    return changed(member, () => member.click(message, { actionId: `practice-answer:${position}` }));
  }
  return { only, changed, begin, press, ownerOf, attemptIn, openForm, tap };
}
