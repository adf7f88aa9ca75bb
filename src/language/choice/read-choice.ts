/** Which of a question's options a text chooses: 1, １, ①, 一, 选1, 1号, 1吧, 第一个, 1、参加, or the option's words. */

import { withoutFaces } from '../faces.ts'
import { numberValue } from '../numbers.ts'
import type { Choice, Option, Several } from '../reading.ts'
import { amongLabels } from './among-labels.ts'
import { byBeginning } from './by-beginning.ts'
import { byClause, isDayOrPlace as isDayOrPlaceOf } from './by-clause.ts'
import { byKind } from './by-kind.ts'
import { byLastCharacter, byPlace, bySound } from './by-name.ts'
import { lastSaid } from './last-said.ts'
import { byHeads, byOwnNumber, isDayOrPlace } from './own-number.ts'
import { oneOf, severalAmong } from './several.ts'

const N = '(?<n>\\d{1,2}|[①②③④⑤⑥⑦⑧⑨]|[一二两三四五六七八九])'
const NUMBER_ONLY = new RegExp(
  `^(?:(?:好的?|收到|嗯+|知道了|谢谢|您好|你好)[，、 ]+)?(?:我|就|那就?|还是|其实|应该|应当|本来)?(?:想|要)?(?:(?:我的)?(?:答案|回答|选择|答复|意见)(?:是|为|就是)?[:，]?)?(?:(?:改?选择?|回复?个?|答|按|填|打|定|第|要)(?:的(?:就)?是?)?|是)?[:，、 ]*[(第]?${N}\\)?(?:号|个|项|条|种|样|款)?(?:选项)?(?:吧|呗|啊|呀|了|的|哈|哦|呢|就行|就好|可以|那个)*[。，、.！~ ]*$`,
)
/** 是2号吧 asks for a date. */
const DATE_ASKED = /是.*号.*吧|号是吧/
/** 11, 222: one key pressed more than once. */
const PRESSED = /^(?<n>[1-9])(?: ?\k<n>){1,6}[。，！~ ]*$/
const HEADS = /^[^第选]*[\d一二两三四五六七八九](?:个|种|条|样|款)/
const NUMBER_FIRST = new RegExp(
  `^(?:我)?(?:选|回复?|答|按)?[(第]?${N}(?:号|个|项)?(?:[)。，、.:！ ]+|(?=好|收到|谢|可以|嗯|ok))(?<rest>.+)$`,
)
const POLITE =
  /^(?:谢谢|感谢|多谢|谢了|收到|好的?|辛苦|麻烦|谢|ok)(?:你|您|了|啦|大家|小?[\u4e00-\u9fa5](?:同志|主任|老师|书记|师傅)|小[\u4e00-\u9fa5]|通知|告知|提醒|组织|领导|关心|哈|啊|！|。|\s)*$/
/** 1 谢谢小同志惦记: thanks for whatever it may be, and nothing that decides, asks or sends word. */
const THANKS =
  /^(?:谢谢|感谢|多谢|谢了|辛苦)[^，。！？吗么呢不没别取退改去来参加报帮给替转叫把带能要几多哪怎啥什谁\d]{0,14}[。！~ ]*$/
/** 回1回1, 选2，选2 */
const SAID_AGAIN = /^(?<one>我?(?:回复?个?|选|按|填|发)[1-9一二]号?)(?:[，、。！ 啊哈]*\k<one>)+/
/** 2 2 2 听见没: the question is whether it was heard. */
const HEARD_ME =
  /(?<=[1-9]) ?(?:你|您)?(?:们)?(?:听见|听到|听清|收到|看到|看见)(?:了)?(?:没有?|吗|不)(?:啊|呀)?[？。！]*$/
const PARTICLES = /(?:吧|啊|呀|了|的|哈|哦|呢|嘞|啦|谢谢|[。，！~ ])+$/
/** 不是2是1, 1改2: the last is meant. */
const NOT_THAT =
  /^(?:我?(?:昨[天儿晚]|前[天儿]|刚才|早上|之前|原来|上次|前面)?(?:是)?(?:回|选|按|填|报)(?:的|了)?(?:是)?[1-9]号?[，、。 ]*(?:现在|今[天儿早]|这会儿|要|想|请)*(?:改|换)(?:成|为|到|选)?(?=[1-9]号?[吧了啊]*$)|不是[\d①-⑨一二两三四五六七八九]号?[，、 ]*(?:而)?是|(?:请|麻烦|帮|给|把|我|的|那个?|这个|前面|刚才|昨[天儿]|回|选|按)*[1-9]改(?:成|为|到)?(?=[1-9])|[1-9一二三]号?[，、。 ]*(?:哦|啊|呀)?(?:不对|[打按写说回发选]?错了?)[，、 ]*(?:应该|我)?(?:是|改成?)?(?=[1-9一二三]号?$))/
