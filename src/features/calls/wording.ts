/** Every sentence this feature says. */
import { purposeKept } from '../people/public.ts'
import type { How } from './queries.ts'

/** One person to be rung up, in words. */
export interface LineInWords {
  readonly id: number
  readonly name: string
  readonly address: string
  readonly phone: string | null
  readonly unit: string | null
  readonly liaison: string | undefined
  readonly tries: TriesInWords | undefined
  /** They live alone or are old, and their family is asked too. */
  readonly household?: { readonly why: string; readonly relatives: readonly string[] } | undefined
}

export interface TriesInWords {
  readonly count: number
  readonly how: How
  /** 11月23日（周一）上午9点 */
  readonly last: string
}

const HOW: Readonly<Record<How, string>> = { 'no-answer': '没人接', 'bad-number': '打不通' }

/** 何守田（何师傅）13800000203; for the office 何守田（何师傅，92岁）. */
export const person = ({ name, address, phone, household }: LineInWords, isOffice: boolean): string => {
  const who = isOffice && household !== undefined ? `${address}，${household.why}` : address
  return `${name}（${who}）${phone ?? '没有电话，请上门说一声'}`
}
export const familyLine = (relatives: readonly string[]): string =>
  relatives.length === 0 ? '家里人没登记，打不通请上门看看' : `家里：${relatives.join('、')}`

export const triesLine = ({ count, how, last }: TriesInWords): string => `${HOW[how]}${count}次，上次${last}`

export const listHead = (title: string, count: number, everybody = false): string =>
  `${title}，要打电话的${count}人（${everybody ? '还没回话的' : '没有微信，或者微信没送到'}）：`

export const underLiaison = (liaison: string | undefined): string =>
  liaison === undefined ? '【没有联络员】' : `【联络员${liaison}】`

/** What to read aloud; `caller` is the 联络员 who rings, absent for the office itself. */
export const script = (caller: string | undefined, say: string): string =>
  `电话里就说：“（称呼）您好，我是${caller === undefined ? '退休办的' : `联络员${caller}`}。${say}”`

export const howToTell = (examples: string): string => `打完一位回我一句：${examples}`

/** `follows`: the sheet with everybody comes after it. */
export const shownFirst = (shown: number, follows: boolean): string =>
  follows
    ? `人多，先列${shown}人，整份表格在后面，可以打印。`
    : `人多，先列${shown}人。要整份的表格，请说：打印电话名单。`
export const nobody = (title: string): string => `${title}没有要打电话的。`
export const nobodyAtAll = (): string => '眼下没有要打电话的同志。'
export const noMatter = (words: string, open: readonly string[]): string =>
  `没有找到“${words}”。${open.length === 0 ? '眼下没有开着的事。' : `眼下开着的：${open.join('、')}。`}`
/** 重阳茶话会（电话名单） */
export const takenOf = (title: string): string => `${title}（电话名单）`
export const sheetHere = (count: number, purpose: string): string =>
  `电话名单，${count}人，字大，可以打印。\n${purposeKept(purpose, true)}`

// What must reach everybody

export const climbs = (): string =>
  '必达：一天没回的再问；两天还没回，请联络员打电话，每天上午9点把名单给联络员；再过一天还没回，名单给办公室。'
/** Where safety is at stake. */
export const climbsToFamily = (): string =>
  '关系到安全：独居和80岁以上的，联络员当天也没问到，请家里转告。不用问家属请说：不用问家属。'
export const climbTitle = '请联络员打电话的名单'
export const toRingUp = (lists: readonly string[]): string =>
  ['【请回复】有几位同志还没回话，麻烦您打个电话问问：', ...lists].join('\n\n')
export const toOffice = (title: string, list: string): string =>
  `${title}还有人没问到，联络员那边也还没有回音，请办公室接着问：\n\n${list}`
export const toFamilies = (title: string, list: string): string =>
  `【请回复】${title}关系到安全，这几位独居或者80岁以上，联络员还没问到，请给家里打个电话：\n\n${list}`
export const withoutLiaison = (title: string, list: string): string =>
  `${title}还没回话的，这几位没有联络员，请办公室打电话问：\n\n${list}`

export const SHEET = {
  title: '电话名单',
  file: (title: string): string => `电话名单-${title}.xlsx`,
  all: '全部',
  header: ['序号', '联络员', '姓名', '称呼', '支部', '电话', '打过', '结果'],
  blank: { 结果: 22 },
  tries: ({ count, how }: TriesInWords): string => `${HOW[how]}${count}次`,
} as const
