/** 下午3点，40人，食堂二楼；加上太极拳协会；推迟一周: what a clerk wants changed in a draft. Pure. */

import { ACTIVITY_ENDS } from '../../language/kinds-of-words.ts'
import { NUMBER, numberValue } from '../../language/numbers.ts'
import { readSlots } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { CHANGE_SLOTS } from './plan-slots.ts'
import type { Shift } from './timing.ts'
import { AUDIENCE_LIKE } from './vocabulary.ts'

export type Field = 'title' | 'when' | 'place' | 'seats' | 'audience' | 'deadline'

/** How an audience is changed: by another, by more, by narrowing it, by leaving somebody out. */
export type How = 'instead' | 'also' | 'only' | 'without'

/** What is to be changed; what was not said is missing. */
export interface Changes {
  readonly title?: string
  readonly place?: string
  /** Null: no limit. */
  readonly seats?: number | null
  /** So many more, or fewer. */
  readonly moreSeats?: number
  readonly audience?: { readonly words: string; readonly how: How }
  readonly when?: When
  readonly shift?: Shift
  readonly deadline?: When
  /** Said to be wrong, without what would be right. */
  readonly open?: Field
  /** The words that were not understood; '' when none are left. */
  readonly left: string
}

/** The draft as far as its own words help to see what is meant: 把活动中心改成食堂. */
export interface Draft {
  readonly title: string
  readonly place: string
  readonly audience: string
}

/** What is still to be read, and what was found so far. A stretch that was read becomes a pause. */
interface Sheet {
  text: string
  found: { -readonly [K in keyof Changes]: Changes[K] }
}

const WORDS = '[^ ，。；！？\\n]'
const NOTHING = '，'

/** Reads a normalised text. `asked`: what was asked about, so that bare words are the answer to it. */
export function readChanges(
  text: string,
  draft: Draft,
  at: { readonly now: Date; readonly zone: string },
  asked?: Field,
): Changes {
  const sheet: Sheet = { text, found: { left: '', ...(asked === undefined ? {} : { open: asked }) } }
  for (const read of [
    readNarrowing,
    readNewForOld,
    readRefused,
    readWithout,
    readSeats,
    readShift,
    readWrong,
    readAudience,
  ]) {
    read(sheet, draft)
  }
  const { left = '', audience, place, ...values } = readSlots(sheet.text, CHANGE_SLOTS, at)
  if (isOnlyTalk(text, sheet, left)) return { left: text }
  const found: Sheet['found'] = {
    ...values,
    ...(place === undefined ? {} : { place: bareValue(place) }),
    ...sheet.found,
    left,
  }
  if (audience !== undefined) found.audience ??= { words: audience, how: 'instead' }
  return fillOpen(found)
}

const CHANGES = /[改换变]|推迟|延|提前|挪|应该|不是|[加限]|错|不对|只|别|去掉/

/** 今天天气真好 holds a day and changes nothing: a clause is read as a whole, unless it says that it changes something. */
function isOnlyTalk(text: string, sheet: Sheet, left: string): boolean {
  if (left === '' || CHANGES.test(text) || Object.keys(sheet.found).length > 1) return false
  const clauses = sheet.text.split(/[ ，。；！？\n]+/)
  return left.split('，').some((piece) => !clauses.includes(piece))
}

/** Takes every match out of the text and hands its groups on; `undefined` puts it back. */
function take(
  sheet: Sheet,
  pattern: RegExp,
  use: (groups: { readonly [name: string]: string | undefined }, all: string) => string | undefined,
): void {
  sheet.text = sheet.text.replace(pattern, (...args: unknown[]) => {
    const [all] = args as [string]
    const groups = args.at(-1) as { readonly [name: string]: string | undefined } | string
    return use(typeof groups === 'string' ? {} : groups, all) ?? all
  })
}

