/** Who comes along, whatever they are called: one speaker's 老头子, 老伴 and 当家的 are one person. */

/** Names for one's own wife or husband, as a pattern. */
export const SPOUSE_WORDS =
  '老伴儿?|堂客|婆姨|婆娘|屋里人|爱人|老公|老婆|丈夫|妻子|媳妇|老头子?|老婆子|老太婆|先生|太太|夫人|内人|对象|那口子|家那位|那位|另一半|当家的|掌柜的|屋里头?的|(?:孩[子儿]|娃儿?)[他她]?(?:爸|妈|爹|娘)'
const SPOUSE = new RegExp(`^(?:我|俺)?(?:家)?(?:里)?(?:的)?(?:${SPOUSE_WORDS})$`)

/** Whether a companion is the speaker's wife or husband. */
export const isSpouse = (companion: string): boolean => SPOUSE.test(companion)

/** Those of `named` who are not among `known`, each once. */
export function newAmong(named: readonly string[], known: readonly string[] = []): readonly string[] {
  const found: string[] = []
  for (const one of named) {
    const isKnown = [...known, ...found].some((other) => other === one || (isSpouse(other) && isSpouse(one)))
    if (!isKnown) found.push(one)
  }
  return found
}
