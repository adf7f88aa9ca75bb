/** Where several activities could be meant, the bot asks which, by number. */

import { addDays, type Day, dayOf, weekdayOf } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import { ask, type Outcome, type Turn } from '../../../feature.ts'
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import type { Act, Option } from '../../../language/reading.ts'
import { COMMON } from '../../../language/reply/matters.ts'
import { soundAlike } from '../../../language/sounds.ts'
import { inWords } from '../in-words.ts'
import { type Activity, findOpen, findRecent } from '../queries.ts'
import * as wording from '../wording.ts'

/** So many can be told apart by one digit. */
const CHOICES = 9

/** So far back an activity is still asked about by its name, in milliseconds: 60 days. */
const RECENT = 60 * DAY

/** What a sentence names an activity by, and what there is. */
export interface NamedActivities {
  readonly open: readonly Activity[]
  /** Those that fit the name: of the open ones, else of those of the last 60 days. */
  readonly named: readonly Activity[]
  /** The name that was said; absent: none. */
  readonly title: string | undefined
  /** All that said which one: the day and the name. */
  readonly said: string | undefined
  /** The day, where it was said. */
  readonly day: Day | undefined
}

/** Of activities, those that the speaker may change: all of the office, or those of their own people, or their own. */
export function theirs({ scope, speaker }: Turn<unknown>, activities: readonly Activity[]): readonly Activity[] {
  if (scope === 'office') return activities
  const { units, clubs = [] } = scope
  return activities.filter(
    ({ planned_by, audience: { from } }) =>
      planned_by === speaker.person?.id ||
      (from.length > 0 && from.every((one) => ('unit' in one ? units.includes(one.unit) : clubs.includes(one.club)))),
  )
}

/** The activity that a sentence wants changed or called off: one that the speaker may change. */
export async function findOwnNamed(turn: Turn<unknown>, words: string | undefined): Promise<NamedActivities> {
  const found = await findNamed(turn, words)
  return { ...found, open: theirs(turn, found.open), named: theirs(turn, found.named) }
}

/** Finds the activity that a sentence is about. `words` stand where a title may stand in it. */
export async function findNamed(turn: Turn<unknown>, words: string | undefined): Promise<NamedActivities> {
  const open = await findOpen(turn.db, turn.now)
  const found = (words === undefined ? openTitleIn(turn.act, open) : undefined) ?? titleIn(turn.act.text, words)
  if (found === undefined) return { open, named: [], title: undefined, said: undefined, day: undefined }
  const { said } = found
  const { title, day } = withoutDay(turn, found.title)
  const fits = (activity: Activity) =>
    (activity.title.includes(title) || title.includes(activity.title)) &&
    (day === undefined || dayOf(activity.starts_at, turn.office.zone) === day)
  const named = open.filter(fits)
  const behind = day === undefined && named.length > 1 ? dayBehind(turn, said, named) : undefined
  if (behind !== undefined) return { open, title, ...behind }
  if (named.length > 0) return { open, named, title, said, day }
  const recent = await findRecent(turn.db, new Date(turn.now.getTime() - RECENT), turn.now)
  return { open, named: recent.filter(fits), title, said, day }
}

/** 太极拳周四不练了, of several that bear the name: the day behind it says which. */
function dayBehind({ act, office }: Turn<unknown>, said: string, named: readonly Activity[]) {
  const rest = act.text.slice(act.text.indexOf(said) + said.length)
  for (const { text, start } of act.when) {
    const those = named.filter(({ starts_at }) => dayOf(starts_at, office.zone) === start?.day)
    if (start?.day !== undefined && those.length > 0 && rest.startsWith(text))
      return { named: those, said: `${said}${text}`, day: start.day }
  }
  return undefined
}

const DAY_BEFORE_TITLE = /(?:(?:周|星期|礼拜)[一二三四五六日天]|\d[日号]|^(?:今|明|后)天)的?$/

interface FoundTitle {
  readonly title: string
  readonly said: string
}

/** The shortest end of a title by which it is called: 茶话会, 太极拳. */
const SHORTEST_END = 3

/** Where a text holds a title, or its end, as it is written or as it sounds: 茶花会 is heard as 茶话会. */
function titleHeard(text: string, title: string): { readonly title: string; readonly at: number } | undefined {
  const ends = Array.from({ length: Math.max(0, title.length - SHORTEST_END) }, (_, from) => title.slice(from + 1))
  for (const end of [title, ...ends]) {
    const at = text.includes(end) || end.length < SHORTEST_END ? text.indexOf(end) : placeBySound(text, end)
    if (at >= 0) return { title: end, at }
  }
  return undefined
}

function placeBySound(text: string, words: string): number {
  const codes = [...words].map((char) => char.charCodeAt(0))
  const places = Array.from({ length: Math.max(0, text.length - words.length + 1) }, (_, at) => at)
  return places.find((at) => codes.every((code, i) => soundAlike(text.charCodeAt(at + i), code))) ?? -1
}

const KIND = new RegExp(`(?:${ACTIVITY_ENDS.filter((end) => end.length > 1).join('|')})$`)
/** 写, 包, 逛: what is done, before what it is done to. */
const DOING = /^\p{Script=Han}(?=\p{Script=Han}{2}$)/u
const POINTED_AT = /^(?:那|这|把|将|咱们?|我们?|[那这][个次场])*/

/** What is said of an activity right behind its name; 电脑坏了 and 医保卡 are of something else. */
const GOES_ON =
  /^的?(?:时间|日子|日期|地点|地方|场地|名额|人(?:数|太|够|已|满|多|不)|活动|那天|报名|名单|改|换(?!届)|推|延|提前|挪|往[前后]|取消|不[办搞开]|先不|停|再|加|只能|限|几点|哪天|在哪|谁|还有|有没有|有几|满|现在|我)/
