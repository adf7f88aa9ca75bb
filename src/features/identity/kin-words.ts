/** 我妈冯秋菊的也帮她回: for whom else somebody wants to answer. Pure. */
import { WHOLE_NAME } from '../../language/reply/who.ts'
import { kinSaid, relationTo } from './stranger-words.ts'

const MINE = new RegExp(
  `(?:我|俺)(?:的)?(?<kin>老?妈妈?|老?爸爸?|老?娘|老?爹|母亲|父亲|婆婆|公公|岳母|岳父|丈母娘|老丈人|奶奶|爷爷|姥姥|姥爷|外婆|外公|老伴|爱人)(?:那边|那儿|那头)?[，: ]?(?:是|叫|名叫)?[，: ]?(?<elder>${WHOLE_NAME})?`,
  'g',
)
const WANTS =
  /(?:替|帮|代)(?:着|忙)?(?:[他她]|老人|(?:我|俺)[^，。]{0,9}?)?(?:一起|一块儿?)?[也再]?(?:回(?!家|去)|答)|代办|由我来?[回答]|(?:消息|通知|信息|提醒)[^，。]{0,4}(?:发给我|我来?回)/
/** 帮我妈回一下，她去 is an answer, not a wish to give answers. */
const ANSWERS = /[不要能想也就都]?去(?!世)|参加|报名|不来/

/** `elder` is missing where no name is said; `undefined`: the words ask for nothing of the kind. `text` is normalised. */
export function anotherElder(text: string): { readonly elder?: string; readonly relation: string } | undefined {
  if (!WANTS.test(text) || ANSWERS.test(text)) return undefined
  const kin = kinSaid(text)
  if (kin !== undefined) return { elder: kin.elder, relation: kin.relation }
  const mine = [...text.matchAll(MINE)].map(({ groups }) => groups ?? {})
  const said = mine.find(({ elder }) => elder !== undefined) ?? mine[0]
  if (said === undefined) return undefined
  const { elder } = said
  return { relation: relationTo(said['kin'] ?? ''), ...(elder !== undefined && { elder }) }
}
