/** A location as an address in words: no map, no link, so that it can be read out to an ambulance. Pure. */
import type { payloads } from 'wechaty-puppet'

/** What a puppet says where the platform says nothing. */
const NOTHING = /^(?:NONAME|NOADDRESS|undefined|null|\[位置\])$/

/** 人民公园（幸福路12号）; what stands in both is said once; without words the degrees; empty where nothing is known. */
export function sayLocation({ name, address, latitude, longitude }: payloads.Location): string {
  const [called, where] = [clean(name), clean(address)]
  if (where.includes(called)) return where || sayDegrees(latitude, longitude)
  if (called.includes(where)) return called
  return `${called}（${where}）`
}

const clean = (words: string | undefined): string => {
  const said = (words ?? '').replace(/\s+/g, ' ').trim()
  return NOTHING.test(said) ? '' : said
}

/** Every place of our users lies in the north and the east, but nobody is told a wrong side of the world. */
function sayDegrees(latitude: number, longitude: number): string {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude) || (latitude === 0 && longitude === 0)) return ''
  const side = (degrees: number, [over, under]: readonly [string, string]) =>
    `${degrees < 0 ? under : over}${Math.abs(degrees).toFixed(5)}度`
  return `${side(latitude, ['北纬', '南纬'])}，${side(longitude, ['东经', '西经'])}`
}

/**
 * The address in the message's own text, for platforms that cannot be asked for it: XML with `poiname` and `label`, or, on
 * the web, the name in front of a picture's address.
 */
export function locationInText(text: string): string {
  const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(text)?.[1]
  if (/^\s*</.test(text)) return say(attribute('poiname'), attribute('label'), attribute('x'), attribute('y'))
  return clean(/^\s*(.+?)\s*[:：]\s*\n\s*\/cgi-bin\//.exec(text)?.[1] ?? '')
}

const say = (name = '', address = '', x = '', y = ''): string =>
  sayLocation({ name, address, latitude: Number(x || Number.NaN), longitude: Number(y || Number.NaN), accuracy: 0 })
