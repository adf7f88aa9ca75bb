/** What staff write with the number of a request in front. Pure. */

import { withFigures } from './rules.ts'

/** 101 回：……, 第101号办完了. */
export interface Numbered {
  readonly number: number
  readonly deed:
    | 'show'
    | 'reply'
    | 'withdraw'
    | 'done'
    | 'reopen'
    | 'hand-on'
    | 'take'
    | 'note'
    | 'postpone'
    | 'sort'
    | 'maybe-reply'
    | 'unclear'
  /** Whatever follows the deed. */
  readonly words: string
  /** So many lines of its history were before the writer's eyes; the page says so. */
  readonly seen?: number
}

const DIGITS = /[1-9１-９][\d０-９]{2,6}/.source
const BEHIND = /\s*号?[）)】]?\s*[，,、：:。]?\s*([\s\S]*)$/.source
const NUMBERED = new RegExp(`^\\s*[（(【]?第?\\s*(${DIGITS})${BEHIND}`)
const DONE = /(?:办完|办好|办结|办妥|(?:弄|修|搞|处理|安排)好|处理完|解决|完成|搞定|了结|结案)/.source
const HOW_IT_WENT = /了?[。！!]*(?:[，,：:\s]+([\s\S]*))?$/.source
const DEEDS: readonly (readonly [Numbered['deed'], RegExp])[] = [
  ['reply', /^(?:回复?|答复)(?:他|她|TA)?\s*(?:【看到第(?<seen>\d{1,4})条】)?\s*(?:[：:，,\s]\s*([\s\S]*))?$/],
  ['withdraw', /^(?:撤回|收回|先别发|别发)[了吧。！!]*()$/],
  [
    'reopen',
    /^(?:其实|还|又|刚才点错了?，?)*(?:没有?(?:办完|办好|完|好|解决)|重新办|重办|再办|重新打开|重开)[呢了的。！!]*(?:[，,\s]*先?别(?:给我)?(?:关|结|销)[了掉吧]*)?()$/,
  ],
  ['done', new RegExp(`^(?:已经?|都|全)*${DONE}${HOW_IT_WENT}`)],
  [
    'done',
    /^((?:我|俺)?(?:已经?|刚刚?|刚才)?(?:给(?:他|她|本人|家属))?(?:回|打)(?:过|了)?电话了?[，,\s]+(?:他|她|本人|人家|家属)?(?:都|也|很|挺)*(?:满意|没意见|明白了?|清楚了?|知道了|同意了?))[。！]*$/,
  ],
  ['done', /^(?:已经?|都|全)*(?:办了|好了|结了|完了|处理了)[。！!]*()$|^已(?:处理|答复)[。！!]*()$/],
  // 转告他明天来 is for the one who asked.
  ['unclear', /^转[告达]\s*(?:他|她|本人)?(?:一声)?[，：:, ]*([\s\S]+)$/],
  // Whom, and perhaps why: 转给志强 他熟.
  ['hand-on', /^(?:转给?|转交给?|交给)\s*[：:]?\s*[（(]?\s*(\S[^\n]{1,39}?)\s*[）)]?[。！]*$/],
  // 让刘志强办; 让他等等 is for the one who asked.
  [
    'hand-on',
    /^(?:让|叫|派|请|分给)\s*((?![他她您你我本]|TA|老人|家属)[^\s，,。；]{2,4}?)\s*(?:来|去)?(?:办|处理|弄|管|跟进?|看看|负责|接手?)(?:一下)?[吧了。！!]*$/,
  ],
  [
    'take',
    /^(?:我|俺)(?:来|去|先|接|管|办|负责|跟进?|处理|联系|看看|问问)+(?:一下)?(?:他|她)?(?:吧|了)?[。！!]*()$|^归我(?:办|管)?[。！!]*()$/,
  ],
  // What the one who sees to it has done is for nobody who asked.
  [
    'note',
    /^((?:我|俺)?(?:已经?|刚刚?|刚才)?(?:(?:给|跟)(?:他|她|本人|老人|家属))?(?:打(?:过|了)?电话了|打过电话|电话(?:里|上)?(?:说|讲|解释|告诉)(?:过)?了|(?:当面)?(?:说|讲|解释)(?:过|清楚)了)[。！]*)$/,
  ],
  ['note', /^(?:备注|记一下)\s*[：:，,\s]?\s*([\s\S]+)$/],
  ['postpone', /^(?:改|推迟?|延[期后]?|拖|顺延)[到至]\s*[：:]?\s*(\S+)$/],
  [
    'postpone',
    /^(?:改|推迟|延[期后]|顺延)\s*((?:周|星期|礼拜|[下明后今]|[\d一二三四五六七八九十]+[月号日]|[月年]底)\S*)$/,
  ],
  [
    'postpone',
    /^(?:再)?(?:缓|推迟?|延后?|拖|往后推|往后拖)\s*(?:个)?([\d一二两三四五六七八九十]{1,3}天)[吧了再说办。！]*$/,
  ],
  ['postpone', /^((?:[下本这]周|[下本这]星期)[一二三四五六日天]?|明天|后天|月底)再(?:办|说|弄|处理|联系)[吧了。！]*$/],
  ['sort', /^(?:归到|归入|归为|归|算(?!了)|分到)\s*[：:]?\s*(\S{2,8}?)[吧了。！!]*$/],
  [
    'show',
    /^(?:怎么样了?|咋样了?|是?(?:个|件)?(?:什么|啥)(?:事|情况|来着)?|看看|看一下|情况|详情|原话|(?:这个|这件)?(?:是)?谁(?:的|说的|问的|管|在管|负责|在办|办|接了?)|办到哪了|办得怎么样了?)?[？?吗呢啊的]*()$/,
  ],
  ['show', new RegExp(`^(?:都|已经?)*(?:${DONE}|办|回|处理)了?(?:吗|么|没有?)[？?。]*()$`)],
]
/** 办完了101, 撤回101号, 把101转给刘志强: the number is not in front. */
const ITS_DEED = /\s*号?\s*(?<deed>(?:转|交给|归到|改到|推迟|延|撤回|收回|办).*)/.source
const NO_MORE = /\s*号?[了。！]*$/.source
const DEED_FIRST = new RegExp(
  `^\\s*(?:把\\s*(?<of>第?\\s*${DIGITS})${ITS_DEED}|(?<first>(?:已经?)?${DONE}了?|撤回|收回)\\s*(?<it>第?\\s*${DIGITS}))${NO_MORE}`,
)
const numberInFront = (text: string): string => {
  const { of, deed, first, it } = DEED_FIRST.exec(text)?.groups ?? {}
  return of === undefined && it === undefined ? text : `${of ?? it} ${deed ?? first}`
}
const VERB_FIRST = new RegExp(`^\\s*(?:回复?|答复)\\s*第?\\s*(${DIGITS})${BEHIND}`)

