/** What is said to elders who answer, ask or wish for something. */
import { sayLunarDate } from '../../../language/say.ts'
import type { PhoneLine } from '../../people/public.ts'
import type { BirthdayWish } from '../read-wish.ts'
import { pick } from './congratulating.ts'
import { phoneLine } from './unsent.ts'
export const SOLAR = '公历（阳历）'
export const LUNAR = '农历（阴历）'
export const FORGOTTEN = '记不清了'
export const DECLINED = '不想说'
export const DECLINES: readonly string[] = [
  '算了',
  '算了吧',
  '算了算了',
  '不说',
  '不说了',
  '不想说',
  '不愿说',
  '不告诉你',
  '不告诉你们',
  '就不告诉你',
  '保密',
  '别问了',
  '不用问了',
  '不用了',
  '不用',
  '不必了',
  '不方便说',
  '不过生日',
  '我不过生日',
]
export const calendarTitle = (): string => '您的生日是公历还是农历'
const monthAndDay = (day: string): readonly [number, number] => [Number(day.slice(-5, -3)), Number(day.slice(-2))]

export function askCalendar(address: string, day: string): string {
  const [month, date] = monthAndDay(day)
  return `【请回复】${address}，您登记的生日是${month}月${date}日，是公历还是农历？我们好按时给您祝寿。请回数字：\n1 ${SOLAR}\n2 ${LUNAR}\n3 ${FORGOTTEN}`
}
const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

/** 公历12月10日, 农历腊月初十 */
function sayDate(calendar: 'solar' | 'lunar', day: string): string {
  const [month, date] = monthAndDay(day)
  return calendar === 'solar' ? `公历${month}月${date}日` : `农历${MONTHS[month - 1] ?? ''}月${sayLunarDate(date)}`
}
export const calendarNoted = (calendar: 'solar' | 'lunar', day: string): string =>
  `谢谢您！记下了：您的生日是${sayDate(calendar, day)}。记错了，公历请回1，农历请回2。`
export const calendarForgotten = (): string => '没关系，不用费心。哪天想起来了，告诉我们一声就行。'
export const calendarDeclined = (): string => '好的，不问了。哪天您想说了，告诉我们一声就行。'
export const whyCalendarForgotten = (): string => '记不清生日是公历还是农历，请问问家里人或者查档案。'

type Asked = PhoneLine & { readonly day: string }
const asWritten = ({ day }: Asked): string => `${monthAndDay(day).join('月')}日`
const howToEnter = (name: string): string => `问清了请说：${name}的生日是农历（或公历）。`

/** To staff: whom to ring up. */
export const askByPhone = (lines: readonly Asked[]): string =>
  [
    `这${lines.length}位的生日没写公历农历，微信问不到本人，请打电话问一声，问清了才好发祝福：`,
    ...lines.map((line) => `${phoneLine(line)}，登记的是${asWritten(line)}`),
    howToEnter(lines[0]?.name ?? ''),
  ].join('\n')

/** To a 联络员, of those whom they look after. */
export const askYours = (lines: readonly Asked[]): string =>
  [
    `您联系的这${lines.length}位，登记的生日没写公历农历，微信上问不到，麻烦您问一声：`,
    ...lines.map((line) => `${line.name}，登记的是${asWritten(line)}`),
    howToEnter(lines[0]?.name ?? ''),
  ].join('\n')
export const calendarIs = (name: string, calendar: 'solar' | 'lunar', day: string, since: 'now' | 'already'): string =>
  since === 'now'
    ? `记下了：${name}的生日是${sayDate(calendar, day)}。`
    : `${name}的生日登记的就是${sayDate(calendar, day)}，没有改动。`
export const calendarKnown = (name: string, calendar: 'solar' | 'lunar', day: string, mayChange: boolean): string =>
  `${name}的生日登记的是${sayDate(calendar, day)}，没有改。${mayChange ? '要改，请连年份一起说，比如：改何守田生日农历1934年十月初九。' : '不对的话，请告诉办公室。'}`
export const noBirthDay = (name: string): string => `${name}的生日还没登记到哪一天，没有改。`

export const thanks = (seed: number): string =>
  pick(['您高兴，我们就高兴。', '您客气了，保重身体。', '应该的，祝您天天开心。'], seed) ?? ''
