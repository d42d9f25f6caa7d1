/** The same function, that makes its result once for each object: knowledge stands still while thousands ask. */
export function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>();
  return key => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

/** The same function of a text, that remembers at most so many results: the same few thousand come again and again. */
export function recent<Value>(make: (text: string) => Value, most: number): (text: string) => Value {
  const made = new Map<string, { value: Value }>();
  return text => {
    const known = made.get(text);
    if (known) return known.value;
    // A word that was cut out of a text would keep the whole text in memory; this is a copy.
    const own = Buffer.from(text).toString();
    const value = make(own);
    if (made.size >= most) made.clear();
    made.set(own, { value });
    return value;
  };
}
