/** Writes text as Excel in China writes a .csv; Node itself can only read it. */

/** The two bytes of each character of the common part, found by reading all of them once. */
function readPairs(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const pairs = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const char = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low))
      if ([...char].length === 1 && !pairs.has(char)) pairs.set(char, [high, low])
    }
  }
  return pairs
}

/** @throws when a character is not among the common ones */
export function encodeGb18030(text: string): Uint8Array {
  const pairs = readPairs()
  const bytes = [...text].flatMap((char) => {
    const code = char.charCodeAt(0)
    if (code < 0x80) return [code]
    const pair = pairs.get(char)
    if (pair === undefined) throw new Error(`${char} is not among the two-byte characters of GB18030`)
    return pair
  })
  return Uint8Array.from(bytes)
}
