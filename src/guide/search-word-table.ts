/**
 * What belongs to each word, found by the word's letters where they stand in a text: no string is made for a word that
 * was met before. A guide of ten thousand sections has six million words, a hundred thousand different ones.
 */
export class WordTable<Value> {
  readonly #learn: (word: string) => Value;
  readonly #entries: Entry<Value>[] = [];
  /** The number of each entry, from 1 on, in the slot of its hash or the next free one; 0 is a free slot. */
  #slots = new Uint32Array(1 << 10);
  /** Those of the text that is read: to let a list grow for each text makes much garbage. */
  readonly #found: Value[] = [];

  /** `learn` is asked for the value of each word once. */
  constructor(learn: (word: string) => Value) {
    this.#learn = learn;
  }

  /** The values of a text's words, which are small letters and digits; undefined when it is not all ASCII. */
  read(text: string): Value[] | undefined {
    const found = this.#found;
    let count = 0;
    let from = 0;
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) return undefined;
      if (isOfWord(code)) {
        hash = hashWith(code, hash);
        continue;
      }
      if (at > from) found[count++] = this.#get(text, from, at, hash);
      from = at + 1;
      hash = 0;
    }
    if (text.length > from) found[count++] = this.#get(text, from, text.length, hash);
    return found.slice(0, count);
  }

  #get(text: string, from: number, end: number, hash: number): Value {
    let slot = hash & (this.#slots.length - 1);
    for (let number = this.#slots[slot] ?? 0; number > 0; number = this.#slots[slot] ?? 0) {
      const entry = this.#entries[number - 1];
      if (entry?.hash === hash && entry.word.length === end - from && text.startsWith(entry.word, from))
        return entry.value;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    return this.#add(text.slice(from, end), hash);
  }

  #add(word: string, hash: number): Value {
    const value = this.#learn(word);
    this.#entries.push({ word, hash, value });
    if (this.#entries.length * 2 <= this.#slots.length) this.#put(this.#entries.length, hash);
    else {
      this.#slots = new Uint32Array(this.#slots.length * 2);
      for (const [at, entry] of this.#entries.entries()) this.#put(at + 1, entry.hash);
    }
    return value;
  }

  #put(number: number, hash: number): void {
    let slot = hash & (this.#slots.length - 1);
    while ((this.#slots[slot] ?? 0) > 0) slot = (slot + 1) & (this.#slots.length - 1);
    this.#slots[slot] = number;
  }
}

interface Entry<Value> {
  word: string;
  hash: number;
  value: Value;
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** FNV-1a, a letter at a time. */
function hashWith(code: number, hash: number): number {
  return Math.imul(hash ^ code, 16_777_619);
}