/** 1不是2: the second only underlines the first. */
const NOT_THE_OTHER = /(?<=[1-9一二三]号?)[，、 ]*(?:可|并)?不是[1-9一二三]号?[啊呀哦的]*$/
const LEAD = /^(?:我|那|就|那就|我们|请|麻烦|给我|帮我|先|还是|挺|很|非常|比较|特别|十分|蛮|相当)+/
const NEGATED = /(?:不|没|别|未|莫|勿|非)$/
/** 大米不要, 牛奶家里有: what is denied of the option behind it. */
const DENIED_AFTER =
  /^(?:我|俺|咱|就|可|也|那|都)*(?:不(?!错)|没|别|免|算了|有了|家里?(?:还)?有|有的是|太(?!好)|[吃喝用]不|[吃喝]了)/
/** 除了牛奶都行, 大米或者油: which one is left open. */
const LEFT_OPEN = /除了?|除开|或者?|要不(?!要)|要么|都(?:行|可以|成|中|好)|哪[个样种]|随便/
export const leavesOpen = (text: string): boolean => LEFT_OPEN.test(text)

/** Who chooses says so in few words. */
const LONGEST = 60

/** The option that a normalised text chooses, or undefined. */
export function readChoice(text: string, options: readonly Option[]): Choice | undefined {
  if (areLabels(options)) {
    const meant = meantAmong(text, options)
    return meant === 'undecided' ? undefined : meant
  }
  const words = wordsOfChoice(text, options)
  if (words === undefined) return undefined
  return byNumber(words, options) ?? byWords(words, options) ?? byName(words, options)
}

/** Whether somebody has written these options, so that any words may stand in them: `choice 2` of a notice or a survey. */
export const areLabels = (options: readonly Option[]): boolean =>
  options.length > 0 && options.every(({ number, value }) => value === `choice ${number}`)

/** Which of options of that kind is meant, or are where several may be; `undecided`: it must be asked. */
export function meantAmong(text: string, options: readonly Option[]): Choice | 'undecided' | undefined {
  if (options[0]?.upTo === undefined) return oneAmong(text, options)
  const several = severalAmong(withoutFaces(text).trim() || text, options, wordsOf)
  if (several === 'undecided') return several
  if (several !== undefined) return chosenTogether(several, options)
  const one = oneAmong(text, options)
  return one === undefined || one === 'undecided' ? one : { ...one, several: oneOf(one.number) }
}

/** Told apart from others by all that are chosen; the first stands for them where one must. */
function chosenTogether(several: Several, options: readonly Option[]): Choice {
  const first = options.find(({ number }) => number === (several.numbers[0] ?? several.without[0]))
  return { value: first?.value ?? NONE_CHOSEN, number: first?.number ?? 0, exact: true, several }
}
const NONE_CHOSEN = 'none'

function oneAmong(text: string, options: readonly Option[]): Choice | 'undecided' | undefined {
  const { text: said, isSecond } = lastSaid(withoutFaces(text).trim() || text)
  const meant = meantBy(said, options)
  return isSecond ? (meant ?? 'undecided') : meant
}

function meantBy(text: string, options: readonly Option[]): Choice | 'undecided' | undefined {
  const labels = options.map((option) => wordsOf(option)[0] ?? '')
  if (isDayOrPlace(text, labels)) return 'undecided'
  const own = byOwnNumber(text, labels) ?? byHeads(text, labels)
  if (own !== undefined) return own === 'undecided' ? own : chosen(options[own], true)
  const words = text.replace(NOT_THAT, '').replace(NOT_THE_OTHER, '')
  const numbered = byNumber(words, options)
  if (numbered?.exact) return numbered
  const kind = byKindOf(text, options) ?? kindAmong(text, options)
  if (kind !== undefined) return kind
  const meant = amongLabels(text, options, wordsOf)
  if (meant === undefined || (numbered !== undefined && meant === 'undecided' && !leavesOpen(text)))
    return numberAmong(words, options) ?? numbered
  return meant === 'undecided' ? meant : chosen(options[meant], true)
}

/** 收到了。我选2。辛苦了: a number in a clause of its own. */
function numberAmong(text: string, options: readonly Option[]): Choice | undefined {
  const clauses = text.split(CLAUSE_END)
  // 1，5，菜淡一点 answers several questions.
  if (clauses.filter((clause) => /^\d+$/.test(clause)).length > 1) return undefined
  if (leavesOpen(text)) return undefined
  const numbers = clauses.flatMap((clause) => byNumber(clause, options) ?? [])
  const [only, ...others] = numbers.filter(({ exact }) => exact)
  return others.length === 0 ? only : undefined
}
const CLAUSE_END = /[，。；！？\n ]+/

/** The same by number or in the option's own words alone, for what cannot be taken back: 好的发吧 publishes nothing. */
export function readPlainChoice(text: string, options: readonly Option[]): Choice | undefined {
  const words = wordsOfChoice(text, options)
  if (words === undefined) return undefined
  const [own, ...others] = inOwnWords(words, options)
  return byNumber(words, options) ?? (others.length === 0 ? chosen(own, true) : undefined)
}

