/** What somebody asks to be minded when they come: 不吃辣, 坐轮椅, 晚到一会儿. Pure. */

const FOOD =
  /不吃(?![药饭早午晚饱了亏])|吃素|素食|忌口|清真|回民|回族|(?:不能?|别|少)(?:放|沾)|(?:不能|别|少)(?:吃|喝)(?![药饭])|过敏|(?:怕|忌)(?:辣|酸|凉|甜|油)|不喝酒/
const WAY_AND_TIME =
  /轮椅|拐[杖棍]|(?:晚|迟)到|晚[一点些个]|晚半|早走|提前走|自己(?:开车|坐车|坐公交|走着?|骑车|打车)|不坐(?:车|班车|大巴)|坐(?:班车|大巴车?|厂车|校车|前[面排]|头排)/
const HELP = /腿脚|腿不|眼神|耳朵?背|听不[清见]|(?:要|得|需|麻烦|请|派).{0,4}(?:接|送|扶|搀|陪)/
const QUESTION = /[？?吗么呢]$|能不能|可不可以|行不行|有没有|谁|几点|哪/
/** Longer words tell a story, and go the way of any other words. */
const LONGEST = 20
const LONGEST_REMARK = 40
const LEAD = /^(?:对了|还有|另外|忘了说|补充一下|就是|不过|但是?|那个|顺便说一下)[，, ]*/

const clausesOf = (text: string): readonly string[] =>
  text
    .split(/[，。；！\n]+/)
    .map((clause) => clause.trim().replace(/^(?:我|俺)(?!们|家|老)/, ''))
    .filter((clause) => clause !== '')

const isRemark = (clause: string): boolean =>
  clause.length <= LONGEST &&
  !QUESTION.test(clause) &&
  (FOOD.test(clause) || WAY_AND_TIME.test(clause) || HELP.test(clause))

/** The remarks beside an answer, as they were written; `undefined`: none. `text` is normalised. */
export function remarkIn(text: string): string | undefined {
  const said = clausesOf(text.replace(LEAD, '')).filter(isRemark).join('，')
  return said === '' ? undefined : said.slice(0, LONGEST_REMARK)
}

/** What was asked before, with what is asked now. */
export const joinRemarks = (earlier: string | null, remark: string | null): string | null => {
  if (earlier === null || remark === null) return remark ?? earlier
  return earlier.split('；').includes(remark) ? earlier : `${earlier}；${remark}`
}

/** A message that is a remark and nothing else: 对了，我不吃辣. What may be a complaint of health is left to others. */
export function bareRemark(text: string): string | undefined {
  const clauses = clausesOf(text.replace(LEAD, ''))
  const plain = clauses.every((clause) => isRemark(clause) && (FOOD.test(clause) || WAY_AND_TIME.test(clause)))
  return clauses.length > 0 && plain ? clauses.join('，').slice(0, LONGEST_REMARK) : undefined
}

/** 我坐大巴: how or when somebody comes, who has not said yet that they do. */
export const saysHowTheyCome = (text: string): boolean =>
  bareRemark(text) !== undefined && WAY_AND_TIME.test(text) && !FOOD.test(text)
