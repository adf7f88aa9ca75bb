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

const OWN_KIN =
  '老伴儿?|爱人|老头子?|老婆子?|妻子|丈夫|媳妇|(?:大|小|二)?(?:女儿|儿子|闺女|姑娘)|儿媳妇?|女婿|外?孙[子女]|孩子|家里人'
const MY_KIN = `(?:我|俺)?(?:的|家)?(?<kin>${OWN_KIN})(?<name>${WHOLE_NAME})?`
const SENT = '(?:消息|通知|信息|提醒)'
/** 老伴替我回家拿, 女儿替我答应了, 老伴替我回了 are no wish. */
const ANSWERING = '(?:替|代)(?:我|俺)(?:回(?!家|老|去|来|[了过的])|答(?!应|[了过的]))'
/** 通知我给老伴看了: it has been done. */
const DONE = new RegExp(
  `给(?:我|俺)?(?:的|家)?(?:${OWN_KIN})(?:${WHOLE_NAME})?(?:看(?:[了过看]|一下)|[了过听说讲念打带])`,
)
/** 别让我老伴替我回话了, 通知不用发给我女儿了 */
const ENDS_FOR_ME = new RegExp(
  `${SENT}[^，。]{0,3}(?:别|不要|不用|甭)(?:再)?(?:发给|转给|给)${MY_KIN.replaceAll('?<', '?<sent_')}|(?:别|不要|不用|甭|不想|不)(?:再|叫|让|由)*${MY_KIN}(?:再|来)*(?:替|帮|代)(?:我|俺)(?:回|答)|${MY_KIN.replaceAll('?<', '?<own_')}(?:以后)?(?:不用|不要|别|甭)(?:再)?(?:替|帮|代)(?:我|俺)(?:回|答)`,
)
/** 以后通知发给我老伴冯秋菊就行, 让我爱人替我回吧 */
const BEGINS_FOR_ME = new RegExp(
  `${SENT}[^，。不别甭]{0,4}(?:发给|转给|给|找)${MY_KIN}|${MY_KIN.replaceAll('?<', '?<own_')}(?:以后|来|去|帮忙)*${ANSWERING}`,
)

/**
 * What an elder wants of whom in the family, as to answers in the elder's own name: the reverse of `anotherElder`.
 * `text` is normalised.
 */
export function wishForMe(
  text: string,
): { readonly how: 'begin' | 'end'; readonly kin: string; readonly name?: string } | undefined {
  if (ANSWERS.test(text)) return undefined
  const ends = ENDS_FOR_ME.exec(text)?.groups
  const said = ends ?? BEGINS_FOR_ME.exec(text)?.groups
  if (said === undefined || (ends === undefined && DONE.test(text))) return undefined
  const of = (what: 'kin' | 'name') => said[what] ?? said[`own_${what}`] ?? said[`sent_${what}`]
  const name = of('name')
  return { how: ends === undefined ? 'begin' : 'end', kin: of('kin') ?? '', ...(name && { name }) }
}

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
