// A workspace may run for days: what is handed out and never given back is forgotten in the end.
const kept = 10_000;

/** Makes room for one more. */
export function forgetOldest(handedOut: Map<string, unknown>): void {
  const [oldest] = handedOut.keys();
  if (handedOut.size >= kept && oldest !== undefined) handedOut.delete(oldest);
}
