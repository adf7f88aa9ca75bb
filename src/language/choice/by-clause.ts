/**
 * Which option a sentence wants, clause by clause: 香山爬不动，颐和园吧; 上午不行，下午可以; 周五吧，周一要看病. Every option that
 * is named, in full, in short or by its place, stands as one character of its own; then only how it is spoken of counts.
 */
import { literal } from '../../base/literal.ts'
import { numberValue } from '../numbers.ts'
import type { Option } from '../reading.ts'

/** The characters that stand for options: of Unicode's private use, so that no text holds them. */
const FIRST_MARK = 0xe000
const MARK = '[\ue000-\ue0ff]'
const markOf = (index: number) => String.fromCharCode(FIRST_MARK + index)

/** Questions whether somebody comes are read by the rules of answers. */
const ABOUT_COMING = /^(?:我|都|全)?(?:不|能|不能|要|不要|可以|会)?(?:去|来|参加|报名|出席|到)(?:了|的)?$/
/** What leads to the name of an option in its label: 去香山, 选书法班. */
const LABEL_HEAD = /^(?:我)?(?:参加|去|来|到|要|选|订|坐|报|领)(?=.{2})/
/** The 班 of 书法班, which many leave out. */
const LAST = /(?<=^(?:[^不没别都].+|不.)).$/
const BRACKET = /[(（].*?[)）]/g
const WEEKDAY = /(?:星期|礼拜)(?=[一二三四五六日天])/g
/** What some call a part of the day that an option calls by its usual name. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['上午', /早上|早晨|头晌|头午/g],
  ['下午', /后晌|午后/g],
  ['晚上', /夜里|夜晚/g],
]

const THING = '(?:个|项|种|样|条|款|场|班|天|家|趟|组|次|边|类|处)'
/** 第三个, 倒数第二个, 选2, 选b. */
const BY_PLACE = new RegExp(
  `(?<last>倒数)?第(?<place>[1-9一二三四五六七八九])${THING}?|(?:选择?|答|按|回复?)(?<number>[1-9]|[a-h](?![a-z]))${THING}?|(?<![a-z\\d])(?<letter>[a-h])(?![a-z\\d])`,
  'g',
)
/** 前一场 and 后面那个 of two. */
const OF_TWO = new RegExp(`(?:(?<first>前)|后|晚)(?:面)?(?:[一那这]|的|一点的)+${THING}?`, 'g')

const WANTS =
  '(?:我|俺|咱|们|那|就|嗯|哦|好|行|还是|坚决|完全|非常|特别|十分|很|挺|请|麻烦|给我|给俺|帮我|也|觉得|认为|感觉|比较|更|最|先|只能?|可以|能|选择?|挑|想?要|来|改|换|成|报|投|定|订|登记|喜欢|爱|去|到|在|坐|住|参加|拿|领|[学练读]|今年|这[次回]|想(?=[去吃领拿参报学])|一|个|袋|桶|箱|瓶|份|盒|壶|[那这]|的|[ :])*'
const GOOD =
  '(?:[那这一]|个|场|班|天|种|样|项|次|边|家|趟|组|的|里|儿|我|俺)*(?:最|更|挺|还|也|比较|很)*(?:好|行|可以|成|中|合适|方便|不错|有空儿?|有时间|得空|没问题|近|实惠|实用|去|来|参加)*(?:吧|呗|了|啊|呀|的|哈|哦|呢|嘞|啦|就行|就好|得了|算了|谢谢|好了|[~ ])*'
const ANY_MARK = new RegExp(MARK, 'g')
const WANTED = new RegExp(`^${WANTS}(?<mark>${MARK})\\k<mark>*${GOOD}$`)
/** 也 beside another that is wanted leaves it open; alone it says nothing. */
const CLAUSES = new RegExp(
  `[，。；！？、\\n]+|但是?|不过|可是?|(?<=${MARK})(?=(?:我|俺)?(?:(?:不?要|选|改成?)${MARK}|还是))`,
)
/** Why an option is not wanted. */
const AGAINST =
  /[不没别免甭]|除了?|太[^好棒]|[远贵晚累腻难忙]|去年|上[次回]|以前|[\u4e00-\u9fa5]过(?![来去])|家里?(?:还)?有|有事|要(?:看病|上班|开会|接|带|住院|出门|办|值班|复查)|医院|吃药|够了/
