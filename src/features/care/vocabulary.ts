/** What this feature recognises beyond the phrases of its commands. */

/** 搞错了，周福生还活着呢; 不是孙淑珍: somebody who was entered as dead is not. Only where one of those is named. */
export const ALIVE = /还(?:活着|健在|在世|在呢|好好的)|没有?(?:去世|过世|死|走|这回事)|(?:登记|记|弄|搞|报|说)错|不是/

/** 弄错人了，快改回来，是周福生: another has died, who is not entered yet. */
export const ANOTHER_DIED =
  /[弄搞登记报]错了?人|[，,。 ](?:应该|其实)?是(?!弄|搞|登记|记|我|误|活)\p{Script=Han}{2,4}[。！]?$/u

/** 何守田去世登记错了: it speaks of a death and takes it back. */
export const WRONGLY_TOLD = /(?:登记|记|弄|搞|报|说)错|没有?(?:去世|过世|死)|撤销|取消/

/** 听说赵国强没了，不确定: a death that is only heard of, and not yet known. */
export const RUMOUR = /不(?:太|敢|能)?确定|没核实|没证实|不知道(?:真假|是不是真)|是不是真的/

const STAY =
  /^登记(?<name>[\u4e00-\u9fff·]{2,5}?)(?:同志|师傅|老师)?(?:又|刚|昨天|今天)?(?:住院|住进医院)了?[，,。 ]\s*(?<where>\S.{1,38})$/
/** 王五住院了 市医院心内科 */
const STAY_AND_WHERE =
  /^(?<name>[\u4e00-\u9fff·]{2,4}?)(?:同志|师傅|老师)?(?:又|刚|昨天|今天)?(?:住院|住进医院)了?[，,。 ]+(?:在|住在?)?(?<where>[\u4e00-\u9fff]{0,10}(?:医院|[一二三四五六]院|人医|中医)[\u4e00-\u9fff\d]{0,10})[。！]?$/

/** 登记何守田住院，住在二院骨科: who, and where. */
export function readStay(text: string): { readonly name: string; readonly where: string } | undefined {
  const { name, where } = (STAY.exec(text) ?? STAY_AND_WHERE.exec(text))?.groups ?? {}
  return name === undefined || where === undefined ? undefined : { name, where }
}

const BETWEEN = '(?:同志|师傅|老师|工)?(?:他|她|家)?的?'
const PARTNER = '(?:老伴儿?|爱人|丈夫|妻子|老公|老婆子?|配偶|媳妇|老头子?|老太婆)'
const PARENT = '(?:老?(?:父亲|母亲|爸爸?|妈妈?|爹|娘)|岳父|岳母|公公|婆婆)'
const CHILD = '(?:(?:大|小|二)?(?:儿子|女儿|闺女|姑娘|女婿|儿媳妇?|孙子|孙女|外孙女?))'

const OTHERS = '(?:奶奶|爷爷|姥姥|姥爷|外婆|外公|(?<![大老])[哥姐弟妹]|叔|伯|舅|姑|姨)(?!的|家)'
const RELATIVE = `(?:${PARTNER}|${PARENT}|${CHILD}|${OTHERS})`
/** 女儿来电说, 儿子告诉我: whoever brings word is not who has died. 老伴说走就走了 is. */
const BRINGS_WORD = `${RELATIVE}[^，。！；走没去过逝世]{0,5}(?:说(?!走|没|去世|不)|讲|来电话?|来信|来微信|打(?:来|了|过)?(?:一?个)?电话|打来|告诉|通知)`
const WORD_BROUGHT = new RegExp(BRINGS_WORD, 'g')
const OUR_OWN = /[我俺咱]们?家?的?$/

/**
 * Which parent or child has died, by the words: 母亲, 儿子. `undefined`: nobody is named, or it is not clear whom of several;
 * 女儿说她奶奶去世了 does not tell whose.
 */
export function relativeIn(text: string): string | undefined {
  const rest = text.replace(WORD_BROUGHT, '')
  const [one, another] = rest.matchAll(new RegExp(RELATIVE, 'g'))
  if (one === undefined || another !== undefined) return undefined
  if (rest !== text && !OUR_OWN.test(rest.slice(0, one.index))) return undefined
  const [word] = one
  if (!ONE_OF_THEM.test(word)) return undefined
  if (/^老?(?:父|爸|爹)/.test(word)) return '父亲'
  return /^老?(?:母|妈|娘)/.test(word) ? '母亲' : word
}

const ONE_OF_THEM = new RegExp(`^(?:${PARENT}|${CHILD})$`)
const ANY_RELATIVE = new RegExp(RELATIVE)

