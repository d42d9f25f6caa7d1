/** A number from 0 to 2³²−1 that depends on the whole text (FNV-1a, then mulberry32's finaliser to spread it). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** The same items in an order that depends on the seed alone (Fisher–Yates with mulberry32). */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const result = [...items];
  let state = seedOf(seed);
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state + 0x6d2b79f5) | 0;
    const other = mix(state) % (last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