const OPEN =
  /除了?|除开|或者?|要不(?!要)|要么|都(?:行|可以|成|中|好|要|想)(?!的)|哪[个样种天]|随便|也(?:行|可以|成|中)|再说|看看|不一定|考虑|商量|[？吗]|算了不|不要了|不选/
/** 不怎么满意 where 不满意 is an option. */
const HARDLY = new RegExp(`不(?:怎么|咋|太|大|够|很|是很|是太|是特别|算)(?<mark>${MARK})`)
/** 都不去 where it is offered, and 我哪儿也不去. */
const NONE_OF_THEM = /^(?:以上)?(?:都|哪[个里儿]?都?|全)(?:不|没)/
const REFUSES_ALL =
  /(?:哪|什么|啥|谁|一个|一样|一项)[^，。]{0,3}(?:也|都)(?:不|没)|^(?:我|俺|以上|这些)*(?:都|全)(?:不|没)[^，。]{0,3}$/

/** The option that is wanted; `undecided`: several are named, or one only to be refused; undefined: that cannot be told. */
export function byClause(text: string, options: readonly Option[], wordsOf: WordsOf): Option | 'undecided' | undefined {
  if (isAboutComing(options, wordsOf)) return undefined
  const none = REFUSES_ALL.test(text)
    ? options.find((option) => NONE_OF_THEM.test(labelOf(option, wordsOf)))
    : undefined
  if (none) return none
  const marked = withMarks(text, options, wordsOf)
  const named = new Set(marked.match(ANY_MARK))
  if (named.size === 0) return undefined
  const hardly = HARDLY.exec(marked)?.groups?.['mark']
  const opposite = hardly && oppositeOf(optionOf(hardly, options), options, wordsOf)
  if (opposite && named.size === 1) return opposite
  if (OPEN.test(marked)) return 'undecided'
  const wanted = wantedIn(marked)
  if (wanted !== undefined) return optionOf(wanted, options)
  return named.size > 1 || AGAINST.test(marked) ? 'undecided' : undefined
}

type WordsOf = (option: Option) => readonly string[]

const labelOf = (option: Option, wordsOf: WordsOf): string => wordsOf(option)[0] ?? ''

const isAboutComing = (options: readonly Option[], wordsOf: WordsOf): boolean =>
  options.some(({ value }) => value === 'yes' || value === 'no') ||
  options.filter((option) => ABOUT_COMING.test(labelOf(option, wordsOf))).length > 1

const optionOf = (mark: string, options: readonly Option[]): Option | undefined =>
  options[mark.charCodeAt(0) - FIRST_MARK]

/** The only mark that a clause wants, if every other clause that names something speaks against it. */
function wantedIn(marked: string): string | undefined {
  const clauses = marked.split(CLAUSES)
  const wanted = new Set(clauses.flatMap((clause) => WANTED.exec(clause)?.groups?.['mark'] ?? []))
  const [only, ...others] = wanted
  if (only === undefined || others.length > 0) return undefined
  const rest = clauses.filter((clause) => !WANTED.test(clause) && clause.search(ANY_MARK) >= 0)
  return rest.every((clause) => !clause.includes(only) && AGAINST.test(clause)) ? only : undefined
}

/** 不满意 to 满意. */
function oppositeOf(option: Option | undefined, options: readonly Option[], wordsOf: WordsOf): Option | undefined {
  return option && options.find((other) => labelOf(other, wordsOf) === `不${labelOf(option, wordsOf)}`)
}

/** Most answers hold not a character of what is offered. */
function mayName(text: string, options: readonly Option[], wordsOf: WordsOf): boolean {
  if (/[a-h选第前后晚答按回号]|星期|礼拜|早|夜/.test(text)) return true
  return options.some((option) => wordsOf(option).some((word) => [...word].some((char) => text.includes(char))))
}

/** The text with a mark for every option that it names; the longer name wins. */
function withMarks(text: string, options: readonly Option[], wordsOf: WordsOf): string {
  if (!mayName(text, options, wordsOf)) return text
  const names = options
    .flatMap((option, index) => namesOf(option, options, wordsOf).map((name) => [name, markOf(index)] as const))
    .sort(([one], [other]) => other.length - one.length)
  let marked = inUsualWords(text, options.map((option) => wordsOf(option).join(' ')).join(' '))
  for (const [name, mark] of names) marked = marked.replace(nameIn(name), mark)
  return withPlaces(marked, options)
}

