/** 我要报名书法展: the name of what was asked about, taken out of an answer to it, leaves the answer itself. Pure. */

/** Words that stand in titles and in any sentence. */
export const COMMON: ReadonlySet<string> = new Set([
  '活动',
  '参加',
  '报名',
  '大家',
  '我们',
  '同志',
  '组织',
  '会议',
  '学习',
  '健康',
])

/** What else an office has on offer; where it is what was asked about, its name is taken out before this is looked for. */
export const OTHER_MATTERS = '电影|门球|乒乓球?|象棋|麻将|钓鱼|旅游|体检|摄影|书法|广场舞|扑克|联欢会|聚餐|八段锦'

/** 打门球, 去植物园看菊花: what is done stands before what it is done to. */
const DOING = /^(?:去|到|打|看|听|学|做|包|开|办|搞|参加|参观|观看)/

/** The parts of a title by which it may be called: two characters or more, the longest first. */
export function partsOf(title: string): readonly string[] {
  const parts: string[] = []
  for (let length = title.length; length >= 2; length--) {
    for (let from = 0; from + length <= title.length; from++) parts.push(title.slice(from, from + length))
  }
  return parts.filter((part) => !COMMON.has(part))
}

/** The words without the longest part of any of the titles; themselves where they name none, or nothing else. */
export function withoutMatter(text: string, titles: readonly string[]): string {
  const named = titles
    .flatMap((title) => partsOf(title.replace(DOING, '')).find((part) => text.includes(part)) ?? [])
    .toSorted((a, b) => b.length - a.length)
  const [part] = named
  if (part === undefined) return text
  const at = text.indexOf(part)
  const before = text.slice(0, at).replace(/(?:这|那|个|场|次|打|看|听|学|做|包)+$/, '')
  const rest = `${before}${text.slice(at + part.length).replace(/^(?:的|那个|这个|活动)+/, '')}`
  return rest.trim() === '' ? text : rest
}
