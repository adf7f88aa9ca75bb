/** Every sentence about suggestions. */
import { shorten } from '../../language/say.ts'

/** In place of what is for one of the staff alone. */
export const FOR_ONE = '（原话只给一位同志看）'

export const askText = '您请说，有什么建议？不想留名，就说“匿名建议：……”。'

export const askTextNameless = '您请说，有什么建议？不留您的名字。'

/** The number comes behind the first line. */
export const thanks = (anonymous: boolean): string =>
  ['谢谢您提建议！', anonymous ? '不留您的名字，回话只发到这里。' : '办公室研究了给您回话，有结果再告诉您。'].join('\n')
export const byStaff = (): string => '这里收老同志的建议。工作人员的，请当面提；替老同志记，请说：来电：陈德福建议……'

export const SOMEBODY = '一位同志（匿名）'
export const why = (field: string): string =>
  `【建议】${field}。请先回一句，定了再回结果。要听大家的，在号后面写：征求意见；要让大家知道，写：公开。`

export const voteNotice = (text: string): string =>
  `通知全体：有同志建议：${closed(text)}您同意吗？选项：同意、不同意、都行`
export const knownNotice = (text: string): string =>
  `通知全体：有同志建议：${closed(text)}谢谢这位同志，也请大家多提建议。不用回复`
/** With a full stop at its end. */
const closed = (text: string): string => (/[。！？!?]$/.test(text) ? text : `${text}。`)

export const noSuch = (number: number | undefined): string => `没有第${number ?? ''}号建议。看有哪些，请说：建议汇总。`

interface Line {
  readonly number: number
  readonly text: string
  readonly field: string
  readonly done: boolean
  readonly answer: string | null
}

const short = (text: string): string => shorten(text, 30)
export const stateOf = ({ done, answer }: Pick<Line, 'done' | 'answer'>): string =>
  done ? '已有结果' : answer !== null ? '回过话，还没结果' : '还没回话'
const lineOf = (one: Line): string => `${one.number} ${short(one.text)}（${stateOf(one)}）`

/** So many lines fit. */
const MOST = 12

export const list = (found: readonly Line[]): string =>
  found.length === 0
    ? '最近三个月还没有建议。'
    : [
        `最近三个月的建议${found.length}条：`,
        ...found.slice(-MOST).map(lineOf),
        ...(found.length > MOST ? [`更早的${found.length - MOST}条没有列出来。`] : []),
      ].join('\n')

export const digestTitle = '每月的建议汇总'

/** By field, the fullest first, and what still waits. `month`: 2026-11. */
export function digest(month: string, found: readonly Line[]): string {
  const [year, number] = month.split('-').map(Number)
  const fields = [...new Set(found.map(({ field }) => field))]
    .map((field) => ({ field, count: found.filter((one) => one.field === field).length }))
    .toSorted((a, b) => b.count - a.count)
  const waiting = found.filter(({ done }) => !done)
  return [
    `${year}年${number}月，老同志提建议${found.length}条：`,
    fields.map(({ field, count }) => `${field}${count}条`).join('，'),
    waiting.length === 0 ? '都有结果了。' : `还没有结果的${waiting.length}条：`,
    ...waiting.slice(0, MOST).map(lineOf),
    ...(waiting.length > MOST ? [`另外${waiting.length - MOST}条，请说：建议汇总。`] : []),
  ].join('\n')
}

/** Words of the page. */
export const PAGE = {
  title: '建言献策',
  columns: ['号', '建议', '哪一类', '谁提的', '谁在办', '办到什么时候', '怎么样了', '回的话'],
  filter: '有没有结果',
  states: { open: '没有结果', done: '有结果', all: '全部' },
  show: '看',
  none: '没有这样的建议。老同志私聊说“建议：……”就记在这里。',
  nobody: '还没人接',
  notAnswered: '还没回话',
  count: (all: number, waiting: number): string => `共${all}条，没有结果的${waiting}条。`,
  newest: (most: number): string => `只列出最近${most}条。`,
  cut: (words: string): string => shorten(words, 40) || '（原话已清理）',
  noSuch: '没有这一号建议。',
  back: '回到全部',
  useTitle: '好的建议',
  askEverybody: '问问大家',
  makeKnown: '让大家知道',
  says: {
    askEverybody: (number: number): string => `${number} 征求意见`,
    makeKnown: (number: number): string => `${number} 公开`,
  },
} as const

export const retentionTitle = '清理过了保存期的建议原话'
