/** Days, hours and numbers as an option and an answer may write them: 礼拜4 for 周四, 12.7 for 12月7日, 三号车 for 3号车. Pure. */
import { numberValue } from '../numbers.ts'

const HAN = '[一二两三四五六七八九十廿]'
const NUMBER = `(?:\\d{1,2}|${HAN}{1,3})`
const WEEKDAY = /(?:星期|礼拜|周)(?:(?<digit>[1-6])(?![\d次回趟月日])|(?<han>[一二三四五六日天])(?!次|回|趟))/g
const WEEKDAYS = '零一二三四五六'
const CLOCK = new RegExp(
  `(?<![\\d第.:])(?<hour>${NUMBER})(?:[点时](?!间|候|[^\\d]{0,2}(?:意见|建议))(?<half>半|[一1]刻|三刻|3刻|[0-5]\\d(?=分|\\D|$))?分?|[:：](?<minute>[0-5]\\d))(?:钟|整)?`,
  'g',
)
/** 一点 as in 早一点, 一点也不. */
const A_LITTLE = /(?:[早晚快慢多少大小远近好差有高低软烂淡咸]|^)$/
const MINUTES: { readonly [said: string]: string } = { 半: '30', 一刻: '15', '1刻': '15', 三刻: '45', '3刻': '45' }
const DATE = /(?<![\d.:/-])(?<month>1[0-2]|[1-9])[./-](?<day>3[01]|[12]\d|[1-9])(?![\d.:/-]|号|日)/g
const DAY = new RegExp(`(?<![一二三四五六七八九十\\d])(?<day>${NUMBER})[号日](?![车楼井院线桌门])`, 'g')
const MONTH = new RegExp(`(?<![一二三四五六七八九十\\d])(?<month>${HAN}{1,2})月(?=\\d)`, 'g')
const COUNTED = new RegExp(
  `(?<![周一二两三四五六七八九十])${HAN}{1,3}(?=[号楼层人井批幅张次回趟路组班队份桌等周][^\\d]?)`,
  'g',
)

/** How often, in the words of most labels. */
const OFTEN: readonly (readonly [RegExp, string])[] = [
  [/(?:半个?月|[两俩2二]个?(?:周|星期|礼拜))/g, '2周'],
  [/(?:每个?|一个?|1个?|天天|个个)?(?<=每个?|一个?|1个?)(?:周|星期|礼拜)(?![一二三四五六日天\d](?![次回趟]))/g, '每周'],
  [/(?:每个?|一个|1个)月|月月/g, '每月'],
  [/(?:每|天)天/g, '每天'],
  [/(?<=[每周月天年来].{0,2}?)[一1](?:次|回|趟)/g, '1次'],
]

const ROOMS: readonly (readonly [RegExp, string])[] = [
  [/(?:双人|[两俩二]人)(?=间|房|屋)/g, '2人'],
  [/单人(?=间|房|屋)/g, '1人'],
  [/标准?间/g, '2人间'],
]
const SIZE = /(?<count>[2-5二两三四五])个?(?:x|叉)(?:的|l)?(?![a-z])/g

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[上下本这])个(?=月|周|星期|礼拜)/g, ''],
  [/这(?=周|月)/g, '本'],
  [/大夫/g, '医生'],
  [/自个儿?|各自/g, '自己'],
]

/** The words in their usual form; whoever compares a label with an answer turns both into it. */
export function usual(words: string): string {
  const lower = replaceAll(words.toLowerCase(), [...OFTEN, ...ROOMS, ...WORDS])
  return lower
    .replace(DATE, '$<month>月$<day>日')
    .replace(WEEKDAY, (...found) => {
      const { digit, han = '' } = groupsOf(found)
      return `周${digit === undefined ? han.replace('天', '日') : WEEKDAYS.charAt(Number(digit))}`
    })
    .replace(CLOCK, (all, ...found) => clock(all, found))
    .replace(MONTH, (...found) => `${numberValue(groupsOf(found)['month'] ?? '') ?? ''}月`)
    .replace(DAY, (...found) => `${numberValue(groupsOf(found)['day'] ?? '') ?? ''}日`)
    .replace(COUNTED, (all) => String(numberValue(all) ?? all))
    .replace(SIZE, (...found) => `${'x'.repeat(numberValue(groupsOf(found)['count'] ?? '') ?? 0)}l`)
}

type Groups = { readonly [name: string]: string | undefined }

const groupsOf = (found: readonly unknown[]): Groups => found.at(-1) as Groups

const replaceAll = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
  pairs.reduce((said, [from, to]) => said.replace(from, to), text)

/** 九点半 and 21:30 are 9:30: who is offered hours of one day seldom says which half of it. */
function clock(all: string, found: readonly unknown[]): string {
  const { hour = '', half, minute } = groupsOf(found)
  const [at, text] = found.slice(-3, -1) as [number, string]
  if (hour === '一' && half === undefined && minute === undefined && A_LITTLE.test(text.slice(0, at))) return all
  const value = numberValue(hour)
  if (value === undefined || value > 24) return all
  return `${value > 12 ? value - 12 : value}:${minute ?? MINUTES[half ?? ''] ?? half ?? '00'}`
}
