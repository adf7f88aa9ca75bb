/** 王芳12月1日请假，刘志强替; 让刘志强顶王芳三天: who is away and who stands in, in whatever order they are named. Pure. */
import { readCount } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'

/** Where one of the two stands in a text. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** What a sentence says of a cover. */
export interface SaidCover {
  /** Of the two places the one of whoever stands in; the other is away. */
  readonly deputy: 0 | 1
  /** For so many days, where it is said; half a week is rounded up. */
  readonly days?: number
}

const AWAY =
  '休息|(?:请|休|歇)[了上的]*(?:[病事年产婚丧]|探亲|年休|陪产|育儿|护理|哺乳)?假?|[病事年产婚丧]假|年休假|出差|外出|不在(?:家|办公室|单位|岗)?|开会|学习|培训|住院|看病|做手术|体检|旅游|探亲|不(?:能)?(?:来)?上班|不来|来不了|病了|家里有事|有点?事'
/** Behind the word for standing in: 代班, 替一下. */
const STANDS_ON = '(?:班|管|理|办|着|上|下|一下|他|她|我|岗|值|守|两天|几天)*'
const IN_PLACE_OF = `(?:代替|接替|顶替|接手|替|代|顶)${STANDS_ON}`
/** 李桂兰周五去接何守田 takes him to the hospital, and not his post. */
const SEES_TO = `(?:负责|接|管|盯)${STANDS_ON}`
const STANDS = `(?:${IN_PLACE_OF}|${SEES_TO})`
/** 事儿转给刘志强: whoever is named behind it stands in. */
const GIVEN_TO = '(?:转交给?|移交给?|托付?给|转给?|交给?|给)'
const WORK =
  '(?:手[上里头]|这几天)?的?(?:联络员|党?小组长|支部书记|书记|会长|队长|工作|值班|班|活儿?|事情|事儿?|那摊[子儿]?(?:事|活)?|那一摊|岗位?|手头)'
const BESIDE =
  '(?:由|请|让|叫|找|派|安排|麻烦|改)|从|自|起|开始|到|至|为止|止|要|得|需要|想|先|就|在|了|的|吧|哈|啊|来|去|因为?|期间|时候?|暂时|都|把|几天|临时|身体不(?:好|舒服)|这几天|同志|他|她|行|好|[，,。；、！! ]'
/** Between somebody and the word for standing in. */
const MAY_STAND_BETWEEN = '(?:同志|先|就|来|去|去?给|帮忙?|[，, ])*'
const LENGTH = /(?<count>[一二两三四五六七八九十\d]{1,3}|半)个?(?<unit>天|周|星期|礼拜|年|(?<=[个半])月)(?!后|之后|前)/u
/** A sentence, no text. */
const LONGEST = 60

const [ONE, OTHER] = ['◆', '◇']
/** 我明天请假，有事找刘志强 */
const ASK_INSTEAD = '有(?:什么|啥)?(?:急|要紧)?事儿?(?:都|就|先|可以|[，, ])*(?:找|问|联系)'
const KNOWN = new RegExp(
  `${ASK_INSTEAD}|${GIVEN_TO}(?=${ONE}|${OTHER})|${ONE}|${OTHER}|${AWAY}|${STANDS}|${WORK}|${BESIDE}`,
  'gu',
)
const TAKES_OVER = new RegExp(`${WORK}(?:的|都|全|先|就|暂时|[，, ])*${GIVEN_TO}([${ONE}${OTHER}])`, 'gu')
const DEPUTY = new RegExp(`([${ONE}${OTHER}])${MAY_STAND_BETWEEN}(?:${IN_PLACE_OF})`, 'gu')
const ASKED_INSTEAD = new RegExp(`${ASK_INSTEAD}([${ONE}${OTHER}])`, 'gu')
const SEES_TO_IT = new RegExp(`([${ONE}${OTHER}])${MAY_STAND_BETWEEN}(?:${SEES_TO})`, 'gu')
const WORK_OF = new RegExp(`[${ONE}${OTHER}]${WORK}`, 'u')

const MARKS = '，,。、'
const JOINS_OR_DENIES = '不没别谁吗和跟与同'

/** 王芳去总部开会，: where somebody is, and what for, up to the comma; 王芳和周福生出差 is said of two. */
const whereabouts = (who: string): RegExp => {
  const more = `[^${MARKS}${JOINS_OR_DENIES}${ONE}${OTHER}]`
  return new RegExp(`${who}${more}{0,12}?(?:${AWAY})${more}{0,10}(?=[，, ])`, 'u')
}
const [WHERE_ONE_IS, WHERE_OTHER_IS] = [whereabouts(ONE), whereabouts(OTHER)]

/** `undefined`: the words say something else, or more. The two places stand in their order. */
export function readCover(
  text: string,
  [one, other]: readonly [Place, Place],
  when: readonly When[],
): SaidCover | undefined {
  if (text.length > LONGEST) return undefined
  const named = `${text.slice(0, one.from)}${ONE}${text.slice(one.to, other.from)}${OTHER}${text.slice(other.to)}`
  const undated = when.reduce((left, { text: said }) => left.replace(said, ''), named)
  const { count = '', unit } = LENGTH.exec(undated)?.groups ?? {}
  const words = undated.replace(LENGTH, '')
  const seesToWork = OFF_WORK.test(words) || WORK_OF.test(words) ? words.matchAll(SEES_TO_IT) : []
  const asked = OFF_WORK.test(words) ? words.matchAll(ASKED_INSTEAD) : []
  const deputies = [...words.matchAll(DEPUTY), ...words.matchAll(TAKES_OVER), ...seesToWork, ...asked].map(
    ([, who]) => who,
  )
  const [deputy] = deputies
  if (new Set(deputies).size !== 1) return undefined
  const told = words.replace(deputy === ONE ? WHERE_OTHER_IS : WHERE_ONE_IS, '，')
  if (told.replace(KNOWN, '') !== '') return undefined
  const days = unit === undefined ? undefined : daysOf(count, unit)
  return { deputy: deputy === ONE ? 0 : 1, ...(days !== undefined && days > 0 && { days }) }
}

/** Of a week, whatever it is called, there are 7. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['天', 1],
  ['月', 30],
  ['年', 365],
])

/** 王芳明天请假 and nothing else: nobody stands in. */
export function saysAway(text: string, { from, to }: Place, when: readonly When[]): boolean {
  if (text.length > LONGEST || !OFF_WORK.test(text)) return false
  const named = `${text.slice(0, from)}${ONE}${text.slice(to)}`
  const words = when.reduce((left, { text: said }) => left.replace(said, ''), named).replace(LENGTH, '')
  return !new RegExp(STANDS).test(words) && words.replace(KNOWN, '') === ''
}

/** Whether somebody is said to be on leave or away for work. */
export const isOffWork = (text: string): boolean => OFF_WORK.test(text)

const OFF_WORK = /请[^，。]{0,4}假|休[^，。]{0,3}假|休息|[病事年产]假|出差|外出|不上班/

function daysOf(count: string, unit: string): number {
  const number = count === '半' ? 0.5 : (readCount(count) ?? 0)
  return Math.round(number * (DAYS.get(unit) ?? 7))
}