/** Words of every day, whatever is held under them. */
const EVERYDAY: ReadonlySet<string> = new Set(['支部', '党员', '手机', '电脑', '医保', '老年', '退休', '书记', '家属'])

/**
 * What a title is called for short, where a sentence begins with it: 春联 of 写春联, 象棋 of 象棋比赛, 植物园 of 参观植物园.
 * Such a word in the middle of a sentence may be any word.
 */
function calledShort(text: string, title: string): { readonly title: string; readonly at: number } | undefined {
  const at = POINTED_AT.exec(text)?.[0].length ?? 0
  const short = [title.replace(KIND, ''), title.replace(DOING, ''), title.replace(/^(?:参观|游览|观看|组织|开展)/, '')]
  const isName = (one: string) => one.length >= 2 && one !== title && !COMMON.has(one) && !EVERYDAY.has(one)
  const found = short.find(
    (one) => isName(one) && text.startsWith(one, at) && GOES_ON.test(text.slice(at + one.length)),
  )
  return found === undefined ? undefined : { title: found, at }
}

/** The first title of an open activity that a sentence holds, with the day before it: 12月10日的看房团. */
export function openTitleIn({ text, when }: Act, open: readonly Activity[]): FoundTitle | undefined {
  const held = open.flatMap(({ title }) => titleHeard(text, title) ?? calledShort(text, title) ?? [])
  const [first] = held.toSorted((a, b) => a.at - b.at || b.title.length - a.title.length)
  if (first === undefined) return undefined
  const before = text.slice(0, first.at)
  const day = when
    .filter((one) => one.start?.day !== undefined && DAY_BEFORE_TITLE.test(one.text))
    .flatMap((one) => [one.text, `${one.text}的`])
    .find((words) => before.endsWith(words))
  const asWritten = text.slice(first.at, first.at + first.title.length)
  return { title: `${day ?? ''}${first.title}`, said: `${day ?? ''}${asWritten}` }
}

/** 本周四的太极拳: which occurrence is meant, and what it is called. */
function withoutDay({ act }: Turn<unknown>, said: string): { readonly title: string; readonly day: Day | undefined } {
  const bare = ({ text }: { readonly text: string }) => text.replace(/的$/, '')
  const when = act.when.find(
    (one) => one.start?.day !== undefined && DAY_BEFORE_TITLE.test(one.text) && said.startsWith(bare(one)),
  )
  const title = when === undefined ? said : said.slice(bare(when).length).replace(/^的/, '')
  return title === '' || when === undefined ? { title: said, day: undefined } : { title, day: when.start?.day }
}

/** Stand where a title may stand and name none: 我们组谁没回, 这次活动谁去. */
const NO_TITLE =
  /^(?:请问|请|现在|目前|到现在|今天|一共|总共|总的|都|还|这边|这里|(?:这|那|本|上|一)[个次场]?|咱们?|我们?|你们|办公室|名单|活动|会|支部|小组|组|里|的|把|有)*$/
const UNIT = /第?.{1,6}(?:支部|小组|组)/
const ENDS = ACTIVITY_ENDS.toSorted((a, b) => b.length - a.length)

const BARE_WEEKDAY = /(?<![下本这上每])(?:周|星期|礼拜)([一二三四五六日天])/
const WEEKDAYS = '一二三四五六日'

/** 12月1日的太极拳改到周三: the Wednesday of that week. */
export function inWeekOf(day: Day, words: string): string {
  return words.replace(BARE_WEEKDAY, (_all, name: string) => {
    const weekday = WEEKDAYS.indexOf(name.replace('天', '日')) + 1
    const [, month, date] = addDays(day, weekday - weekdayOf(day)).split('-')
    return `${Number(month)}月${Number(date)}日`
  })
}

/** 重阳茶话会 of 重阳茶话会名单; the pattern has left 茶话会 outside of `words`. `said`: the same as it stands there. */
function titleIn(text: string, words: string | undefined): FoundTitle | undefined {
  const at = words === undefined ? 0 : text.indexOf(words) + words.length
  const rest = text.slice(at).replace(/^的/, '')
  const end = ENDS.find((one) => (words === undefined ? rest.includes(one) : rest.startsWith(one)))
  const title = `${words ?? ''}${end ?? ''}`
    .replace(/^(?:请|给我|帮我)*(?:打印|导出|统计|汇总|整理|列|看|查|发|要|出)(?:一下|一份|一个)/, '')
    .replace(/^(?:把|将|这次|那次|上次|这个|那个|的)+|(?:的|都)+$/g, '')
  if (title === '' || NO_TITLE.test(title.replace(UNIT, ''))) return undefined
  const joined = `${words ?? ''}的${end ?? ''}`
  return { title, said: text.includes(joined) ? joined : title }
}

/**
 * Asks which of `activities`; `answer` is the `AwaitedAnswer` that gets the chosen id as `choice.value`. `last`: what else
 * may be meant.
 */
export function askWhichActivity(
  turn: Turn<unknown>,
  activities: readonly Activity[],
  question: { readonly answer: string; readonly payload: object },
  last?: Omit<Option, 'number'>,
): Outcome {
  const listed = activities.slice(0, last === undefined ? CHOICES : CHOICES - 1).map((activity) => ({
    value: String(activity.id),
    label: `${activity.title}，${inWords(activity, turn.office.zone).when}`,
    words: [activity.title],
  }))
  const options: readonly Option[] = [...listed, ...(last === undefined ? [] : [last])].map((option, index) => ({
    ...option,
    number: index + 1,
  }))
  const text = wording.whichActivity(options.map((option) => `${option.number} ${option.label}`))
  return ask(turn, text, options, question)
}
