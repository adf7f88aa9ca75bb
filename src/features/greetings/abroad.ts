/** Greetings reach people abroad in their own day-time, where their zone is known from where they live. Pure. */
import { type Day, dayOf, instantOf, type Time, timeOf } from '../../base/calendar.ts'

/** Cities and countries with one zone; a country with several (美国, 加拿大, 澳大利亚) tells nothing without a city. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/洛杉矶|旧金山|三藩|西雅图|圣地亚哥|圣何塞|硅谷|加州|加利福尼亚|拉斯维加斯/, 'America/Los_Angeles'],
  [/芝加哥|休斯[顿敦]|达拉斯|奥斯汀/, 'America/Chicago'],
  [/纽约|波士顿|华盛顿|费城|亚特兰大|迈阿密|新泽西|匹兹堡/, 'America/New_York'],
  [/温哥华/, 'America/Vancouver'],
  [/卡尔加里|埃德蒙顿/, 'America/Edmonton'],
  [/多伦多|渥太华|蒙特利尔/, 'America/Toronto'],
  [/悉尼|墨尔本|堪培拉/, 'Australia/Sydney'],
  [/布里斯班|黄金海岸/, 'Australia/Brisbane'],
  [/珀斯/, 'Australia/Perth'],
  [/新西兰|奥克兰|惠灵顿/, 'Pacific/Auckland'],
  [/日本|东京|大阪/, 'Asia/Tokyo'],
  [/韩国|首尔|釜山/, 'Asia/Seoul'],
  [/泰国|曼谷|越南/, 'Asia/Bangkok'],
  [/英国|伦敦|曼彻斯特/, 'Europe/London'],
  [/法国|巴黎/, 'Europe/Paris'],
  [/德国|柏林|慕尼黑|法兰克福/, 'Europe/Berlin'],
  [/意大利|罗马|米兰/, 'Europe/Rome'],
  [/西班牙|马德里/, 'Europe/Madrid'],
  [/荷兰|阿姆斯特丹/, 'Europe/Amsterdam'],
  [/瑞士|苏黎世/, 'Europe/Zurich'],
  [/莫斯科/, 'Europe/Moscow'],
  [/阿联酋|迪拜/, 'Asia/Dubai'],
]

/** When people abroad may be written to, on their own clocks. */
const [MORNING, NIGHT]: readonly [Time, Time] = ['08:00', '21:00']

/** The zone of somebody abroad; `undefined`: they live at home, or it is not known. */
export function zoneOf({ region, residence }: { region: string; residence: string | null }): string | undefined {
  if (region !== 'abroad' || residence === null) return undefined
  return PLACES.find(([pattern]) => pattern.test(residence))?.[1]
}

/**
 * The stretch in which somebody in `zone` can be greeted on their own `day`: their day-time, from the first moment of it
 * at which the office sends (`nextSending`); `undefined`: the two never meet on that day.
 */
export function ownDaytime(
  day: Day,
  zone: string,
  { now, nextSending }: { readonly now: Date; readonly nextSending: (moment: Date) => Date },
): { readonly notBefore: Date; readonly notAfter: Date } | undefined {
  const morning = instantOf(day, MORNING, zone)
  const notBefore = nextSending(morning > now ? morning : now)
  const isTheirs = dayOf(notBefore, zone) === day && timeOf(notBefore, zone) < NIGHT
  return isTheirs ? { notBefore, notAfter: instantOf(day, NIGHT, zone) } : undefined
}