/** Without faces and what is taken back; undefined where nothing is chosen. */
function wordsOfChoice(text: string, options: readonly Option[]): string | undefined {
  if (text.length > LONGEST || options.length === 0) return undefined
  // 人数：2 counts heads.
  if (/人数|名额/.test(text) || isDayOrPlaceOf(text, options)) return undefined
  return (withoutFaces(text).trim() || text)
    .replace(HEARD_ME, '')
    .replace(SAID_AGAIN, '$<one>')
    .replace(NOT_THAT, '')
    .replace(NOT_THE_OTHER, '')
}

function byNumber(text: string, options: readonly Option[]): Choice | undefined {
  // 2个 counts heads; 第2个 and 选2个 choose.
  if (DATE_ASKED.test(text)) return undefined
  const pressed = optionAt(PRESSED.exec(text)?.groups?.['n'], options)
  if (pressed) return chosen(pressed, false)
  const only = HEADS.test(text) ? null : NUMBER_ONLY.exec(text)
  if (only) return chosen(optionAt(only.groups?.['n'], options), true)
  const first = NUMBER_FIRST.exec(text)
  const option = optionAt(first?.groups?.['n'], options)
  const rest = first?.groups?.['rest']
  if (!option || !rest) return undefined
  // 1、参加 names the option twice; 1。几点集合 answers and goes on.
  if (POLITE.test(rest) || THANKS.test(rest)) return chosen(option, true)
  const again = byWords(rest, options)
  if (again && again.value !== option.value) return undefined
  return /^[\d①-⑨]/.test(rest) ? undefined : chosen(option, again !== undefined)
}

function optionAt(text: string | undefined, options: readonly Option[]): Option | undefined {
  const number = text === undefined ? undefined : numberValue(text)
  return options.find((option) => option.number === number)
}

function chosen(option: Option | undefined, exact: boolean): Choice | undefined {
  return option && { value: option.value, number: option.number, exact }
}

/** The words of an option: its label without the number, and the others. */
export function wordsOf(option: Option): string[] {
  const label = option.label.replace(/^\s*(?:\d(?!\d)|[①-⑨])[\s.、．:：)）]+/, '').trim()
  return [label, ...(option.words ?? [])].filter((word) => word !== '')
}

/** Whether options are named and none of them is chosen: 油和牛奶都要, 毛毯太厚. */
export const isUndecided = (text: string, options: readonly Option[]): boolean =>
  areLabels(options)
    ? meantAmong(text, options) === 'undecided'
    : isDayOrPlaceOf(text, options) || byClause(text, options, wordsOf) === 'undecided'

/** Those of which the text is a name and nothing but that. */
function inOwnWords(text: string, options: readonly Option[]): readonly Option[] {
  const bare = text.replace(PARTICLES, '')
  const plain = bare.replace(LEAD, '')
  return options.filter((option) => wordsOf(option).some((word) => word === text || word === bare || word === plain))
}

function byWords(text: string, options: readonly Option[]): Choice | undefined {
  const exact = inOwnWords(text, options)
  if (exact.length === 1) return chosen(exact[0], true)
  if (exact.length > 1) return undefined
  if (leavesOpen(text)) return undefined
  const said = byClause(text, options, wordsOf)
  if (said) return said === 'undecided' ? undefined : chosen(said, true)
  const within = options.filter((option) => wordsOf(option).some((word) => contains(text, word, options)))
  return within.length === 1 ? chosen(within[0], false) : undefined
}

/** What is named in short, told by its place, or only sounds right. */
function byName(text: string, options: readonly Option[]): Choice | undefined {
  const labelOf = (option: Option) => wordsOf(option)[0] ?? ''
  const kind = byKindOf(text, options)
  if (kind) return kind
  const bare = text.replace(PARTICLES, '')
  const named = byPlace(text, options) ?? byLastCharacter(text, options, labelOf) ?? bySound(bare, options, labelOf)
  return chosen(named ?? options[byBeginning(text, options.map(labelOf)) ?? -1], true)
}

/** 不用送，我自己拿: the only kind that a clause names. */
function kindAmong(text: string, options: readonly Option[]): Choice | undefined {
  const [only, ...others] = text.split(CLAUSE_END).flatMap((clause) => byKindOf(clause, options) ?? [])
  return others.length === 0 ? only : undefined
}

function byKindOf(text: string, options: readonly Option[]): Choice | undefined {
  const kind = byKind(text, options)
  if (kind === undefined) return undefined
  const { value, number } = kind.option
  return { value, number, exact: true, ...(kind.family ? { family: true } : {}) }
}

/** A word of two or more characters that is there, not negated, and not part of another option's longer word. */
function contains(text: string, word: string, options: readonly Option[]): boolean {
  const at = text.indexOf(word)
  if (
    word.length < 2 ||
    at < 0 ||
    text.length > word.length + 8 ||
    NEGATED.test(text.slice(0, at)) ||
    DENIED_AFTER.test(text.slice(at + word.length))
  )
    return false
  return !options.some((option) =>
    wordsOf(option).some((longer) => longer.length > word.length && longer.includes(word) && text.includes(longer)),
  )
}
