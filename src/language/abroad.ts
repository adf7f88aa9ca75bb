/** Places abroad: whether a residence is one, and which clocks people there live by. Pure. */

type Places = readonly (readonly [string, ...string[]])[]

const CITIES: Places = [
  ['洛杉矶|旧金山|三藩市?|西雅图|华盛顿州|圣地亚哥|圣何塞|硅谷|加利福尼亚|拉斯维加斯', 'America/Los_Angeles'],
  ['芝加哥|休斯[顿敦]|达拉斯', 'America/Chicago'],
  ['纽约|波士顿|华盛顿|费城|亚特兰大|迈阿密|新泽西|匹兹堡', 'America/New_York'],
  ['温哥华', 'America/Vancouver'],
  ['卡尔加里|埃德蒙顿', 'America/Edmonton'],
  ['多伦多|渥太华|蒙特利尔', 'America/Toronto'],
  ['悉尼|墨尔本|堪培拉', 'Australia/Sydney'],
  ['布里斯班', 'Australia/Brisbane'],
  ['珀斯', 'Australia/Perth'],
  ['奥克兰|惠灵顿', 'Pacific/Auckland'],
  ['大阪|横滨|名古屋', 'Asia/Tokyo'],
  ['首尔|釜山', 'Asia/Seoul'],
  ['曼谷', 'Asia/Bangkok'],
  ['吉隆坡', 'Asia/Singapore'],
  ['雅加达', 'Asia/Jakarta'],
  ['曼彻斯特|爱丁堡', 'Europe/London'],
  ['都柏林', 'Europe/Dublin'],
  ['里斯本', 'Europe/Lisbon'],
  ['慕尼黑|法兰克福', 'Europe/Berlin'],
  ['马德里|巴塞罗那', 'Europe/Madrid'],
  ['阿姆斯特丹', 'Europe/Amsterdam'],
  ['布鲁塞尔', 'Europe/Brussels'],
  ['苏黎世', 'Europe/Zurich'],
  ['斯德哥尔摩', 'Europe/Stockholm'],
  ['莫斯科|圣彼得堡', 'Europe/Moscow'],
  ['迪拜', 'Asia/Dubai'],
]

/** Of those that reach over several zones the first and the last in which many live. */
const COUNTRIES: Places = [
  ['美国', 'America/New_York', 'America/Los_Angeles'],
  ['加拿大', 'America/Toronto', 'America/Vancouver'],
  ['澳大利亚|澳洲', 'Australia/Sydney', 'Australia/Perth'],
  ['俄罗斯', 'Asia/Vladivostok', 'Europe/Moscow'],
  ['新西兰', 'Pacific/Auckland'],
  ['日本', 'Asia/Tokyo'],
  ['韩国', 'Asia/Seoul'],
  ['泰国|越南|柬埔寨|老挝', 'Asia/Bangkok'],
  ['新加坡|马来西亚|菲律宾', 'Asia/Singapore'],
  ['印度尼西亚|印尼', 'Asia/Jakarta'],
  ['英国', 'Europe/London'],
  ['爱尔兰', 'Europe/Dublin'],
  ['葡萄牙', 'Europe/Lisbon'],
  ['法国', 'Europe/Paris'],
  ['德国', 'Europe/Berlin'],
  ['意大利', 'Europe/Rome'],
  ['西班牙', 'Europe/Madrid'],
  ['荷兰', 'Europe/Amsterdam'],
  ['比利时', 'Europe/Brussels'],
  ['瑞士', 'Europe/Zurich'],
  ['奥地利', 'Europe/Vienna'],
  ['瑞典', 'Europe/Stockholm'],
  ['挪威', 'Europe/Oslo'],
  ['丹麦', 'Europe/Copenhagen'],
  ['芬兰', 'Europe/Helsinki'],
  ['波兰', 'Europe/Warsaw'],
  ['匈牙利', 'Europe/Budapest'],
  ['阿联酋', 'Asia/Dubai'],
  ['阿根廷', 'America/Argentina/Buenos_Aires'],
  ['巴西', 'America/Sao_Paulo'],
  ['南非', 'Africa/Johannesburg'],
]

