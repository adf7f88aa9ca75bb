/** Finds something for a key once, however often it is asked. For what depends on the key alone, of keys that are few. */
export function remember<T>(find: (key: string) => T): (key: string) => T {
  const found = new Map<string, T>()
  return (key) => {
    if (found.has(key)) return found.get(key) as T
    const value = find(key)
    found.set(key, value)
    return value
  }
}