/** 礼拜三 for 周三, 下个月 for 下月, 十号 for 10日; 早上 for 上午 where an option says so. */
function inUsualWords(text: string, labels: string): string {
  return PARTS.reduce((said, [part, others]) => {
    const isOffered = labels.includes(part) && !new RegExp(others.source).test(labels)
    return isOffered ? said.replace(others, part) : said
  }, usual(text))
}

const usual = (words: string): string =>
  words
    .toLowerCase()
    .replace(WEEKDAY, '周')
    .replaceAll('周天', '周日')
    .replace(/(?<=[上下本这])个(?=月|周)/g, '')
    .replace(/这(?=周|月)/g, '本')
    .replaceAll('大夫', '医生')
    .replace(/(?:[一二三四五六七八九十廿]{1,3}|\d{1,2})[号日]/g, (day) => `${numberValue(day.slice(0, -1)) ?? ''}日`)

function withPlaces(text: string, options: readonly Option[]): string {
  const offered = options.filter(({ number }) => number > 0)
  const markAt = (place: number, all: string) => {
    const option = offered[place]
    return option === undefined ? all : markOf(options.indexOf(option))
  }
  const places = text.replace(BY_PLACE, (all, ...found) => {
    const { last, place, number, letter } = found.at(-1) as { [name: string]: string | undefined }
    const choice = number ?? letter ?? ''
    if (/[a-h]/.test(choice)) return markAt(choice.charCodeAt(0) - 97, all)
    const nth = numberValue(place ?? choice) ?? 0
    return markAt(last ? offered.length - nth : nth - 1, all)
  })
  if (offered.length !== 2) return places
  return places.replace(OF_TWO, (all, ...found) => {
    const { first } = found.at(-1) as { first?: string }
    return markAt(first ? 0 : 1, all)
  })
}

/** What an option is called: its words, and what of its label no other option shares. */
function namesOf(option: Option, options: readonly Option[], wordsOf: WordsOf): string[] {
  const others = options.filter((other) => other !== option).flatMap((other) => wordsOf(other).map(usual))
  const [label = '', ...words] = wordsOf(option).map(usual)
  const bare = label.replace(BRACKET, '').trim()
  const short = [
    bare,
    bare.replace(LABEL_HEAD, ''),
    bare.replace(/内$/, ''),
    bare.replace(LAST, ''),
    ...(bare.length > 3 && !/[\d不没]/.test(bare) ? [bare.slice(-2)] : []),
    ...daysIn(label),
    ...others.flatMap((other) => unshared(bare, other.replace(BRACKET, ''))),
  ]
  const own = short.filter((name) => name.length > 1 && !others.some((other) => nameIn(name).test(other)))
  return [...new Set([label, ...words, ...own])].filter((name) => name.length > 1)
}

/** 12月3日（周四） is the 3日 and 周四 as well. */
function daysIn(label: string): string[] {
  const dates = [...label.matchAll(/(?:\d{1,2}月)?(\d{1,2}日)/g)].flatMap(([date, day = '']) => [date, day])
  return [...dates, ...(label.match(/(?<![上下本])周[一二三四五六日]/g) ?? [])]
}

/** A name where no longer one stands: 3日 is not in 13日, 下周 not in 下下周. */
function nameIn(name: string): RegExp {
  const first = name.charAt(0)
  const before = /\d/.test(first) ? '(?<!\\d)' : /[上下]/.test(first) ? `(?<!${first})` : ''
  return new RegExp(before + literal(name), 'g')
}

/** Whether 3号 may be the third option or the day of another. */
export function isDayOrPlace(text: string, options: readonly Option[]): boolean {
  const day = /^\D{0,3}?(\d{1,2}|[一二三四五六七八九])号[^\d，]{0,3}$/.exec(text)?.[1]
  const number = numberValue(day ?? '')
  const isDay = ({ label }: Option) =>
    number !== undefined && nameIn(`${number}日`).test(usual(label.replace(/^\d+ /, '')))
  return options.some((option) => option.number === number) && options.some(isDay)
}

/** What is left of a label without some of the beginning or of the end that another shares with it. */
function unshared(label: string, other: string): string[] {
  const left: string[] = []
  for (let start = 1; start < label.length && label[start - 1] === other[start - 1]; start++)
    left.push(label.slice(start))
  for (let end = 1; end < label.length && label.at(-end) === other.at(-end); end++) left.push(label.slice(0, -end))
  // 红的 for 红色 among colours
  return left.map((part) => (part.length === 1 ? `${part}的` : part))
}