/** Names that estates and streets at home bear too (罗马花园, 东京路): places only of somebody known to be abroad. */
const BORROWED: Places = [
  ['加州', 'America/Los_Angeles'],
  ['奥斯汀', 'America/Chicago'],
  ['黄金海岸', 'Australia/Brisbane'],
  ['东京', 'Asia/Tokyo'],
  ['伦敦', 'Europe/London'],
  ['巴黎', 'Europe/Paris'],
  ['柏林', 'Europe/Berlin'],
  ['罗马|米兰', 'Europe/Rome'],
  ['维也纳', 'Europe/Vienna'],
]

/** By the code of the country before a number; the longer ones first. */
const CODES: Places = [
  ['353', 'Europe/Dublin'],
  ['351', 'Europe/Lisbon'],
  ['358', 'Europe/Helsinki'],
  ['971', 'Asia/Dubai'],
  ['855', 'Asia/Bangkok'],
  ['81', 'Asia/Tokyo'],
  ['82', 'Asia/Seoul'],
  ['84', 'Asia/Bangkok'],
  ['66', 'Asia/Bangkok'],
  ['65', 'Asia/Singapore'],
  ['60', 'Asia/Singapore'],
  ['63', 'Asia/Singapore'],
  ['62', 'Asia/Jakarta'],
  ['64', 'Pacific/Auckland'],
  ['61', 'Australia/Sydney', 'Australia/Perth'],
  ['55', 'America/Sao_Paulo'],
  ['54', 'America/Argentina/Buenos_Aires'],
  ['49', 'Europe/Berlin'],
  ['48', 'Europe/Warsaw'],
  ['47', 'Europe/Oslo'],
  ['46', 'Europe/Stockholm'],
  ['45', 'Europe/Copenhagen'],
  ['44', 'Europe/London'],
  ['43', 'Europe/Vienna'],
  ['41', 'Europe/Zurich'],
  ['39', 'Europe/Rome'],
  ['36', 'Europe/Budapest'],
  ['34', 'Europe/Madrid'],
  ['33', 'Europe/Paris'],
  ['32', 'Europe/Brussels'],
  ['31', 'Europe/Amsterdam'],
  ['27', 'Africa/Johannesburg'],
  ['7', 'Asia/Vladivostok', 'Europe/Moscow'],
  ['1', 'America/New_York', 'America/Los_Angeles'],
]

const namesOf = (places: Places): string => places.map(([names]) => names).join('|')
/** 新加坡城, 英国风情街 and 洛杉矶花园 are at home: what stands behind a country is no estate, behind a city nothing but family. */
const KIN = '(?:女儿|儿子|闺女|孩子|孙子|孙女|外孙女?|妹妹|姐姐|弟弟|哥哥|亲戚|大女儿|小女儿|大儿子|小儿子)'
const COUNTRY = `(?:${namesOf(COUNTRIES)})(?![^，,（(\\s]{0,2}(?:路|街|巷|村|苑|园|庄|城|楼|厦|风情|小镇|小区|公寓|印象))`
const CITY = `(?:${namesOf(CITIES)})[市州区]?(?=$|[，,。（(\\s]|的?${KIN}|[随跟和与了]|定居|常住|长住|住)`
/** A place abroad in a sentence. */
export const PLACE_ABROAD = `(?:${COUNTRY}|${CITY})`
const STANDS_FIRST = new RegExp(`^(?:现?(?:在|住|定居|旅居)+)?${PLACE_ABROAD}`)

/** Whether a residence plainly is abroad, whatever else the roster says. */
export const isAbroad = (residence: string): boolean => STANDS_FIRST.test(residence)

export interface Whereabouts {
  readonly region: string
  readonly residence: string | null
  readonly phone: string | null
}

/**
 * The zones in which somebody abroad may be: by where they live, else by the country of their number. Empty: they live at
 * home, or it is not known. A number alone tells nothing of somebody who has a residence at home.
 */
export function zonesOf({ region, residence, phone }: Whereabouts): readonly string[] {
  if (region !== 'abroad' && residence !== null && !isAbroad(residence)) return []
  return zonesOfPlace(residence ?? '') ?? zonesOfNumber(phone ?? '') ?? []
}

/** A city tells more than the country beside it. */
const zonesOfPlace = (residence: string): readonly string[] | undefined =>
  [...CITIES, ...BORROWED, ...COUNTRIES].find(([names]) => new RegExp(names).test(residence))?.slice(1)

const zonesOfNumber = (phone: string): readonly string[] | undefined =>
  CODES.find(([code]) => phone.startsWith(`+${code}`))?.slice(1)
