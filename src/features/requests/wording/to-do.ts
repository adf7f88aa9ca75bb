/** What staff still have to do, when they ask and when they are reminded. */
import { nameOf, said, toAnswer } from './parts.ts'

/** By when something is to be done, and that it is over. */
export const by = (until: string): string => `${until}前`
export const shouldHaveBeen = (until: string): string => `本该${until}前办，过期了`
/** What was answered, and of which nobody has said that it is done. */
export const notSaidDone = (): string => '回过话了，还没说办完'
const IS_IT_DONE = '回过话了，办完了没有？'

export function toDo(
  open: readonly {
    id: number
    asker: string
    words: string
    more: string | null
    until: string
    urgent: boolean
    owner: string | null
  }[],
  visits: readonly { readonly name: string; readonly unit: string | null; readonly until: string }[],
  ofOthers: number,
): string {
  const others = ofOthers === 0 ? '' : `\n别的同志手里还有${ofOthers}件，要看请说：所有待办。`
  const [first] = visits
  if (open.length === 0 && first === undefined) return `没有要您办的事。${others}`
  const lines = open.map(
    ({ id, asker, words, more, until, urgent, owner }) =>
      `${id} ${urgent ? '【紧急】' : ''}${nameOf(asker)}：${said({ words, more })}，${until}${owner === null ? '，还没人接' : `，${owner}在办`}`,
  )
  const toVisit = visits.map(({ name, unit, until }) => `探望住院的${name}（${unit ?? '没编支部'}），${until}`)
  const howToVisit = first === undefined ? '' : `\n看过了请说：看过${first.name}了。`
  return `待办${open.length + visits.length}件：\n${[...lines, ...toVisit].join('\n')}${howToVisit}${others}`
}

export const nothingLate = (): string => '没有过期的事。'

export const reminderTitle = '待办事项的催办'
/** One request of which somebody is reminded. */
export interface ReminderLine {
  readonly id: number
  readonly asker: string
  readonly words: string
  /** What was said after the last answer. */
  readonly more: string | null
  readonly until: string
  /** Since when they wait. */
  readonly since: string
  readonly step: 'half' | 'due' | 'overdue'
  readonly replied: boolean
  /** Nothing is owed to whoever asked but that it gets done. */
  readonly answered: boolean
}

/** So many fit one message. */
const MOST_LINES = 8

export function remind(lines: readonly ReminderLine[]): string {
  const [only, ...others] = lines
  if (only !== undefined && others.length === 0) return remindOfOne(only)
  const hurry = lines.some(({ step, answered }) => step !== 'half' && !answered) ? '【请抓紧】' : ''
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => `${line.id} ${nameOf(line.asker)}：${said(line)}，${stateOf(line)}`)
  return [
    `${hurry}还有${lines.length}件事没有办完：`,
    ...shown,
    lines.length > MOST_LINES
      ? '别的请说：待办。'
      : `比如第${only?.id}号，要回请说：${only?.id} 回：……；办完了请说：${only?.id} 办完了。`,
  ].join('\n')
}

const stateOf = ({ step, until, replied, answered }: ReminderLine): string =>
  answered
    ? notSaidDone()
    : `${{ half: `${until}前办`, due: '到时间了', overdue: '过期一天了' }[step]}${replied ? '，回过话了' : ''}`

function remindOfOne(line: ReminderLine): string {
  const { id, asker, until, since, step, replied, answered } = line
  const end = `办完了，请说：${id} 办完了。`
  if (answered) return `第${id}号${IS_IT_DONE}\n${nameOf(asker)}：${said(line)}\n${end}`
  const head = {
    half: `第${id}号要在${until}前办，还没有办完`,
    due: `【请抓紧】第${id}号到时间了`,
    overdue: `【请抓紧】第${id}号过期一天了，还没有办完`,
  }[step]
  const whatToType = replied ? `回过话了。${end}` : toAnswer(id, since)
  return `${head}：\n${nameOf(asker)}：${said(line)}\n${whatToType}`
}
