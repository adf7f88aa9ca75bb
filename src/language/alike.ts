/** Which of several sentences speak of the same things as another one: for whoever was not understood. Pure. */

/** Words that stand in any sentence, so that sharing them says nothing. */
const EMPTY =
  /[的了吗呢吧啊么是在把给就都也还我你您他她们这那一个下看有不要想请帮][\s\S]|[\s\S][的了吗呢吧啊么是在把给就都也还我你您他她们这那一个下看有不要想请帮]/

/** The pairs of neighbouring characters that carry something, each once. */
function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[^\p{Script=Han}\p{Letter}\d]|[出起进过]来|出去/gu, '')
  const pairs = Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2))
  return new Set(pairs.filter((pair) => !EMPTY.test(pair)))
}

/** The `most` sentences that share the most with what was said, the likest first; of long ones a larger part is asked. */
export function mostAlike(said: string, sentences: readonly string[], most: number): readonly string[] {
  const own = pairsOf(said)
  return sentences
    .map((sentence) => {
      const pairs = pairsOf(sentence)
      return { sentence, score: [...own].filter((pair) => pairs.has(pair)).length / Math.sqrt(pairs.size + 1) }
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ sentence }) => sentence)
}
