import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

export interface Key {
  name: string;
  offset: number;
}

/** Every key that stands a second time in one mapping. A loop, because deep nesting would end a recursion. */
export function duplicateKeys(root: ParsedNode | null): Key[] {
  const found: Key[] = [];
  const open: (ParsedNode | null)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isSeq<ParsedNode>(node)) for (const item of node.items) open.push(item);
    if (!isMap<ParsedNode, ParsedNode | null>(node)) continue;
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      open.push(value);
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined) continue;
      if (seen.has(name)) found.push({ name, offset: key.range[0] });
      seen.add(name);
    }
  }
  return found;
}