const NARROWING =
  /(?:只请|只要|只限|仅限|限|请)?(?<words>(?:[\d一二三四五六七八九十]{1,3}岁(?:及?以上)|(?:不含|不要|不请|除了?)(?:异地|外地|境外)|(?:只要|只限|仅限)?住?在?本市(?:居住)?|(?:异地|外地)(?:除外|不请)))的?(?:老?同志们?|人)?/

function readNarrowing(sheet: Sheet): void {
  if (new RegExp(AUDIENCE_LIKE).test(sheet.text)) return
  take(sheet, NARROWING, ({ words = '' }) => {
    sheet.found.audience = { words, how: 'only' }
    return NOTHING
  })
}

const NEW_FOR_OLD = [
  new RegExp(
    `(?:把|将)?(?<old>${WORDS}{1,20}?)(?:也|再|重新|给)?(?<verb>[改换变](?:成|为|到|在|作|至|回|叫)?|更正为?|调整?[到为成])(?<new>${WORDS}{1,30})`,
    'g',
  ),
  new RegExp(`(?:不是|不在|不叫)(?<old>${WORDS}{1,15}?)，?(?:而|应该|应)?(?<verb>是|在|叫)(?<new>${WORDS}{1,30})`, 'g'),
]

const LABELS: readonly (readonly [Field, string])[] = [
  ['deadline', '截止(?:时间|日期)?'],
  ['when', '时间|日期|日子|钟点|几点'],
  ['place', '地点|地方|地址|场地|会场'],
  ['seats', '名额|人数|限额'],
  ['audience', '对象|范围|请谁|请的人|参加人员'],
  ['title', '标题|题目|名称|名字|主题|活动名'],
]
const LABEL_AT_END = LABELS.map(([field, words]) => [field, new RegExp(`(?:${words})$`)] as const)

/** A value that stands for itself, wherever it was said to belong: the readers of a sentence know it. */
const SPEAKS_FOR_ITSELF =
  /^(?:[\d一二三四五六七八九十]+(?:人|个|名|点|号|月|日)|[上下]午|早上|晚上|中午|明天|后天|[这本下]*(?:周|星期|礼拜)|不限)/

function readNewForOld(sheet: Sheet, draft: Draft): void {
  for (const pattern of NEW_FOR_OLD) {
    take(sheet, pattern, ({ old = '', new: said = '' }, all) => {
      const field = fieldOf(old, draft)
      if (field === undefined || field === 'deadline') return all
      if (SPEAKS_FOR_ITSELF.test(said) || field === 'when' || field === 'seats') {
        return field === 'seats' ? `${NOTHING}名额${said}` : `${NOTHING}${said}`
      }
      assign(sheet, field, said)
      return NOTHING
    })
  }
}

/** Which field the words before 改成 mean: its name, or its present value. */
function fieldOf(old: string, draft: Draft): Field | undefined {
  const words = old.replace(/^(?:把|将|那|请|活动的?|会议的?)+(?=.{2})/, '').replace(/的$/, '')
  if (words === '活动') return 'title'
  const label = LABEL_AT_END.find(([, pattern]) => pattern.test(words))?.[0]
  if (label !== undefined || words.length < 2) return label
  if (/^[\d一二三四五六七八九十]+(?:人|个|名)$/.test(words)) return 'seats'
  const isIn = (value: string) => value.includes(words) || words.includes(value)
  if (isIn(draft.place)) return 'place'
  if (isIn(draft.audience) || new RegExp(`^${AUDIENCE_LIKE}$`).test(words)) return 'audience'
  return isIn(draft.title) ? 'title' : undefined
}

function assign(sheet: Sheet, field: 'title' | 'place' | 'audience', said: string): void {
  const words = bareValue(said)
  if (words === '') sheet.found.open = field
  else if (field === 'audience') sheet.found.audience = { words, how: 'instead' }
  else sheet.found[field] = words
}

const bareValue = (words: string): string =>
  words
    .replace(/^(?:应该|应|还是|就|那|改|换|是|在|到|成|为|叫|定|请|通知|:)+/, '')
    .replace(/(?:吧|啊|呀|哦|了|的?老?同志们?)+$/, '')