export const sadAnswer = (): string => '您的话我们收到了。我这就告诉办公室的同志，请他们给您打电话。'
export const whySad = (): string => '收到祝福后说了这些话，像是有心事，请打个电话。'
export const whyVoice = (): string => '收到祝福后回了一段语音，没有转成文字，请抽空听一听。'

export function wish({ inPrivate, inRoom }: BirthdayWish, isBack: boolean): string {
  const back = isBack ? '节日问候还是不发，想要请说：我还要节日问候。' : ''
  if (!inPrivate && !inRoom) return '好的，以后您生日不发祝福了，节日问候照常。想再要，请说：还是给我发生日祝福吧。'
  if (!inPrivate) return '好的，您生日那天，只在群里祝贺一句，不提岁数。不想要了请说：别在群里祝我生日。'
  if (!inRoom) return `好的，您生日那天，祝福只私下发给您，群里不说。${back}`
  return `好的，您生日那天，群里祝贺一句，也私下发给您；群里不提岁数。不想要了请说：别在群里祝我生日。${back}`
}

export const allWishes = (): string => '好的，生日祝福、节日问候都照常发给您。不想要了请说：别再给我发祝福了。'

/** `birthdays`: whether those go on. */
export function festivalWish(wanted: boolean, birthdays: boolean): string {
  if (wanted) return `好的，以后过节照常问候您${birthdays ? '' : '；生日祝福还是不发'}。`
  if (!birthdays) return '好的，以后过节不单独给您发问候了；生日祝福也不发。想再要，请说：还是给我发节日问候吧。'
  return '好的，以后过节不单独给您发问候了，生日祝福照常。群里的问候是发给大家的，还会有。想再要，请说：还是给我发节日问候吧。'
}

export const festivalWishOf = (name: string, wanted: boolean, birthdays: boolean): string =>
  wanted ? `记下了：过节照常问候${name}。` : `记下了：过节不单独给${name}发问候${birthdays ? '，生日祝福照常' : ''}。`
export const daysWish = (wanted: boolean): string =>
  wanted
    ? '好的，退休、入党的纪念日照常给您发祝福。'
    : '好的，以后退休、入党的纪念日不给您发祝福了，别的祝福不变。想再要，请说：还是给我发纪念日祝福吧。'

export const daysWishOf = (name: string, wanted: boolean): string =>
  wanted
    ? `记下了：退休、入党的纪念日照常给${name}发祝福。`
    : `记下了：退休、入党的纪念日不给${name}发祝福，别的祝福不变。`
export const noRoom = (): string => '您还没有进我们的群，没法在群里祝贺，生日祝福还是私下发给您。'

export function wishOf(name: string, { inPrivate, inRoom }: BirthdayWish): string {
  if (!inPrivate && !inRoom) return `记下了：${name}的生日不发祝福，节日问候照常。`
  if (!inPrivate) return `记下了：${name}的生日只在群里祝贺一句，不私下发。`
  return inRoom ? `记下了：${name}的生日在群里祝贺一句，也私下发。` : `记下了：${name}的生日只私下发祝福，群里不说。`
}
export const noRoomOf = (name: string): string => `${name}还没有进登记过的群，没法在群里祝贺，没有改。`
export const wantsNone = (name: string): string =>
  `${name}本人说过不要祝福，没有改。本人说“还是给我发生日祝福吧”，就恢复。`

export const weddingKept = (name: string | undefined, date: string): string =>
  `记下了：${name ?? '您'}的结婚纪念日是${date}，每年那天祝贺。不要了请说：${name === undefined ? '别祝结婚纪念日了' : `取消${name}的结婚纪念日`}。`
export const weddingWhen = (): string => '没听清日子。请连年份一起说，比如：我们的结婚纪念日是1965年5月1日。'
export const noSuchDay = (date: string): string =>
  `没有${date}这一天，还没有记。请看一看，再说一遍，比如：我们的结婚纪念日是1965年5月1日。`
export const weddingToCome = (date: string): string =>
  `${date}还没有到，还没有记。请把年份看一看，再说一遍，比如：我们的结婚纪念日是1965年5月1日。`
export const weddingDropped = (): string => '好的，结婚纪念日不再祝贺了。'
export const noWedding = (): string => '没有登记过结婚纪念日，不用改。'
