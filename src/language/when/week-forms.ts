/** Days by the week and from today: 下周三, 周六日, 上上周末, 大后天, 明早, 听日. */
import type { Form } from './form.ts'
import type { Groups } from './make-day.ts'
import { RELATIVE, said, weeksOf } from './make-day.ts'
import { at, WEEK, WEEKDAY, weekdayValue } from './words.ts'
import type { WrittenDay } from './written.ts'

const WEEKS = '(?<weeks>大上|大下|再下|上{1,3}|下{1,3}|这|本|当|今)'
const WEEK_BEGINS = '大再上下这本当今周星礼双'
const NO_NAME = '(?!.{0,2}(?:同志|师傅|老师)(?:[，。]|$|报名|参加))'

/** 周三 behind 周二、周: the day right after it. */
const DAY_AFTER = `(?:${[...'二三四五六日天'].map((day, i) => `(?<=${'一二三四五六六'.charAt(i)}[、和及]?(?:周|星期|礼拜))${day}`).join('|')})`

/** 下周二、周三全天, 周五周六我都在: no hour follows it. */
const NEXT_DAY = `(?:[、和及](?:周|星期|礼拜)|周|星期|礼拜)(?<next>${DAY_AFTER})(?! ?(?:上午|下午|中午|晚|早|各|\\d|[一二两三四五六七八九十、和及,，到至-]))`

/** 下周一二三: days in a row. */
const RUN = `(?<run>${['二三', '三四', '四五', '五六'].map((pair, i) => `(?<=${'一二三四'.charAt(i)})${pair}`).join('|')}|(?<=一)二三四五?|(?<=二)三四五)(?![二三四五六日天点时:次号刻月个])`

/** 下周一、三、五上午: days apart from one another with the part of the day of all; the first of them is meant first. */
const APART = '(?:[、和及]?[二三四五六日天]){1,5}(?= ?(?:上午|下午|中午|早上|早晨|晚上|傍晚|晚|头晌|后晌))'

/** The last day of those that are named; 周六日 are two days, 周二四 are not days in a row. */
function upToOf({ weekday, more, next, run }: Groups): number | undefined {
  const last = weekdayValue(next ?? run?.at(-1) ?? more ?? '1')
  return next || run || (more && last === weekdayValue(weekday ?? '1') + 1) ? last : undefined
}

/** 下周八: what nobody can keep. */
const NO_SUCH_DAY: WrittenDay = { kind: 'date', day: 32 }

export const WEEK_FORMS: readonly Form[] = [
  {
    begins: WEEK_BEGINS,
    pattern: at(
      `${WEEKS}一?个?(?:周|星期|礼拜)[八九089](?![\\d:.一八九十百点时号日月年天个人名位次折岁斤元块饭大层楼])`,
    ),
    make: () => NO_SUCH_DAY,
  },
  {
    begins: WEEK_BEGINS,
    pattern: at(
      `(?<!(?<!周|星期|礼拜)[一两二三四五六七八九十几每\\d半]个?|[老小姓])${WEEKS}?一?个?(?:周|星期|礼拜)(?:的?${WEEK})?(?<weekday>[一二三四五六日天](?![:点次])|[1-7](?![\\d:点次]))(?:(?:[、和]?(?:周|星期|礼拜)(?=${DAY_AFTER}(?:这)?两天))?(?<more>[二三四五六日天])(?![二三四五六日天点时:次号刻月个])|${NEXT_DAY}|${RUN}|${APART})?(?!个|年|人|生|书店)${NO_NAME}(?:那天|当天|这天)?`,
    ),
    make: (g) =>
      said<WrittenDay>({
        kind: 'week',
        weeks: weeksOf(g['weeks']),
        weekday: weekdayValue(g['weekday'] ?? '1'),
        upTo: upToOf(g),
      }),
  },
  {
    begins: WEEK_BEGINS,
    pattern: at(`${WEEKS}?一?个?(?:周末|星期末|双休日|礼拜末)(?:两天)?(?!版|[愉快]快|快乐)`),
    make: (g) => said<WrittenDay>({ kind: 'week', weeks: weeksOf(g['weeks']), weekend: true as const }),
  },
  {
    begins: WEEK_BEGINS,
    pattern: at(`${WEEKS}一?个?(?:周|星期|礼拜)的?(?:今天|这天|(?=这个?时候|这会儿?|此时|同一时间))`),
    make: (g) => ({ kind: 'relative', days: 7 * (weeksOf(g['weeks']) ?? 1) }),
  },
  {
    begins: WEEK_BEGINS,
    pattern: at(`${WEEKS}(?:一?个?(?:周|星期|礼拜)|一周)(?!的?[末年岁边围期报刊会]|${WEEKDAY}|到的)`),
    make: (g) => said<WrittenDay>({ kind: 'week', weeks: weeksOf(g['weeks']) }),
  },
  {
    begins: '大外前昨今明后听寻琴赶',
    pattern: at(
      '(?<![以之午今目空提赶])(?:赶(?=明(?:儿个?|天|日)(?:[上下中]午|早|晚|一早|清早)))?(?<day>大大前|大大后|大前|大后|(?<![一-龥])外后(?=天|日)|前|昨|今|明|后|(?:听|寻|琴)(?=日))(?:天|日(?!报|头条|本|谈)|儿个?|个儿|(?<=[今明昨])个(?![月星礼人年季字半多一二三四五六七八九十\\d]))(?!之骄|鹅|[性气井赋津桥]|下第|头条|超市|使[们的]|花板)(?:儿|的)?',
    ),
    make: (g) => ({ kind: 'relative', days: RELATIVE[g['day'] ?? ''] ?? 0 }),
  },
  {
    begins: '今明后昨前听寻琴大',
    pattern: at(
      '(?<day>今|明|昨|听|寻|琴|(?<![以之午今])大?(?:前|后))(?=早(?!餐|报)|晨|朝|上午|中午|下午|晚(?!年|辈|期|饭吃|报)|夜|黑家)',
    ),
    make: (g) => ({ kind: 'relative', days: RELATIVE[g['day'] ?? ''] ?? 0 }),
  },
  {
    // Alone, or where something begins with it; in 现在能报名吗 it says hardly when.
    begins: '现此当而',
    pattern: at('(?:(?<=^)(?:现在|此时此刻|此时|此刻|当前|而家)(?=$|[，。！])|现在(?=起?(?:到|至|[-~])))'),
    make: () => ({ kind: 'later', amount: 0, unit: 'minute' }),
  },
  { begins: '即', pattern: at('即日(?=起|开始|到|至)'), make: () => ({ kind: 'relative', days: 0 }) },
  { begins: '本', pattern: at('本日'), make: () => ({ kind: 'relative', days: 0 }) },
  { begins: '明', pattern: at('(?<!今)明后(?:两|二)?天'), make: () => ({ kind: 'relative', days: 1, upTo: 2 }) },
  { begins: '今', pattern: at('今明后(?:三天)?'), make: () => ({ kind: 'relative', days: 0, upTo: 2 }) },
  { begins: '今', pattern: at('今明(?:两|二)?天'), make: () => ({ kind: 'relative', days: 0, upTo: 1 }) },
]
