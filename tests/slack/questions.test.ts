import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forget } from '../../src/jobs/forget.ts';
import { asChannelId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import { type AppStand, standUp, wordsOf, workspace } from './app-stand.ts';

let stand: AppStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

/** What the app answers to a direct message, in its thread or outside of any. */
async function told(member: Actor, text: string, threadTs?: string): Promise<PageMessage> {
  const said = await member.say('app', text, threadTs === undefined ? {} : { threadTs });
  return stand.sandbox.until(() => {
    const all = threadTs === undefined ? member.messages('app') : member.thread('app', threadTs);
    const at = all.findIndex(({ ts }) => ts === said.ts);
    return at < 0 ? undefined : all.slice(at + 1).find(({ ts }) => ts > said.ts);
  });
}

async function asked(member: Actor, line: string): Promise<PageMessage> {
  const before = member.messages('aif-study').length;
  const outcome = await member.command('aif-study', line);
  if (outcome.kind === 'acked' && outcome.message) return outcome.message;
  return stand.sandbox.until(() => member.messages('aif-study')[before]);
}

/** The private sentence that pressing a button is answered with. */
async function pressed(member: Actor, message: PageMessage, text: string): Promise<string> {
  const before = member.messages('aif-study').length;
  await member.click(message, { text });
  const reply = await stand.sandbox.until(() => member.messages('aif-study')[before]);
  return wordsOf(reply);
}

describe('a conversation', () => {
  test('goes on in direct messages, over a restart, and is about the last answer', async () => {
    expect(wordsOf(await told(stand.ben, 'what is recall'))).toContain('*Recall (Sensitivity)*');
    expect(wordsOf(await told(stand.ben, 'how is it calculated?'))).toContain('20 / (20 + 5)');
    await stand.restart();
    expect(wordsOf(await told(stand.ben, 'and precision?'))).toContain('18 / (18 + 2)');
    expect(wordsOf(await told(stand.ben, 'an example please'))).toContain('A streaming service mutes');
    expect(wordsOf(await told(stand.ben, 'which service for that'))).toContain('confidence score');
    const both = wordsOf(await told(stand.ben, 'what is the difference to recall'));
    expect(both).toContain('TP / (TP + FP)');
    expect(both).toContain('TP / (TP + FN)');
  });

  test('a whole question is not taken for a part of the one before', async () => {
    await told(stand.ben, 'what is recall');
    expect(wordsOf(await told(stand.ben, 'an example of concept drift'))).toContain('Concept Drift');
  });

  test('goes on in the thread that begins at an answer', async () => {
    const answer = await told(stand.chloe, 'how is accuracy calculated');
    await told(stand.chloe, 'what is MLOps');
    expect(wordsOf(await told(stand.chloe, 'and precision?', answer.ts))).toContain('18 / (18 + 2)');
  });

  test('goes on in a thread of a channel, for whoever asks there', async () => {
    const question = await stand.anna.mention('aif-study', 'what is recall');
    const thread = () => stand.anna.thread('aif-study', question.ts);
    await stand.sandbox.until(() => thread().find(one => wordsOf(one).includes('*Recall (Sensitivity)*')));
    await stand.ben.mention('aif-study', 'how is it calculated', { threadTs: question.ts });
    await stand.sandbox.until(() => thread().find(one => wordsOf(one).includes('20 / (20 + 5)')));
  });

  test('is forgotten within a day, and nothing of what anybody wrote is kept for it', async () => {
    const { channel } = await told(stand.anna, 'what is recall');
    const here = { workspace, channel: asChannelId(channel), thread: '' };
    await expect
      .poll(() => stand.deps.store.findTalk(here, 0))
      .toEqual({ section: 'recall', intent: 'definition' });
    const later = { ...stand.deps, now: () => stand.deps.now() + 13 * 60 * 60_000 };
    await forget(later);
    expect(await stand.deps.store.findTalk(here, 0)).toBeUndefined();
    expect(wordsOf(await told(stand.anna, 'how is it calculated?'))).not.toContain('20 / (20 + 5)');
  });
});

describe('what an answer offers', () => {
  test('no sharing where everybody sees it already, and where there is no channel', async () => {
    expect(wordsOf(await told(stand.ben, 'what is recall'))).not.toContain('Share to channel');
    expect(wordsOf(await asked(stand.ben, '/aif ask what is recall'))).toContain('Share to channel');
  });

  test('whether it helped, said once by each person', async () => {
    const answer = await asked(stand.ben, '/aif ask what is overfitting');
    expect(await pressed(stand.ben, answer, '👎 Not helpful')).toContain('without your name');
    expect(await pressed(stand.ben, answer, '👎 Not helpful')).toContain('without your name');
    const same = await asked(stand.chloe, '/aif ask what is overfitting');
    expect(await pressed(stand.chloe, same, '👎 Not helpful')).toContain('without your name');
    const gaps = wordsOf(await asked(stand.anna, '/aif gaps'));
    expect(gaps).toContain('overfitting – 2 people, 2 got an answer that did not help');
    expect(gaps).toMatch(/Model Training – 0 helpful, 2 not helpful/);
    expect(await pressed(stand.chloe, same, '👍 Helpful')).toContain('good to know');
    expect(wordsOf(await asked(stand.anna, '/aif gaps'))).not.toContain('overfitting –');
  });

  test('a chosen section answers the question that was asked, and is shared as it was seen', async () => {
    const choices = await asked(stand.ben, '/aif ask best pizza in rome calculated');
    expect(wordsOf(choices)).toContain('The study guide does not answer that');
    const before = stand.ben.messages('aif-study').length;
    const first = choices.blocks.flatMap(block =>
      block.type === 'actions' ? block.elements.flatMap(one => ('action_id' in one ? [one] : [])) : [],
    )[0];
    if (!first) throw new Error('no section is offered');
    await stand.ben.click(choices, { actionId: first.action_id ?? '' });
    const chosen = await stand.sandbox.until(() => stand.ben.messages('aif-study')[before]);
    const words = wordsOf(chosen);
    expect(words).toContain('best pizza in rome calculated');
    const title = /\*([^*]+)\*/.exec(words)?.[1] ?? '';
    await stand.ben.click(chosen, { text: 'Share to channel' });
    expect(wordsOf(await stand.sees(stand.chloe, 'shared an answer', 'best pizza'))).toContain(title);
  });
});

describe('what the guide lacks', () => {
  test('is listed for managers once two people asked it, without who', async () => {
    await asked(stand.ben, '/aif ask how do I bake sourdough?');
    await asked(stand.ben, '/aif ask How do I bake SOURDOUGH');
    expect(wordsOf(await asked(stand.anna, '/aif gaps'))).not.toContain('sourdough');
    await asked(stand.chloe, '/aif ask bake sourdough, please!');
    const list = async () => wordsOf(await asked(stand.anna, '/aif gaps'));
    await expect.poll(list).toContain('bake sourdough – 2 people');
    expect(await list()).not.toContain(stand.ben.id);
  });

  test('is not for everybody', async () => {
    expect(wordsOf(await asked(stand.ben, '/aif gaps'))).toContain('for workspace admins and quiz managers');
  });
});