/** What has a number and one of these in front is meant for a request, and be it for one that there is not. */
const SURELY_MEANT: ReadonlySet<Numbered['deed']> = new Set([
  'reply',
  'withdraw',
  'done',
  'hand-on',
  'note',
  'postpone',
])
export const isSurelyMeant = ({ deed }: Numbered): boolean => SURELY_MEANT.has(deed)

/** １０１ is 101. */
const readDigits = (digits: string): number => Number(digits.normalize('NFKC'))

/**
 * `undefined`: there is no number in front. Where a request is quoted (`quoted`), what is written is for the one who asked,
 * unless it is a deed: 办完了, 转王芳.
 */
export function readNumbered(text: string, quoted?: number): Numbered | undefined {
  const [, digits = '', rest = ''] = NUMBERED.exec(numberInFront(withFigures(text))) ?? []
  // 回101 带身份证: what goes to somebody is asked about, unless it is written as it always is.
  const [, number = '', words = ''] = VERB_FIRST.exec(withFigures(text)) ?? []
  if (number !== '' && words !== '') return { number: readDigits(number), deed: 'maybe-reply', words: words.trim() }
  if (digits === '') return quoted === undefined ? undefined : readDeed(quoted, unbracketed(text), 'reply')
  return readDeed(readDigits(digits), rest, 'unclear')
}

/** （转刘志强）, said beside a quotation. */
const unbracketed = (text: string): string => /^\s*[（(]([^（）()]+)[）)]\s*$/.exec(text)?.[1] ?? text

