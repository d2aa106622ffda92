/** Remembers what was derived from an object for as long as the object lives. */
export function memoize<Key extends object, Derived>(
  derive: (key: Key) => Derived,
): (key: Key) => Derived {
  const known = new WeakMap<Key, { readonly derived: Derived }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.derived;
    const derived = derive(key);
    known.set(key, { derived });
    return derived;
  };
}
