/**
 * Talk that was copied out of WeChat, on a phone or a computer, taken apart into who said what: with names and times above
 * each message, with a name and a colon before it, as a 接龙, or as bare replies. Pure.
 */
import { readList } from './lists.ts'
import { normaliseText } from './read-value.ts'

/** One message of pasted talk. */
export interface PastedLine {
  /** As it stood there: a name, a nickname, 一支部陈德福; absent: nothing tells whose it is. */
  readonly name?: string
  /** Empty: the person only stands in a list. */
  readonly text: string
  /** When it was said, as it stood there: 11/23 上午9:06; see `pastedMoment`. A list tells only when it was posted last. */
  readonly stamp?: string
}

const DAY =
  '(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/月]\\d{1,2}日?|今天|昨天|前天|(?:星期|周|礼拜)[一二三四五六日天])'
const CLOCK =
  '(?:凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|夜里)?\\s?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:\\s?[AaPp][Mm])?'
const STAMP = `[\\[（(【]?(?<stamp>${DAY}[日,，\\s]*(?:${CLOCK})?|${CLOCK})[\\])）】]?`
const NAME = '[^:：\\[\\]（()）\\n]{1,20}?(?:[（(][^（()）\\n]{1,10}[)）])?'

/** 张建国  2026-11-23 09:05:12, with or without what was said behind it. */
const NAME_THEN_TIME = new RegExp(`^(?<name>${NAME})\\s*[,，:：]?\\s*${STAMP}\\s*[:：]?(?:\\s+(?<text>\\S.*))?$`)
/** [11/23 09:05] 张建国：收到 */
const TIME_THEN_NAME = new RegExp(`^${STAMP}\\s+(?<name>${NAME})\\s*(?:[:：]\\s*(?<text>.*))?$`)
const A_DAY = new RegExp(DAY)
const ONLY_TIME = new RegExp(`^[-—–=\\s]*${STAMP}[-—–=\\s]*$`)
/** 张建国：收到 */
const NAME_COLON = /^(?<name>[^:：\s，。！？、；]{1,14}(?:[（(][^（()）\n]{1,10}[)）])?)\s*[:：]\s*(?<text>.*)$/
/** 一支部 张建国：收到, 夕阳 红：收到 */
const SPACED_NAME_COLON =
  /^(?<name>[^:：\s，。！？、；]{1,12}(?:\s[^:：\s，。！？、；]{1,12}){1,2})\s*[:：](?<text>.*)$/
/** Stand before a colon and name nobody. */
const NO_NAME =
  /^(?:.*(?:时间|地点|地址|电话)|内容|备注|注意|通知|要求|回复|群聊|聊天记录|主题|选项|理由|原因|答|问|\d+)$/
/** 收到 备注：…, 我选 大米：两袋: an answer that has a colon in it. */
const BEGINS_ANSWER = /^(?:我|收到|好|知道|明白|谢|不|没|可以|行|参加|报名|选|要|去|来|[今明后]天|[上下中]午)/
/** 下午 3：30 */
const CLOCK_COLON = /\d[:：]\d{2}/
const RULER = /^\s*(?:[-—–=*_]\s?){3,}\s*$/
const QUOTED = /^\s*「[^」]*」?\s*$/
/** What somebody quotes, over several lines, and the ruler below it: nobody says it now. */
const QUOTED_ABOVE = /「[^「」]{0,2000}」[ \t]*\n\s*(?:[-—–=*_]\s?){3,}[ \t]*(?=\n|$)/g
/** What the client writes itself. */
const OF_THE_CLIENT =
  /撤回了一条消息|加入了?群聊|移出了?群聊|修改群名|拍了拍|^以下是?新消息|^以上是(?:打招呼|历史)|的聊天记录$|^\[?(?:图片|动画表情|视频|语音|文件|位置|链接|红包|聊天记录)\]?$|邀请.{1,20}加入|^查看更多消息|开启了?朋友验证/

