import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { callApi } from './call-api.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

async function upload(name: string, content: string, channel?: string): Promise<string> {
  const asked = await callApi(sandbox, 'files.getUploadURLExternal', {
    filename: name,
    length: content.length,
  });
  await fetch(String(asked.upload_url), { method: 'POST', body: content });
  const done = await callApi(sandbox, 'files.completeUploadExternal', {
    files: [{ id: asked.file_id, title: 'A title' }],
    ...(channel && { channel_id: channel }),
  });
  expect(done).toMatchObject({ ok: true, files: [{ id: asked.file_id, title: 'A title', name }] });
  return String(asked.file_id);
}

const image = (id: string) => ({ type: 'image', slack_file: { id }, alt_text: 'Weeks' });
const home = (...blocks: object[]) => ({ user_id: 'U0ANNA', view: { type: 'home', blocks } });

describe('files', () => {
  test('hang on a message that members see, and can be fetched', async () => {
    const id = await upload('data.json', '{"a":1}', 'C0STUDY');
    expect(sandbox.as('anna').lastMessage('study')).toMatchObject({
      files: [{ id, name: 'data.json', title: 'A title', isPicture: false }],
    });
    const file = await fetch(new URL(`/files/${id}`, sandbox.url));
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''data.json");
    expect(await file.text()).toBe('{"a":1}');
  });

  test('are nowhere before they are completed, and after they were deleted', async () => {
    const asked = await callApi(sandbox, 'files.getUploadURLExternal', { filename: 'a.png', length: 3 });
    const address = new URL(`/files/${asked.file_id}`, sandbox.url);
    expect((await fetch(address)).status).toBe(404);
    expect(
      await callApi(sandbox, 'files.completeUploadExternal', { files: [{ id: asked.file_id }] }),
    ).toMatchObject({
      error: 'file_not_found',
    });
    const short = await fetch(String(asked.upload_url), { method: 'POST', body: 'ab' });
    expect(short.status).toBe(400);
    const id = await upload('b.png', 'abc');
    await callApi(sandbox, 'files.delete', { file: id });
    expect((await fetch(new URL(`/files/${id}`, sandbox.url))).status).toBe(404);
    expect(await callApi(sandbox, 'files.delete', { file: id })).toMatchObject({ error: 'file_not_found' });
  });

  test('need their scope, and a conversation that the app is in', async () => {
    const args = { filename: 'a.png', length: 3 };
    const { file_id, upload_url } = await callApi(sandbox, 'files.getUploadURLExternal', args);
    await fetch(String(upload_url), { method: 'POST', body: 'abc' });
    const complete = { files: [{ id: file_id }], channel_id: 'C0GENERAL' };
    expect(await callApi(sandbox, 'files.completeUploadExternal', complete)).toMatchObject({
      error: 'not_in_channel',
    });
    sandbox.admin.revoke('files:write');
    expect(await callApi(sandbox, 'files.getUploadURLExternal', args)).toMatchObject({
      error: 'missing_scope',
    });
  });

  test('stand in blocks as pictures, if they are one', async () => {
    const picture = await upload('a.png', 'abc');
    const text = await upload('a.txt', 'abc');
    expect(await callApi(sandbox, 'views.publish', home(image(picture)))).toMatchObject({ ok: true });
    for (const id of [text, 'F0UNKNOWN']) {
      expect(await callApi(sandbox, 'views.publish', home(image(id)))).toMatchObject({
        error: 'invalid_blocks',
      });
      const message = { channel: 'C0STUDY', text: 'a', blocks: [image(id)] };
      expect(await callApi(sandbox, 'chat.postMessage', message)).toMatchObject({ error: 'invalid_blocks' });
    }
  });
});

test('a workspace can be told to refuse a type of block', async () => {
  const chart = {
    type: 'data_visualization',
    title: 'Weeks',
    chart: { type: 'pie', segments: [{ label: 'right', value: 1 }] },
  };
  const message = { channel: 'C0STUDY', text: 'a', blocks: [chart] };
  expect(await callApi(sandbox, 'chat.postMessage', message)).toMatchObject({ ok: true });
  sandbox.admin.refuseBlocks('data_visualization');
  expect(await callApi(sandbox, 'chat.postMessage', message)).toMatchObject({
    error: 'invalid_blocks',
    errors: ['unsupported type: data_visualization [json-pointer:/blocks/0/type]'],
  });
});
