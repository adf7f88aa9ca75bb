/** 要带什么, 要不要钱, 下雨咋办, 能带老伴吗, 有车吗: what a member asks about an activity, told from what was written. */
import { timeOf } from '../../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { sayTime } from '../../../language/say.ts'
import { hearChangeOfMind } from '../answer/change-of-mind.ts'
import { openTitleIn } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import * as wording from '../wording.ts'
import { findMine, type Known } from './my-activities.ts'

type Told = (activity: Known, zone: string) => string | undefined

/** What the words ask for, and where it may be told. `undefined`: nobody has written it; a person answers. */
const TOPICS: readonly (readonly [asks: RegExp, told: Told])[] = [
  [/[带拿准备]/, ({ bring }) => wording.whatToBring(bring)],
  [/钱|费/, ({ cost }) => cost ?? wording.noCostWritten()],
  [/下雨/, ({ rain }) => (rain === null ? undefined : wording.whenItRains(rain))],
  [
    /结束|散|多久|多长|几个?(?:小时|钟头)/,
    ({ ends_at }, zone) => (ends_at === null ? undefined : wording.lastsUntil(sayTime(timeOf(ends_at, zone)))),
  ],
  [/车|(?:怎么|咋)[去走到过]|路线/, ({ note }) => noteOf(note, /车|接/)],
  [/饭|吃/, ({ note }) => noteOf(note, /饭|餐|空腹/)],
  [/穿/, ({ note }) => noteOf(note, /穿/)],
]
const BRINGS_SOMEBODY = /老伴|家属|家里人|老头|老婆|孙|孩子|闺女|女儿|儿子|朋友/

/** 坐几路车: where it is can be told, and how to get there is for a person where nobody has written it. */
const WAY = /几路|哪路|什么车|(?:怎么|咋)[去走到过]|路线/

const noteOf = (note: string | null, holds: RegExp): string | undefined =>
  note !== null && holds.test(note) ? note : undefined

const OF_IT = '[{activity}][的][去|来|参加|那天|我们|咱们]'

export const askDetails = command({
  id: 'activities.details',
  needs: 'activity.answer',
  says: [
    `${OF_IT}[还|都|要|得|用|需要|该|都要|还要|都得](带|拿|准备)(什么|啥|些什么|些啥|点什么|点啥)[东西|东西去][不|没]`,
    `${OF_IT}[要|用|需要|要不要|用不用](带|拿)(什么东西|啥东西|东西)[吗|不|么]`,
    `${OF_IT}[要|要不要|收|收不收|得|用不用|花不花](交钱|交费|花钱|收钱|收费|钱|费)[吗|不|么]`,
    `${OF_IT}[要|得|收|交|花](多少钱|几块钱)`,
    `${OF_IT}[是]免费[的](吗|不|么)`,
    `${OF_IT}[要是|如果|万一]下雨[了|的话](怎么办|咋办|咋整|还去吗|还办吗|还搞吗|还去不去|还办不办|还办不|还去不|还搞不|取消吗)`,
    `${OF_IT}(能|可以|能不能|可不可以|让不让|让)(带|领){whom}[一起|一块儿](去|来|参加)[吗|不|么]`,
    `${OF_IT}(能|可以|能不能|可不可以|让不让|让)(带|领){whom}[吗|不|么]`,
    `${OF_IT}[我|俺|我想|我能](跟|和|带|带着|领着){whom}[一起|一块儿|也](去|来|参加)(行不|行吗|行不行|可以吗|可以不|成不|成吗|中不|好不好)`,
    `${OF_IT}(行不行|成不成|可不可以|能不能)(带|领){whom}[一起|一块儿][去|来|参加]`,
    `${OF_IT}(有|有没有)[班|大巴|专]车[接|接送|送][吗|没|没有|不]`,
    `${OF_IT}[该|要|得](怎么|咋)(去|走|过去|到那儿|到那里)[呀|法]`,
    `${OF_IT}[到那儿|到那里|去那儿|过去|该|要|得](坐|乘|搭)(几路|哪路|什么)[公交|公共汽]车[去|到|过去|能到]`,
    `[到|去][{activity}][有|坐](几路|哪路)[公交|公共汽]车[到|能到|去|可以到]`,
    `(到|去){activity}[该|要|得](坐|乘)(几路|哪路|什么)[公交|公共汽]车`,
    `${OF_IT}[大概|一般]几点(结束|散|散会|完|能完|能结束)`,
    `${OF_IT}[要|得|大概要](开|办|搞)(多久|多长时间|几个小时|几个钟头)`,
    `${OF_IT}(管|管不管|供)[中午|午|晚]饭[吗|不|么]`,
    `${OF_IT}[要|该|得]穿(什么|啥)[衣服|鞋]`,
  ],
  slots: { activity: { kind: 'words' }, whom: { kind: 'words' } },
  ask: {},
  examples: [
    '要带什么',
    '都带啥',
    '要带东西吗',
    '茶话会要交钱吗',
    '行不行带我老头子一起去啊',
    '下雨咋办',
    '能带老伴吗',
    '有车接吗',
    '管饭吗',
    '穿什么衣服',
    '坐几路车',
    '茶话会几点结束',
  ],
  mayPass: true,
  run: tell,
  hears: hearChangeOfMind,
})

/** Of the one that is named, else of all that they are asked to. */
async function tell(turn: Turn): Promise<Outcome | undefined> {
  const { act } = turn
  // 能带老伴 without a question mark may be an answer.
  if (act.reply.reply !== 'question') return undefined
  const mine = await findMine(turn, ({ answer }) => answer !== 'no')
  const said = openTitleIn(act, mine)?.title
  const meant = said === undefined ? mine : mine.filter(({ title }) => title === said || said.endsWith(title))
  const told = BRINGS_SOMEBODY.test(act.text)
    ? ({ companions }: Known) => wording.whoMayCome(companions)
    : TOPICS.find(([asks]) => asks.test(act.text))?.[1]
  const lines = meant.flatMap((activity) => {
    const words = told?.(activity, turn.office.zone)
    return words === undefined ? [] : [wording.toldOf(activity.title, words)]
  })
  if (lines.length > 0 && lines.length === meant.length) return { reply: { text: lines.join('\n') } }
  // What is not written down of each of them is asked of a person.
  return WAY.test(act.text) ? tellWhere(turn, meant) : undefined
}

/** The place is known; the way there is for a person to tell. */
function tellWhere({ office }: Turn, meant: readonly Known[]): Outcome | undefined {
  const [only, ...others] = meant
  if (only === undefined || others.length > 0) return undefined
  const text = wording.placeKnown(inWords(only, office.zone))
  return { reply: { text }, handOver: { why: wording.whyWay(only.title) } }
}