/** Everything that was said, in the order in which it stands there. */
export function readPastedTalk(pasted: string): readonly PastedLine[] {
  const lines = pasted
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u2005\ufeff]/g, ' ')
    .replace(QUOTED_ABOVE, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !RULER.test(line) && !QUOTED.test(line))
  const isStamped = lines.some((line) => headOf(line) !== undefined)
  const said = isStamped ? underHeads(lines) : oneByOne(lines)
  return said.flatMap(expandList)
}

interface Head {
  readonly name: string
  readonly stamp: string
  readonly text: string
}

function headOf(line: string): Head | undefined {
  if (ONLY_TIME.test(line)) return undefined
  const groups = (TIME_THEN_NAME.exec(line) ?? NAME_THEN_TIME.exec(line))?.groups
  const name = groups?.['name']?.trim()
  return name === undefined || name === '' || NO_NAME.test(name)
    ? undefined
    : { name, stamp: groups?.['stamp'] ?? '', text: groups?.['text'] ?? '' }
}

/** Each message stands under its writer and the time, until the next one. */
function underHeads(lines: readonly string[]): readonly PastedLine[] {
  const said: { name?: string; stamp?: string; lines: string[] }[] = [{ lines: [] }]
  let day = ''
  for (const line of lines) {
    const head = headOf(line)
    // ————— 2026-11-23 ————— stands above all that was said on that day.
    day = ONLY_TIME.test(line) ? (A_DAY.exec(line)?.[0] ?? day) : day
    if (head !== undefined) {
      const stamp = A_DAY.test(head.stamp) ? head.stamp : `${day} ${head.stamp}`.trim()
      said.push({ name: head.name, stamp, lines: [head.text] })
    } else if (!ONLY_TIME.test(line) && !OF_THE_CLIENT.test(line)) said.at(-1)?.lines.push(line)
  }
  return said.flatMap((one) => {
    const text = joined(one.lines)
    const { name, stamp } = one
    return text === '' ? [] : [{ ...(name !== undefined && { name }), ...(stamp !== undefined && { stamp }), text }]
  })
}

const joined = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n')

/** A line a message; a name and a colon with nothing behind it own what follows. */
function oneByOne(lines: readonly string[]): readonly PastedLine[] {
  const told = lines.filter((line) => line !== '' && !ONLY_TIME.test(line) && !OF_THE_CLIENT.test(line))
  const list = readList(normaliseText(told.join('\n')))
  if (list !== undefined) return [{ text: told.join('\n') }]
  const said: PastedLine[] = []
  let owner: string | undefined
  for (const line of told) {
    const { name, text = '' } = beforeColon(line) ?? (owner === undefined ? spacedBeforeColon(line) : undefined) ?? {}
    if (name !== undefined && text === '') owner = name
    else if (name !== undefined) {
      said.push({ name, text })
      owner = undefined
    } else {
      said.push(owner === undefined ? { text: line } : { name: owner, text: line })
      owner = undefined
    }
  }
  return said
}

interface Named {
  readonly name: string
  readonly text: string
}

function beforeColon(line: string): Named | undefined {
  const { name, text = '' } = NAME_COLON.exec(line)?.groups ?? {}
  return name === undefined || NO_NAME.test(name) ? undefined : { name, text }
}

/** A nickname with a space in it; of a line that is somebody's already the colon belongs to what they say. */
function spacedBeforeColon(line: string): Named | undefined {
  const { name, text = '' } = SPACED_NAME_COLON.exec(line)?.groups ?? {}
  if (name === undefined || CLOCK_COLON.test(line) || BEGINS_ANSWER.test(name)) return undefined
  return name.split(/\s/).some((word) => NO_NAME.test(word)) ? undefined : { name, text: text.trim() }
}

/** A 接龙 holds a line for each of its people, whoever posted it. */
function expandList(line: PastedLine): readonly PastedLine[] {
  const list = readList(normaliseText(line.text))
  if (list === undefined) return [line]
  return [...list.entries, ...list.declined].map(({ name, people, remark }) => ({
    name,
    text: remark ?? (people > 1 ? `${people}人` : ''),
  }))
}
