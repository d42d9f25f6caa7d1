import { Worker } from 'node:worker_threads';
import { askThread } from '../thread-request.ts';
import type { AskedCases } from './asked-cases.ts';
import { TextPacker } from './packed-texts.ts';
import type { AskedForWeights } from './search-asked-for.ts';
import type { BuiltLines } from './search-lines-builder.ts';
import type { Text } from './search-reading.ts';

export type TextsRequest =
  | { kind: 'texts'; packed: Uint32Array }
  /** Answered with `BuiltTexts`. */
  | { kind: 'build'; stems: number };

export interface BuiltTexts extends BuiltLines {
  miniSearch: string;
}

/** So many numbers are handed over at once. */
const CHUNK = 2 ** 18;

/** Builds MiniSearch and the lines in a thread beside the one that reads the texts, while it reads them. */
export class TextsBuilder {
  readonly #thread: Worker;
  readonly #texts = new TextPacker();

  /** `outside` is how many sections there are. */
  constructor(outside: number) {
    this.#thread = new Worker(new URL('./texts-thread.ts', import.meta.url), { workerData: outside });
  }

  /** Takes sections in their order, and behind them what the guide does not answer. */
  add(texts: readonly Text[]): void {
    this.#texts.add(texts);
    if (this.#texts.length > CHUNK) this.#handOver();
  }

  /** `stems` is how many there are. Nothing can be added any more. */
  build(stems: number): Promise<BuiltTexts> {
    this.#handOver();
    const request: TextsRequest = { kind: 'build', stems };
    return askThread(this.#thread, request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }

  #handOver(): void {
    const packed = this.#texts.take();
    const request: TextsRequest = { kind: 'texts', packed };
    this.#thread.postMessage(request, [packed.buffer]);
  }
}

export interface AskedForRequest {
  cases: AskedCases;
  outside: number;
  size: number;
}

/** `fitAskedFor` in a thread of its own, which is up by the time that there is something to fit. */
export class AskedForFitter {
  readonly #thread = new Worker(new URL('./asked-for-thread.ts', import.meta.url));

  fit(request: AskedForRequest): Promise<AskedForWeights> {
    return askThread(this.#thread, request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }
}