const REFUSED =
  /(?<=^|[ ，。；])(?:[\d下这本周星期礼拜月号日上午中晚一二三四五六七八九十点半明后天]+)(?:不行|不方便|不合适|有事|不好)(?:了|啊|呀)?(?=$|[ ，。；])/

/** 下周三不行: the time is wrong; a better one may follow. */
function readRefused(sheet: Sheet): void {
  take(sheet, REFUSED, () => {
    sheet.found.open = 'when'
    return NOTHING
  })
}

const WITHOUT = new RegExp(
  `(?<=^|[ ，。；])(?:把|那)?(?<whom>${WORDS}{2,12}?)(?:就|都|也)?(?:不请|不用请|不要请|别请|去掉|不要)了?吧?(?=$|[ ，。；])|(?:去掉|删掉|删去|划掉|拿掉|除掉|别请|不请|不要请|不用请|别叫|不叫|别通知|不通知)(?<words>${WORDS}{1,20})`,
)

function readWithout(sheet: Sheet): void {
  take(sheet, WITHOUT, ({ whom, words = whom ?? '' }) => {
    if (/名额|人数|限/.test(words)) sheet.found.seats = null
    else sheet.found.audience = { words: words.replace(/(?:了|吧|的|老?同志们?)+$/, ''), how: 'without' }
    return NOTHING
  })
}

const NO_LIMIT = /(?:名额|人数)?(?:改[成为]?)?(?:不限制?(?:名额|人数|人)?|没有?限制|不设限|没有?名额限制)/
const MORE = new RegExp(`(?:名额|人数)?(?:再|多|又)*(?:加|增加|多)(?<n>${NUMBER})个?(?:名额|人|个|位|名)?(?![岁点支])`)
const FEWER = new RegExp(`(?:名额|人数)?(?:再)?(?:减少|减掉|减|少)(?<n>${NUMBER})个?(?:名额|人|个|位|名)?(?![岁点支])`)
const BARE_LIMIT = new RegExp(`(?<=^|[ ，。；])(?:限|限定|最多)(?<n>${NUMBER})(?=$|[ ，。；])`)

function readSeats(sheet: Sheet): void {
  take(sheet, NO_LIMIT, () => {
    sheet.found.seats = null
    return NOTHING
  })
  for (const [pattern, sign] of [
    [MORE, 1],
    [FEWER, -1],
  ] as const) {
    take(sheet, pattern, ({ n = '' }, all) => {
      const by = numberValue(n)
      if (by === undefined) return all
      sheet.found.moreSeats = sign * by
      return NOTHING
    })
  }
  take(sheet, BARE_LIMIT, ({ n = '' }, all) => {
    const seats = numberValue(n)
    if (seats === undefined) return all
    sheet.found.seats = seats
    return NOTHING
  })
}

const LONG = `(?<amount>半|${NUMBER})个?(?<half>半)?(?<unit>小时|钟头|分钟|刻钟|天|日|周|星期|礼拜)(?!提醒|通知|报名|一)(?<more>半)?`
const SHIFTS: readonly (readonly [RegExp, 1 | -1])[] = [
  [new RegExp(`(?:推迟|延迟|延后|延期|推后|晚|往后(?:推|挪|延|拖|移)|后延|顺延)(?:到|个|了)?${LONG}`), 1],
  [new RegExp(`(?:提前|提早|早|往前(?:提|挪|推|移))(?:个|了)?${LONG}`), -1],
]
const DAYS: { readonly [unit: string]: number } = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 }
const MINUTES: { readonly [unit: string]: number } = { 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15 }

function readShift(sheet: Sheet): void {
  for (const [pattern, sign] of SHIFTS) {
    take(sheet, pattern, ({ amount = '', half, unit = '', more }, all) => {
      const count = (amount === '半' ? 0.5 : (numberValue(amount) ?? 0)) + (half || more ? 0.5 : 0)
      const length = count * (DAYS[unit] ?? MINUTES[unit] ?? 0)
      // Half a day is no shift that anybody could check: it is asked about.
      if (!Number.isInteger(length)) return all
      sheet.found.shift = DAYS[unit] ? { days: sign * length, minutes: 0 } : { days: 0, minutes: sign * length }
      return NOTHING
    })
  }
}

