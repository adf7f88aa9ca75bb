/** Who comes along, whatever they are called: one speaker's 老头子, 老伴 and 当家的 are one person. */

/** Names for one's own wife or husband, as a pattern. */
export const SPOUSE_WORDS =
  '老伴儿?|堂客|婆姨|婆娘|屋里人|爱人|老公|老婆|丈夫|妻子|媳妇|老头子?|老婆子|老太婆|先生|太太|夫人|内人|对象|那口子|家那位|那位|另一半|当家的|掌柜的|屋里头?的|(?:孩[子儿]|娃儿?)[他她]?(?:爸|妈|爹|娘)'
const SPOUSE = new RegExp(`^(?:我|俺)?(?:家)?(?:里)?(?:的)?(?:${SPOUSE_WORDS})$`)

/** Whether a companion is the speaker's wife or husband. */
const isSpouse = (companion: string): boolean => SPOUSE.test(companion)

/** What the wife or husband of this name is called: 孙淑珍, 老孙. */
export const namesOfSpouse = (name: string | undefined): readonly string[] =>
  name === undefined ? [] : [name, `老${name.slice(0, 1)}`]

/** Whether 老伴, 孙淑珍 or 老孙 is the wife or husband of that name. */
export const isSpouseCalled = (whom: string, name: string | undefined): boolean =>
  isSpouse(whom) || namesOfSpouse(name).includes(whom)

/** Whoever belongs to the family, or is paid to look after one of it. */
const FAMILY =
  /^(?:我|俺|咱)?(?:们)?(?:家)?(?:里)?(?:的)?[大二三四小老外重曾]*(?:孙子?女?儿?|儿子?|女儿|闺女|姑娘|儿?媳妇?|女婿|孩子|娃娃?|小孩|[爸妈爹娘]{1,2}|[父母]亲?母?|岳[父母]|公公|婆婆|公婆|丈人|丈母娘|[姐妹哥弟]{1,2}|姐夫|妹夫|嫂子?|弟妹|弟媳妇?|兄弟媳妇|亲家母?|舅[舅妈子]?|姨[妈夫子]?|姑[姑妈夫子]?|叔叔?|婶[子儿]?|伯[父母伯]?|[表堂][姐妹哥弟]{1,2}|侄[子女]?女?儿?|外?甥女?儿?|爷爷|奶奶|[公婆]|姥[姥爷]|连襟|妯娌|家属|家人|家里人?|亲戚|保姆|阿姨|护工|陪护)$/

/** Whether it can be told from the words alone who comes along; of 张老三 or 朋友 it cannot. */
export const isFamily = (companion: string): boolean => isSpouse(companion) || FAMILY.test(companion)

/** Those of `named` who are not among `known`, each once. */
export function newAmong(named: readonly string[], known: readonly string[] = []): readonly string[] {
  const found: string[] = []
  for (const one of named) {
    const isKnown = [...known, ...found].some((other) => other === one || (isSpouse(other) && isSpouse(one)))
    if (!isKnown) found.push(one)
  }
  return found
}
