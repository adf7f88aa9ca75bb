/** About greetings that did not go out, and the names of the jobs. */
import type { Day } from '../../../base/calendar.ts'
import { sayDay } from '../../../language/say.ts'
import type { PhoneLine } from '../../people/public.ts'
export const congratulationTitle = '生日和节日的祝福'
export const eveningTitle = '没发到的生日祝福'
export const askTitle = '问生日是公历还是农历'
export const aheadTitle = '两周内的生日'
type Occasion = 'birthday' | 'retired' | 'party' | 'wedding'
const DAYS: Readonly<Record<Occasion, string>> = {
  birthday: '生日',
  retired: '退休纪念日',
  party: '入党纪念日',
  wedding: '结婚纪念日',
}

/** A day of somebody's; `past`: when it was, if it is over. */
interface Theirs {
  readonly occasion: Occasion
  readonly past?: Day
}

/** To staff: whom to ring up, on what other day of theirs than a birthday, and when that was. */
export function toPhone(lines: readonly (PhoneLine & { readonly occasions: readonly Theirs[] })[]): string {
  const areBirthdays = lines.every(({ occasions }) => occasions.every(({ occasion }) => occasion === 'birthday'))
  const title = `${areBirthdays ? '生日' : ''}祝福没有送到微信的${lines.length}位，请打电话祝贺：`
  const what = ({ occasion, past }: Theirs) =>
    [past === undefined ? '' : sayDay(past), areBirthdays ? '' : DAYS[occasion]].join('')
  const day = (occasions: readonly Theirs[]) => {
    const said = occasions.map(what).filter((one) => one !== '')
    return said.length === 0 ? '' : `，${said.join('、')}`
  }
  return [title, ...lines.map((line) => `${phoneLine(line)}${day(line.occasions)}`)].join('\n')
}

/** To staff, in the evening of a festival. */
export function festivalToPhone(festival: string, lines: readonly PhoneLine[], most: number): string {
  const rest = lines.length > most ? [`还有${lines.length - most}位，都在下面的表里。`] : []
  const title = `${festival}祝福没有发到的${lines.length}位，请打个电话补上：`
  return [title, ...lines.slice(0, most).map(phoneLine), ...rest].join('\n')
}
export const festivalToPhoneTitle = (festival: string): string => `${festival}没发到祝福的名单`
export const toPhoneColumns = ['姓名', '支部', '电话', '联络员'] as const

/** To staff, in the morning. */
export const tooMany = (count: number): string =>
  `【不用回复】今天还有${count}位的祝福要一条一条发，照现在的速度今天发不完。没发到的，明早列名单给您，请打电话补上。`

/** 何守田（第二支部第一小组）138-0000-0203，联络员郑明远 */
export function phoneLine({ name, unit, phone, liaison }: PhoneLine): string {
  const where = unit === null ? '' : `（${unit}）`
  return `${name}${where}${phone ?? '没登记电话'}${liaison === undefined ? '' : `，联络员${liaison.name}`}`
}

export const missedBirthdays = (people: readonly { readonly name: string; readonly phone: string | null }[]): string =>
  `生日祝福（${people.map(({ name, phone }) => `${name}${phone === null ? '' : ` ${phone}`}`).join('，')}）`
/** Other days than birthdays, of people who can be rung up. */
export const missedDays = (
  days: readonly { readonly occasion: Occasion; readonly name: string; readonly phone: string | null }[],
): string =>
  `纪念日的祝福（${days.map(({ occasion, name, phone }) => `${name}${phone === null ? '' : ` ${phone}`} ${DAYS[occasion]}`).join('，')}）`
export const missedFestival = (names: readonly string[]): string => `${names.join('、')}的问候`
export const and = (things: readonly string[]): string => things.join('和')
export const passedTitle = '已经过了的生日'

/** To staff: whose birthday was over when it was entered. */
export function passed(
  people: readonly { readonly name: string; readonly unit: string | null; readonly day: Day }[],
): string {
  const lines = people.slice(0, PASSED_LINES).map(({ name, unit, day }) => `${nameAndUnit(name, unit)}，${sayDay(day)}`)
  const rest = people.length > PASSED_LINES ? [`还有${people.length - PASSED_LINES}位。`] : []
  const title = `登记的生日已经过了，机器人没有发过祝福的${people.length}位，请打个电话补一句：`
  return [title, ...lines, ...rest].join('\n')
}
const PASSED_LINES = 20
const nameAndUnit = (name: string, unit: string | null): string => `${name}${unit === null ? '' : `（${unit}）`}`
export const birthdayMoved = (): string => '生日改过了，今天不是'
export const inMourning = (): string => '家里刚有人去世，暂不发祝福'
export const notWished = (): string => '本人现在不要这句祝福'