/** Husband or wife, behind the name of whom they belong to. */
const ITS_PARTNER = new RegExp(`^${BETWEEN}(?:${PARTNER}|老太太)`)
/** Those whom one mourns for a hundred days. */
const ITS_NEAREST = new RegExp(`^${BETWEEN}(?:${PARENT}|${CHILD}|家里人|家人|亲人)`)
const ITS_OTHERS = new RegExp(`^${BETWEEN}(?:(?:哥|姐|弟|妹)[哥姐弟妹]?|亲家)`)

/** Whether one of the family is spoken of, other than to say who has told it. */
export const namesRelative = (words: string): boolean => ANY_RELATIVE.test(words.replace(WORD_BROUGHT, ''))

const ITS_RELATIVE_SAYS = new RegExp(`^${BETWEEN}${BRINGS_WORD}`)

/** What a son says of 她 is not said of his own father. */
const ITS_CHILD_SAYS = new RegExp(
  `^${BETWEEN}${CHILD}[^，。！；]{0,8}(?:说|讲|告诉|通知)[^，。！；]{0,2}(?:他|(?<!儿子[^，。！；]{0,12})她)(?:家)?(?:老?(?:父亲|母亲|爸爸?|妈妈?|爹|娘))`,
)

/** Of whom it is said, in the words behind a name: 的老伴走了. `undefined`: of the one who was named. */
export function kinIn(behind: string): 'spouse' | 'nearest' | 'other' | 'parent' | undefined {
  // 何守田的女儿来电说她爸走了 is said of him, or of his wife.
  if (ITS_CHILD_SAYS.test(behind)) return 'parent'
  // 何守田的老伴来电说他走了 is said of him; 老伴说她妈走了 of somebody in the family.
  if (ITS_RELATIVE_SAYS.test(behind))
    return ANY_RELATIVE.test(behind.replace(ITS_RELATIVE_SAYS, '')) ? 'nearest' : undefined
  if (ITS_PARTNER.test(behind)) return 'spouse'
  if (ITS_NEAREST.test(behind)) return 'nearest'
  return ITS_OTHERS.test(behind) ? 'other' : undefined
}

const OWN = '(?:^|[，。！；、 ])(?:(?:今天|昨天|刚才|前天|上周)[，、 ]?)?(?:我|俺|咱|我们|咱们)?(?:家|家里)?的?'
/** 我老伴的哥哥, 老伴他姐 are not the one who was named. */
const HERSELF = '(?!的|他|她|家|那|哥|姐|弟|妹|爸|妈)'
const OWN_PARTNER = new RegExp(`${OWN}${PARTNER}${HERSELF}`)
const OWN_NEAREST = new RegExp(`${OWN}(?:${PARENT}|${CHILD})${HERSELF}`)
const OWN_WORD_BROUGHT = new RegExp(`${OWN}${BRINGS_WORD}`, 'g')

/** Whom somebody says that they themselves have lost: 我老伴走了. */
export function ownLossIn(text: string): 'spouse' | 'nearest' | undefined {
  const rest = text.replace(OWN_WORD_BROUGHT, '')
  if (OWN_PARTNER.test(rest)) return 'spouse'
  const isOfFamily = OWN_NEAREST.test(rest) || (rest !== text && ANY_RELATIVE.test(rest))
  return isOfFamily ? 'nearest' : undefined
}

/** Whether a relative of somebody tells that they write, on that one's phone. */
export const saysRelativeWrites = (text: string, name: string): boolean =>
  text.includes('我是') &&
  new RegExp(
    `我是(?:${name}|他|她)(?:家)?的?(?:${PARTNER}|${CHILD}|老[大二三四小幺]|侄|外甥|弟|妹|哥|姐|家属|家里人)`,
  ).test(text)

/** As a record of relatives has it: what the one who has died was to them. */
export function kinOf(relation: string | null): 'spouse' | 'nearest' | undefined {
  if (relation === null || /侄|甥|孙|叔|伯|舅|姑[父妈母]|姨|邻|友/.test(relation)) return undefined
  if (new RegExp(`^(?:${PARTNER}|夫|妻)$`).test(relation)) return 'spouse'
  return /父|母|爸|妈|爹|娘|儿|女|闺|子$|媳|婿/.test(relation) ? 'nearest' : undefined
}

/** 走了三年了, 去年走的: it was long ago, and nobody mourns any more. */
export const LONG_AGO =
  /[去前]年|(?:[一二两三四五六七八九十几多\d]|好几)年(?:多|半|了|前)|(?:[4-9]|1\d|[四五六七八九]|十[一二]?|好几)个月|半年/
