// Runs in a thread of its own: takes what `TextsBuilder` hands over, and builds from it when it is told to.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { BuiltTexts, TextsRequest } from './build-beside.ts';
import { unpack } from './packed-texts.ts';
import { LinesBuilder } from './search-lines-builder.ts';
import { WordsBuilder } from './search-words.ts';

const outside = Number(workerData);
const words = new WordsBuilder();
const lines = new LinesBuilder();
let owner = 0;

parentPort?.on('message', (request: TextsRequest & { answer: MessagePort }) => {
  if (request.kind === 'build') {
    const built: BuiltTexts = { miniSearch: words.build(), ...lines.build(request.stems) };
    request.answer.postMessage(built);
    request.answer.close();
    return;
  }
  for (const section of unpack(request.packed)) {
    words.add(section);
    if (owner < outside) lines.add(section);
    owner += 1;
  }
});