/** 地点错了, 换个地方, 时间不对: the field is named, what is right may follow. */
function readWrong(sheet: Sheet): void {
  for (const [field, words] of LABELS) {
    const name = `(?:报名)?(?:${words})`
    const wrong = `(?:也|都|好像)?(?:写|弄|搞|填|说|定)?(?:错|不对|有误|有问题|不行|不合适|不好|要改|得改|改一下|改改|改)(?:了|啦)?`
    const pattern = new RegExp(
      `${name}${wrong}(?=$|[ ，。；！])|(?:我?[要想]?)?[换改变](?:一个|个|一下|下|一)?${name}(?:吧|了)?(?=$|[ ，。；！])`,
    )
    take(sheet, pattern, () => {
      sheet.found.open = field
      return NOTHING
    })
  }
}

const ALSO =
  '(?<also>(?:再|还|也|另外|顺便)*(?:还有|加上|加|叫上|带上|算上|补上|增加|添上|连)|(?:再|还|也|多)(?:要)?(?=请|通知|叫|发给))?(?:都|把)?'
const AUDIENCE = new RegExp(`${ALSO}${AUDIENCE_LIKE}(?<too>也(?:请|要|参加|来|去|算))?`)
const ALSO_WORDS = new RegExp(
  `(?:把)?(?<whom>(?![\\d半])${WORDS}{2,8}?)也(?:请|叫|带|算|通知)上?(?=$|[ ，。；])|(?:再加上|加上|再请|再加|叫上|也请|还请|还要请)(?<words>(?![\\d半])${WORDS}{2,12})`,
)

function readAudience(sheet: Sheet): void {
  const { found } = sheet
  if (found.audience !== undefined) return
  take(sheet, AUDIENCE, ({ also, value = '' }, all) => {
    found.audience = { words: value, how: also !== undefined || /也/.test(all) ? 'also' : 'instead' }
    return NOTHING
  })
  if (found.audience !== undefined) return
  take(sheet, ALSO_WORDS, ({ whom, words = whom ?? '' }) => {
    found.audience = { words: bareValue(words), how: 'also' }
    return NOTHING
  })
}

const NO_NAME = /不|别|没|记得|请|带|要|为什么|吗/
const NAME_ENDS = ACTIVITY_ENDS.filter((end) => end.length > 1)

/** What is still open is filled from bare words; what is left and ends as an activity does, is its name. */
function fillOpen(found: Sheet['found']): Changes {
  const [first = '', ...others] = found.left.split('，')
  const words = bareValue(first)
  const rest = others.join('，')
  const { open, ...known } = found
  if (open === 'deadline' && known.when !== undefined && known.deadline === undefined) {
    const { when, ...more } = known
    return { ...more, deadline: when }
  }
  if (open === undefined || open === 'deadline') {
    const isName = words.length <= 12 && NAME_ENDS.some((end) => words.endsWith(end)) && !NO_NAME.test(words)
    return isName && known.title === undefined ? { ...known, title: words, left: rest } : found
  }
  if (isFilled(known, open)) return known
  if (open === 'seats' && numberValue(words) !== undefined)
    return { ...known, seats: numberValue(words) ?? null, left: rest }
  if (words === '' || open === 'when' || open === 'seats' || NO_NAME.test(words)) return found
  const filled = open === 'audience' ? { audience: { words, how: 'instead' } as const } : { [open]: words }
  return { ...known, ...filled, left: rest }
}

function isFilled(found: Omit<Changes, 'open'>, open: Field): boolean {
  if (open === 'when') return found.when !== undefined || found.shift !== undefined
  if (open === 'seats') return found.seats !== undefined || found.moreSeats !== undefined
  return found[open] !== undefined
}