function readDeed(number: number, text: string, otherwise: Numbered['deed']): Numbered {
  for (const [deed, form] of DEEDS) {
    const found = form.exec(text.trim())
    if (found === null) continue
    const seen = found.groups?.['seen']
    // The words are the last group that was found, behind what the page adds.
    const words = (found.slice(1).findLast((one) => one !== undefined && one !== seen) ?? '').trim()
    return { number, deed, words, ...(seen !== undefined && { seen: Number(seen) }) }
  }
  return { number, deed: otherwise, words: text.trim() }
}

/** 101回在街道办: what was to be answered, without the word for it. */
export const withoutVerb = (words: string): string =>
  words
    .replace(/^(?:回复?|答复)(?=.)(?!头|来|去|家)/, '')
    // 叫他周三来拿 is said of the one to whom it goes.
    .replace(/^(?:叫|让|请|通知)(?:[他她](?!们|人|儿|女|老|家|妈|爸)|本人)(?=\S)/, '请您')
    .replace(/^(?:告诉|转告|跟|给)(?:[他她](?!们|人|儿|女|老|家|妈|爸)|本人)(?:说|讲)?(?:一声)?[，：:, ]*(?=\S)/, '')

const HEAD = `第?\\s*${DIGITS}\\s*号?\\s*[，,、：:]?\\s*(?:回复?\\s*[：:，,\\s]|答复\\s*[：:]|撤回|收回|${DONE}|转|交给|我来|备注|改到|推到|推迟|延期|延到|归到)`
const LINE_BEGINS = new RegExp(`^\\s*${HEAD}`)
const INSIDE = new RegExp(`(?<=[\\s，,；;。、！!])(?=${HEAD})`)
const ANSWERS = new RegExp(`^\\s*第?\\s*${DIGITS}\\s*号?\\s*[，,、：:]?\\s*(?:回|答复|备注)`)

/** Several deeds in one message, each with its own number in front. What is not split is returned whole. */
export function splitSeveral(text: string): readonly string[] {
  const parts: string[] = []
  for (const line of text.split('\n')) {
    if (parts.length === 0 || LINE_BEGINS.test(line)) parts.push(line)
    else parts[parts.length - 1] += `\n${line}`
  }
  // What goes to somebody is never cut inside a line.
  return parts.flatMap((part) => (ANSWERS.test(part) ? [part] : part.split(INSIDE).map(untailed)))
}

const untailed = (part: string): string => part.trim().replace(/[，,；;、]+$/, '')

/** What hides in words that are to be sent, and may be meant for another request: 师傅下午到 103 办完了. */
export function hiddenNumber(words: string): { readonly number: number; readonly from: string } | undefined {
  const { index, groups } = HIDDEN.exec(words) ?? {}
  const digits = groups?.['line'] ?? groups?.['inside']
  return digits === undefined ? undefined : { number: readDigits(digits), from: words.slice(index).trim() }
}

const HIDDEN = new RegExp(
  `(?<=\\n)\\s*第?(?<line>${DIGITS})\\s*号?[\\s，,、：:]|(?<=[\\s，,；;。、！!])(?=第?\\s*(?<inside>${DIGITS}))(?=${HEAD})`,
)

const NOTHING_MORE = /了?[。！!]*$/.source
const NUMBER = `(?:第\\s*)?${DIGITS}`
/** Something stands between two numbers: else a long row of digits can be cut in more ways than anybody can try. */
const ALL_DONE = new RegExp(
  `^\\s*((?:${NUMBER}(?:\\s*号[，,、和跟\\s]*|[，,、和跟\\s]+))+${NUMBER})(?:\\s*号)?[，,、 ]*(?:都|全)*${DONE}${NOTHING_MORE}`,
)

/** 102 108 109都办完了: several that are done; `undefined`: it says nothing of the kind. */
export function readAllDone(text: string): readonly number[] | undefined {
  const [, numbers] = ALL_DONE.exec(text) ?? []
  return numbers === undefined
    ? undefined
    : [...new Set([...numbers.matchAll(/[\d０-９]{3,7}/g)].map(([one]) => readDigits(one)))]
}
